"""Model cards, read as what they are: JSON that a stranger may have written. The engine checks them once more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from furrow.__about__ import ROOT
from furrow.engine.contract.errors import DamagedFileError, FurrowError
from furrow.processing_provider.texts import translate

__all__ = ["CARD", "SHIPPED", "Found", "ModelCard", "find_models", "plain", "read_card"]

CARD = "card.json"
SHIPPED = ROOT / "models" / "weights"
"""Folder of the models that come with Furrow."""

_WEIGHTS = "model.safetensors"
_LARGEST = 1_000_000  # bytes
_LONGEST_NAME = 120
_MOST = 1000  # folders of a place are looked at
_OURS = ".furrow-"  # names of what is being written begin with it


@dataclass(frozen=True)
class ModelCard:
    """A card, as far as it could be read.

    Attributes:
        folder: Folder of the model.
        document: The JSON object; nothing in it is trusted to be of any type.
        weights_bytes: Size of the weights; 0 where they are missing.
    """

    folder: Path
    document: Mapping[str, Any]
    weights_bytes: int

    @property
    def name(self) -> str:
        """Name of the model: the card's, else the folder's."""
        value = self.document.get("name")
        return plain(value, _LONGEST_NAME) if isinstance(value, str) and value.strip() else self.folder.name

    def part(self, name: str) -> Mapping[str, Any]:
        """Return an object of the card, empty where it is none."""
        value = self.document.get(name)
        return value if isinstance(value, Mapping) else {}


@dataclass(frozen=True)
class Found:
    """A folder that holds a card.

    Attributes:
        folder: The folder.
        card: The card, or None where it cannot be read.
        problem: Why not; empty where it can.
        ships: Whether it comes with Furrow.
    """

    folder: Path
    card: ModelCard | None
    problem: str
    ships: bool

    @property
    def name(self) -> str:
        """Name for the list."""
        return self.card.name if self.card is not None else self.folder.name


def read_card(folder: Path) -> ModelCard:
    """Return the card of a model.

    Raises:
        DamagedFileError: There is none, it is absurdly large, or no card.
    """
    path = folder / CARD
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ValueError(translate("cards", "it is larger than {size} bytes").format(size=f"{_LARGEST:,}"))
        document = _parsed(content)
        if not isinstance(document, dict) or not isinstance(document.get("format"), int):
            raise ValueError(translate("cards", "it is no card of Furrow"))
        weights = folder / _WEIGHTS
        size = weights.stat().st_size if weights.is_file() else 0
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        sentence = translate("cards", "The card '{path}' cannot be read: {reason}.")
        raise DamagedFileError(sentence.format(path=path, reason=reason)) from error
    return ModelCard(folder, document, size)


def _parsed(content: bytes) -> object:
    """Return what JSON says; None where it is nested as no card is. Pythons differ in the words for that."""
    try:
        return json.loads(content.decode("utf-8"))
    except RecursionError:
        return None


def plain(text: str, longest: int) -> str:
    """Return a text of a card as Qt can show it: halves of characters replaced, and cut where it is absurdly long."""
    whole = text[:longest].encode("utf-8", errors="replace").decode("utf-8")
    return whole if len(text) <= longest else f"{whole}…"


def find_models(places: Iterable[Path]) -> list[Found]:
    """Return the models that ship, then those of some folders, each folder once, by name.

    Args:
        places: Models, or folders that hold models; those that are not there count for nothing.
    """
    found = [_look(folder, ships=True) for folder in _folders(SHIPPED)]
    seen = {each.folder.resolve() for each in found}
    others: list[Found] = []
    for place in places:
        for folder in _folders(place):
            if folder.resolve() not in seen:
                seen.add(folder.resolve())
                others.append(_look(folder, ships=False))
    return [*found, *sorted(others, key=lambda each: (each.name.casefold(), str(each.folder)))]


def _folders(place: Path) -> list[Path]:
    """Return the folders with a card: the place itself, or those in it."""
    try:
        if (place / CARD).is_file():
            return [place]
        inner = [each for _, each in zip(range(_MOST), place.iterdir(), strict=False)]
        return sorted(each for each in inner if not each.name.startswith(_OURS) and (each / CARD).is_file())
    except OSError:
        return []


def _look(folder: Path, *, ships: bool) -> Found:
    try:
        return Found(folder, read_card(folder), "", ships)
    except FurrowError as error:
        return Found(folder, None, str(error), ships)
