"""Where a training stands, as safetensors and JSON in one folder that appears whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from furrow.engine.atomic import atomic_folder
from furrow.engine.contract.errors import DamagedFileError

__all__ = ["exists", "read_notes", "read_tensors", "write_checkpoint"]

_TENSORS = "state.safetensors"
_NOTES = "state.json"


def exists(folder: Path) -> bool:
    """Whether a folder holds a checkpoint."""
    return (folder / _NOTES).is_file()


def write_checkpoint(
    folder: Path,
    network: nn.Module,
    average: nn.Module,
    optimizer: torch.optim.Optimizer,
    notes: dict[str, Any],
) -> None:
    """Write a checkpoint; an older one stays until the new one is whole.

    Args:
        folder: Folder of the checkpoint.
        network: Its weights.
        average: The running average of the weights.
        optimizer: Its state.
        notes: Numbers and texts to find again.
    """
    tensors = {f"network.{name}": tensor for name, tensor in network.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in average.state_dict().items()}
    for index, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{index}.{name}": torch.as_tensor(value) for name, value in state.items()}
    kept = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    with atomic_folder(folder, overwrite=True) as temporary:
        save_file(kept, temporary / _TENSORS)
        (temporary / _NOTES).write_text(json.dumps(notes, indent=1), encoding="utf-8")


def read_notes(folder: Path) -> dict[str, Any]:
    """Return the notes of a checkpoint.

    Raises:
        DamagedFileError: They cannot be read.
    """
    try:
        notes: dict[str, Any] = json.loads((folder / _NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(folder) from error
    return notes


def read_tensors(folder: Path, network: nn.Module, average: nn.Module, optimizer: torch.optim.Optimizer) -> None:
    """Set networks and optimizer to a checkpoint.

    Raises:
        DamagedFileError: The checkpoint cannot be read, or belongs to another network.
    """
    try:
        tensors = load_file(folder / _TENSORS)
        network.load_state_dict(_part(tensors, "network."))
        average.load_state_dict(_part(tensors, "average."))
        states: dict[int, dict[str, Tensor]] = {}
        for name, tensor in _part(tensors, "optimizer.").items():
            index, _, key = name.partition(".")
            states.setdefault(int(index), {})[key] = tensor
        document = optimizer.state_dict()
        optimizer.load_state_dict({"state": states, "param_groups": document["param_groups"]})
    except (SafetensorError, OSError, ValueError, RuntimeError, KeyError) as error:
        raise _unreadable(folder) from error


def _unreadable(folder: Path) -> DamagedFileError:
    return DamagedFileError(
        f"The checkpoint '{folder}' cannot be read or belongs to another training: delete the folder to start anew."
    )


def _part(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
