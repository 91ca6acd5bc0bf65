"""Where the scored maps come from, as their files' metadata tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from furrow.engine.assessment.pairing import ScoredBox
from furrow.engine.virtual_rasters import open_mosaic

__all__ = ["Provenance", "provenance_of"]

_LONGEST = 200  # letters of a value; metadata may hold megabytes


@dataclass(frozen=True)
class Provenance:
    """What predictions say of themselves; each value once, in the order of the boxes.

    Attributes:
        models: Name and version.
        seasons: Titles.
        versions: Of Furrow.
        thresholds: As text.
        kinds: FURROW_ROLE: "probability", "mask", or empty.
    """

    models: tuple[str, ...]
    seasons: tuple[str, ...]
    versions: tuple[str, ...]
    thresholds: tuple[str, ...]
    kinds: tuple[str, ...]


def provenance_of(boxes: Sequence[ScoredBox]) -> Provenance:
    """Read the metadata of each prediction.

    Raises:
        InputError: A file is gone.
        DamagedFileError: A file cannot be opened.
    """
    tags = []
    for path in dict.fromkeys(box.prediction.path for box in boxes):
        with open_mosaic(path) as dataset:
            tags.append(dataset.tags())
    return Provenance(
        models=_once(f"{each.get('FURROW_MODEL', '')} {each.get('FURROW_MODEL_VERSION', '')}" for each in tags),
        seasons=_once(each.get("FURROW_SEASON", "") for each in tags),
        versions=_once(each.get("FURROW_VERSION", "") for each in tags),
        thresholds=_once(each.get("FURROW_THRESHOLD", "") for each in tags),
        kinds=tuple(dict.fromkeys(each.get("FURROW_ROLE", "") for each in tags)),
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_short(value.strip()) for value in values if value.strip()))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"
