"""Boxes to score: predictions with their references and weight maps, matched by their grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from furrow.engine.assessment.finding import FoundRaster
from furrow.engine.assessment.grid_index import GridIndex
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid

__all__ = ["Part", "ScoredBox", "indexed", "pair_boxes", "part_for"]


@dataclass(frozen=True)
class Part:
    """The part of a raster that shows a box.

    Attributes:
        path: The raster.
        row: Its row at which the box begins.
        column: Its column at which the box begins.
    """

    path: Path
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class ScoredBox:
    """A box and the three rasters that show it.

    Attributes:
        name: For messages and reports.
        grid: Its pixels.
        prediction: Of the map.
        reference: Of the reference.
        weights: Of the weight map.
    """

    name: str
    grid: GeoGrid
    prediction: Part
    reference: Part
    weights: Part


@dataclass(frozen=True)
class _Place:
    """Where a prediction and a reference meet."""

    grid: GeoGrid
    prediction: FoundRaster
    reference: FoundRaster

    @property
    def is_exact(self) -> bool:
        return self.prediction.grid.matches(self.grid)


def pair_boxes(
    predictions: Sequence[FoundRaster], references: Sequence[FoundRaster], weights: Sequence[FoundRaster]
) -> tuple[list[ScoredBox], list[FoundRaster], list[FoundRaster]]:
    """Return the boxes, and what is left over: predictions from folders without reference, references without any.

    A box is a prediction and a reference on the same grid, or the part of a mosaic that the other one shows. Where a
    box has a raster of its own and lies in a mosaic too, its own counts.

    Raises:
        InputError: A prediction that was named has no reference; something has several; a box has no weight map; or
            nothing belongs together.
    """
    known, weighing = indexed(references), indexed(weights)
    places: list[_Place] = []
    lone: list[FoundRaster] = []
    for prediction in predictions:
        met = _places(prediction, known)
        if not met and (prediction.asked or len(predictions) == 1):
            raise InputError(_nothing_there(prediction.grid, _called(prediction), known, "reference"))
        places += met
        if not met:
            lone.append(prediction)
    if not places:
        raise InputError(_nothing_there(predictions[0].grid, _called(predictions[0]), known, "reference"))
    kept = _once(places)
    boxes = [_box(each, part_for(each.grid, _called(each.prediction), weighing, "weight map")) for each in kept]
    scored = {place.reference.path for place in kept}
    return boxes, lone, [each for each in references if each.path not in scored]


def indexed(rasters: Sequence[FoundRaster]) -> GridIndex[FoundRaster]:
    """Return rasters by their grids."""
    index = GridIndex[FoundRaster]()
    for raster in rasters:
        index.add(raster.grid, raster)
    return index


def part_for(grid: GeoGrid, owner: str, candidates: GridIndex[FoundRaster], what: str) -> Part:
    """Return the part of the one candidate that shows a grid: a raster on that grid, else one around it.

    Args:
        grid: The pixels wanted.
        owner: What they belong to, for the message.
        candidates: Rasters to choose from.
        what: What they are, for the message.

    Raises:
        InputError: None, or more than one, shows it.
    """
    fitting = candidates.matching(grid) or candidates.around(grid)
    if not fitting:
        raise InputError(_nothing_there(grid, owner, candidates, what))
    if len(fitting) > 1:
        raise InputError(_several(owner, fitting, what))
    return _part(fitting[0], grid)


def _places(prediction: FoundRaster, references: GridIndex[FoundRaster]) -> list[_Place]:
    if same := references.matching(prediction.grid):
        if len(same) > 1:
            raise InputError(_several(_called(prediction), same, "reference"))
        return [_Place(prediction.grid, prediction, same[0])]
    if inside := references.inside(prediction.grid):
        return [_Place(each.grid, prediction, each) for each in inside]
    around = references.around(prediction.grid)
    if len(around) > 1:
        raise InputError(_several(_called(prediction), around, "reference"))
    return [_Place(prediction.grid, prediction, each) for each in around]


def _once(places: Sequence[_Place]) -> list[_Place]:
    """Return each place once, with the prediction that is its own where it also lies in a mosaic."""
    kept = GridIndex[_Place]()
    for place in sorted(places, key=lambda each: not each.is_exact):
        others = kept.matching(place.grid)
        rival = next((each for each in others if each.is_exact == place.is_exact), None)
        if rival is not None:
            raise InputError(
                f"The box of the reference '{place.reference.path.name}' has more than one prediction or reference "
                f"('{rival.prediction.path}', '{place.prediction.path}'): give one for each place."
            )
        if not others:
            kept.add(place.grid, place)
    order = {id(place): number for number, place in enumerate(places)}
    return sorted(kept.values(), key=lambda each: order[id(each)])


def _box(place: _Place, weights: Part) -> ScoredBox:
    prediction, reference = _part(place.prediction, place.grid), _part(place.reference, place.grid)
    own = place.prediction if place.is_exact else place.reference
    name = own.path.stem if own.asked else f"{own.path.parent.name}/{own.path.stem}"
    return ScoredBox(name, place.grid, prediction, reference, weights)


def _part(raster: FoundRaster, grid: GeoGrid) -> Part:
    row, column = raster.grid.offset_of(grid) or (0, 0)
    return Part(raster.path, row, column)


def _called(raster: FoundRaster) -> str:
    return f"prediction '{raster.path.name}'"


def _nothing_there(grid: GeoGrid, owner: str, candidates: GridIndex[FoundRaster], what: str) -> str:
    first = candidates.first()
    near = f"; '{first[1].path.name}' is {first[0].describe()}" if first else ""
    return (
        f"No {what} lies on the grid of the {owner} ({grid.describe()}{near}): "
        "make it from the same season, so that no pixel is shifted."
    )


def _several(owner: str, rasters: Sequence[FoundRaster], what: str) -> str:
    names = ", ".join(f"'{raster.path.name}'" for raster in rasters)
    return f"The {owner} has more than one {what} ({names}): give one for each place."
