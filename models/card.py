"""The card of a model: everything one must know to use it and to trust it, as JSON beside the weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from furrow.models.errors import ModelError

__all__ = ["FORMAT", "ModelCard"]

FORMAT = 1
"""Version of the card's layout."""

_LONGEST = 64  # bands


@dataclass(frozen=True)
class ModelCard:
    """What a model is, sees, was trained on and scores.

    Attributes:
        name: Name of the model, also of its folder.
        version: Version of these weights.
        network: Name of the network in the registry.
        settings: Settings of the network.
        bands: Names of the bands it takes, in their order.
        mean: Mean reflectance of each band, by which inputs are normalised.
        standard_deviation: Likewise, the standard deviation.
        first_day: First day of the year of the seasons it was trained on.
        last_day: Last day likewise.
        threshold: Probability from which a pixel counts as cultivated.
        training: What it was trained on and how, in words and numbers; empty texts where unknown.
        scores: Name of each score -> value, on data not trained on.
        seed: Seed of the training.
        licence: Licence of the weights, as an SPDX expression or in words.
        furrow: Version of Furrow that trained it.
    """

    name: str
    version: str
    network: str
    settings: Mapping[str, Any]
    bands: tuple[str, ...]
    mean: tuple[float, ...]
    standard_deviation: tuple[float, ...]
    first_day: int
    last_day: int
    threshold: float
    training: Mapping[str, Any] = field(default_factory=dict)
    scores: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0
    licence: str = ""
    furrow: str = ""

    def to_document(self) -> dict[str, Any]:
        """Return the card as a JSON object."""
        return {"format": FORMAT, **asdict(self)}

    @classmethod
    def from_document(cls, document: object) -> Self:
        """Return the card of a JSON object; fields of a newer layout are ignored.

        Raises:
            ModelError: A field is missing, of another type or out of range.
        """
        if not isinstance(document, dict) or not isinstance(document.get("format"), int):
            raise ModelError("The model's card is no card of Furrow: choose the folder of a model that Furrow wrote.")
        if document["format"] > FORMAT:
            raise ModelError(
                f"The model's card has the layout {document['format']}, newer than {FORMAT}: update Furrow."
            )
        bands = tuple(_text(name, "bands") for name in _sequence(document, "bands"))
        card = cls(
            name=_text(document.get("name"), "name"),
            version=_text(document.get("version"), "version"),
            network=_text(document.get("network"), "network"),
            settings=_mapping(document, "settings"),
            bands=bands,
            mean=tuple(_number(value, "mean") for value in _sequence(document, "mean")),
            standard_deviation=tuple(
                _number(value, "standard_deviation") for value in _sequence(document, "standard_deviation")
            ),
            first_day=int(_number(document.get("first_day"), "first_day", 1, 366)),
            last_day=int(_number(document.get("last_day"), "last_day", 1, 366)),
            threshold=_number(document.get("threshold"), "threshold", 0, 1),
            training=_mapping(document, "training"),
            scores={name: _number(value, "scores") for name, value in _mapping(document, "scores").items()},
            seed=int(_number(document.get("seed"), "seed")),
            licence=_text(document.get("licence"), "licence"),
            furrow=_text(document.get("furrow"), "furrow"),
        )
        card._check_normalisation()
        return card

    def _check_normalisation(self) -> None:
        if not len(self.bands) == len(self.mean) == len(self.standard_deviation):
            raise ModelError(
                f"The model's card names {len(self.bands)} bands, but {len(self.mean)} means and "
                f"{len(self.standard_deviation)} standard deviations: write the card again."
            )
        if min(self.standard_deviation, default=0.0) <= 0:
            raise ModelError("The model's card has a standard deviation that is not above 0: write the card again.")


def _sequence(document: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = document.get(key)
    if not isinstance(value, list) or not 1 <= len(value) <= _LONGEST:
        raise ModelError(f"The field '{key}' of the model's card must be a list of 1 to {_LONGEST} values.")
    return value


def _mapping(document: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = document.get(key)
    if not isinstance(value, dict):
        raise ModelError(f"The field '{key}' of the model's card must be an object, not {type(value).__name__}.")
    return value


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise ModelError(f"The field '{key}' of the model's card must be text, not {type(value).__name__}.")
    return value


def _number(value: object, key: str, lowest: float = -math.inf, highest: float = math.inf) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ModelError(f"The field '{key}' of the model's card must be a number, not {value!r}.")
    if not lowest <= value <= highest:
        raise ModelError(f"The field '{key}' of the model's card is {value:g}, outside {lowest:g} to {highest:g}.")
    return float(value)
