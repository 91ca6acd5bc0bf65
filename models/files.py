"""Model files: a folder with `model.safetensors` (numbers only) and `card.json`. Never a pickle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from furrow.models.card import ModelCard
from furrow.models.errors import DamagedModelError, ModelError, UnsafeModelError
from furrow.models.registry import build
from furrow.models.season_network import SeasonNetwork

__all__ = ["CARD", "SHIPPED", "WEIGHTS", "Model", "card_for", "load_card", "load_model", "save_model"]

WEIGHTS = "model.safetensors"
CARD = "card.json"
SHIPPED = Path(__file__).resolve().parent / "weights" / "hybrid-small"
"""The model that comes with Furrow."""

_PICKLES = {".pt", ".pth", ".pkl", ".pickle", ".bin", ".ckpt", ".joblib", ".pb", ".h5", ".keras"}
_PICKLE_MAGICS = (b"PK\x03\x04", b"\x80")  # a zip as torch.save writes it, a bare pickle
_LARGEST_CARD = 1_000_000  # bytes
_LARGEST_WEIGHTS = 4_000_000_000  # bytes


@dataclass(frozen=True)
class Model:
    """A network with its weights, in evaluation mode, and its card.

    Attributes:
        network: In evaluation mode, on the processor.
        card: Its card.
        weights_sha256: Of the file of its weights, in hexadecimal digits.
    """

    network: SeasonNetwork[Any]
    card: ModelCard
    weights_sha256: str


def card_for(network_name: str, network: SeasonNetwork[Any], settings: Mapping[str, Any], **fields: Any) -> ModelCard:  # noqa: ANN401
    """Return the card of a network: bands and normalisation from itself, the rest from `fields`."""
    return ModelCard(
        network=network_name,
        settings={name: value for name, value in settings.items() if name != "bands"},
        bands=network.bands,
        mean=tuple(round(value, 6) for value in network.mean.tolist()),
        standard_deviation=tuple(round(value, 6) for value in network.standard_deviation.tolist()),
        **fields,
    )


def load_card(path: Path) -> ModelCard:
    """Return the card of a model without reading its weights.

    Args:
        path: Folder of the model, its `.safetensors` file or its card.

    Raises:
        DamagedModelError: The card is missing or no JSON.
        UnsafeModelError: The path is a pickle, or the card is absurdly large.
        ModelError: The card is not one of Furrow's.
    """
    card = _folder(path) / CARD
    if not card.is_file():
        raise DamagedModelError(f"The model '{path}' has no {CARD}: choose the folder of a model that Furrow wrote.")
    if card.stat().st_size > _LARGEST_CARD:
        raise UnsafeModelError(f"The card '{card}' has {card.stat().st_size:,} bytes, too many: do not use this model.")
    try:
        document = json.loads(card.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise DamagedModelError(f"The card '{card}' is no JSON document: fetch or write the model again.") from error
    return ModelCard.from_document(document)


def load_model(path: Path) -> Model:
    """Return a model on the CPU, in evaluation mode.

    Names, shapes and types of all tensors are compared with the card's network before anything is
    allocated.

    Args:
        path: Folder of the model, its `.safetensors` file or its card.

    Raises:
        DamagedModelError: A file is missing, truncated, or the weights do not fit the card.
        UnsafeModelError: The file is a pickle, or asks for absurd sizes.
        ModelError: The card is not one of Furrow's, or names an unknown network.
    """
    card = load_card(path)
    weights = _folder(path) / WEIGHTS
    _check_kind(weights)
    if weights.stat().st_size > _LARGEST_WEIGHTS:
        raise UnsafeModelError(f"The weights '{weights}' have {weights.stat().st_size:,} bytes: do not use this model.")
    settings = {**card.settings, "bands": list(card.bands)}
    with torch.device("meta"):
        expected = build(card.network, settings).state_dict()
    tensors = _read(weights, expected)
    network = build(card.network, settings)
    network.load_state_dict(tensors)
    network.set_normalisation(card.mean, card.standard_deviation)
    return Model(network.eval(), card, hashlib.sha256(weights.read_bytes()).hexdigest())


def save_model(folder: Path, network: SeasonNetwork[Any], card: ModelCard) -> None:
    """Write the weights (float32) and the card of a model into an existing folder.

    Whoever calls this makes the folder appear whole, for example by writing to a temporary one.
    """
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()}
    (folder / WEIGHTS).write_bytes(save(tensors, metadata={"format": "pt"}))
    text = json.dumps(card.to_document(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    (folder / CARD).write_text(text, encoding="utf-8")


def _folder(path: Path) -> Path:
    if path.is_dir():
        return path
    if not path.exists():
        raise DamagedModelError(f"There is no model '{path}': check the path.")
    if path.name not in {WEIGHTS, CARD}:
        _check_kind(path)
        raise ModelError(f"The file '{path}' is not called {WEIGHTS}: choose the folder of a model that Furrow wrote.")
    return path.parent


def _check_kind(weights: Path) -> None:
    """Refuse what is no safetensors file before any library opens it."""
    if not weights.is_file():
        raise DamagedModelError(f"The model has no file '{weights}': fetch or write it again.")
    with weights.open("rb") as file:
        start = file.read(9)
    if weights.suffix.lower() in _PICKLES or (start.startswith(_PICKLE_MAGICS) and start[8:9] != b"{"):
        raise UnsafeModelError(
            f"The file '{weights}' is a pickle or an archive of one, which could run code when opened: "
            "ask for the model as safetensors with a card."
        )


def _read(weights: Path, expected: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the tensors of a file after comparing its directory with the network."""
    try:
        with safe_open(weights, framework="pt") as file:
            names = set(file.keys())
            if names != set(expected):
                odd = sorted(names ^ set(expected))[0]
                raise DamagedModelError(
                    f"The weights '{weights}' do not fit their card: the tensor '{odd}' is missing or too many. "
                    "Fetch the model again."
                )
            for name, tensor in expected.items():
                shape = tuple(file.get_slice(name).get_shape())
                if shape != tuple(tensor.shape):
                    raise DamagedModelError(
                        f"The weights '{weights}' do not fit their card: the tensor '{name}' has the shape {shape}, "
                        f"but the network needs {tuple(tensor.shape)}. Fetch the model again."
                    )
            tensors = {name: file.get_tensor(name) for name in names}
    except SafetensorError as error:
        raise DamagedModelError(f"The weights '{weights}' are damaged or no safetensors: fetch them again.") from error
    for name, tensor in tensors.items():
        if not torch.isfinite(tensor).all():
            raise DamagedModelError(f"The weights '{weights}' hold values that are not finite in '{name}'.")
    return tensors
