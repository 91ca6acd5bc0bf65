"""Where a training stands: one safetensors file that is replaced as a whole, with notes in its header."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.training.disk import told_when_full

__all__ = ["Learner", "exists", "read_notes", "read_tensors", "tensors_of", "write_checkpoint"]

_FILE = "checkpoint.safetensors"
_NOTES = "notes"


class Learner:
    """What a training changes.

    Args:
        network: The network that is trained.
        average: The running average of its weights.
        optimizer: Its optimizer.

    Attributes:
        best: The averaged weights that scored best so far; empty before the first score.
    """

    def __init__(self, network: nn.Module, average: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self.network, self.average, self.optimizer = network, average, optimizer
        self.best: dict[str, Tensor] = {}


def tensors_of(network: nn.Module) -> dict[str, Tensor]:
    """Return the weights and all buffers of a network, those too that are left out of its model."""
    return {**dict(network.named_parameters()), **dict(network.named_buffers())}


def exists(folder: Path) -> bool:
    """Whether a folder holds a checkpoint."""
    return (folder / _FILE).is_file()


def write_checkpoint(folder: Path, learner: Learner, notes: Mapping[str, Any]) -> None:
    """Write a checkpoint; an older one stays until the new one is whole.

    Args:
        folder: Folder of the checkpoint.
        learner: What to keep.
        notes: Numbers and texts to find again, a JSON object.

    Raises:
        ResourceError: The disk is full.
    """
    tensors = {f"network.{name}": tensor for name, tensor in tensors_of(learner.network).items()}
    tensors |= {f"average.{name}": tensor for name, tensor in tensors_of(learner.average).items()}
    tensors |= {f"best.{name}": tensor for name, tensor in learner.best.items()}
    for index, state in learner.optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{name}": torch.as_tensor(value) for name, value in state.items()}
    kept = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    size = sum(tensor.nbytes for tensor in kept.values())
    with told_when_full(folder, f"A checkpoint of {size / 1e6:,.1f} MB"), atomic_file(folder / _FILE) as temporary:
        save_file(kept, temporary, metadata={_NOTES: json.dumps(notes)})


def read_notes(folder: Path) -> dict[str, Any]:
    """Return the notes of a checkpoint.

    Raises:
        DamagedFileError: They cannot be read.
    """
    try:
        with safe_open(folder / _FILE, framework="pt") as file:
            notes: dict[str, Any] = json.loads(file.metadata()[_NOTES])
    except (OSError, ValueError, SafetensorError, TypeError, KeyError) as error:
        raise _unreadable(folder) from error
    return notes


def read_tensors(folder: Path, learner: Learner) -> None:
    """Set networks and optimizer to a checkpoint.

    Raises:
        DamagedFileError: The checkpoint cannot be read, or belongs to another network.
    """
    try:
        tensors = load_file(folder / _FILE)
        _fill(learner.network, _part(tensors, "network."))
        _fill(learner.average, _part(tensors, "average."))
        device = next(learner.average.parameters()).device
        learner.best = {name: tensor.to(device) for name, tensor in _part(tensors, "best.").items()}
        states: dict[int, dict[str, Tensor]] = {}
        for name, tensor in _part(tensors, "optimizer.").items():
            index, _, key = name.partition(".")
            states.setdefault(int(index), {})[key] = tensor
        document = learner.optimizer.state_dict()
        learner.optimizer.load_state_dict({"state": states, "param_groups": document["param_groups"]})
    except (SafetensorError, OSError, ValueError, RuntimeError, KeyError) as error:
        raise _unreadable(folder) from error


def _unreadable(folder: Path) -> DamagedFileError:
    return DamagedFileError(
        f"The checkpoint '{folder}' cannot be read or belongs to another training: delete the folder to start anew."
    )


@torch.no_grad()
def _fill(network: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    mine = tensors_of(network)
    if mine.keys() != tensors.keys():
        raise KeyError("the checkpoint has other tensors than the network")
    for name, tensor in mine.items():
        if tensor.shape != tensors[name].shape:
            raise ValueError(f"the shape of {name} differs")
        tensor.copy_(tensors[name])


def _part(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
