"""One way over the strips of a canvas: pixels are read, parcels burned, and everything about them summed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from furrow.engine.assessment.agreement.canvas import MARGIN, Canvas, Rows, Sheet
from furrow.engine.assessment.agreement.kernel import (
    COUNTS,
    SUMS,
    add_borders,
    add_pixels,
    add_surroundings,
    far_fields,
)
from furrow.engine.assessment.agreement.sources import Mask, Observations, Probability, SeasonObservations, Weights
from furrow.engine.assessment.agreement.suspicion import likelihoods
from furrow.engine.assessment.agreement.tallies import Tallies
from furrow.engine.assessment.agreement.zones import Zones, burned
from furrow.engine.contract.agreement_jobs import ParcelAgreement
from furrow.engine.contract.errors import InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import MASK_NODATA, PROBABILITY_SCALE
from furrow.engine.reporting import Reporter
from furrow.engine.vectors.masks import Strip

__all__ = ["Pixels", "sum_fields", "sum_parcels"]

_USUAL_THRESHOLD = 0.5
_NOTHING = np.empty((0, 0), dtype=np.float32)


@dataclass(frozen=True)
class Pixels:
    """All rasters of a job, laid upon one canvas.

    Attributes:
        canvas: The grid of the predictions.
        masks, probabilities, weights, observations: The rasters.
        threshold: Probability from which a pixel counts as cultivated.
        tags: Metadata items that all predictions share.
    """

    canvas: Canvas
    masks: Sheet
    probabilities: Sheet
    weights: Sheet
    observations: Sheet
    threshold: float
    tags: dict[str, str]

    @classmethod
    def open(cls, spec: ParcelAgreement, stack: ExitStack, reporter: Reporter) -> Pixels:
        """Lay the rasters of a job upon a canvas; the stack closes them.

        Raises:
            InputError: There is no prediction, rasters do not belong together or disagree on the threshold.
            DamagedFileError: A raster or season cannot be opened.
        """
        masks = [Mask(Path(path)) for path in spec.masks]
        probabilities = [Probability(Path(path)) for path in spec.probabilities]
        predictions: list[Mask | Probability] = [*probabilities, *masks]
        if not predictions:
            raise InputError("There is no prediction to compare with the parcels: give a probability or a mask.")
        canvas = Canvas.of(predictions)
        weights = [Weights(Path(path)) for path in spec.weights]
        _require_weights(predictions, weights)
        fine = predictions[0].grid
        counted = [SeasonObservations(path) for path in spec.seasons]
        observed = [Observations(Path(path), fine) for path in spec.observations]

        def sheet(sources: Sequence[Mask | Probability | Weights], missing: float, dtype: type[np.generic]) -> Sheet:
            return stack.enter_context(closing(Sheet(canvas, sources, missing, dtype)))

        return cls(
            canvas,
            sheet(masks, MASK_NODATA, np.uint8),
            sheet(probabilities, MASK_NODATA, np.uint8),
            sheet(weights, 0.0, np.float32),
            stack.enter_context(closing(Sheet(canvas, [*counted, *observed], -1, np.int32))),
            _threshold(spec.threshold, probabilities, reporter),
            _shared([each.tags for each in predictions]),
        )

    def map(self, rows: Rows) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return a framed strip of the map (1 cultivated, 0 not, 255 nodata), and of the stored probabilities."""
        chance = self.probabilities.read(rows).astype(np.uint8, copy=False)
        least = self.threshold * PROBABILITY_SCALE - 1e-6
        mapped = (chance >= least).astype(np.uint8)
        mapped[chance == MASK_NODATA] = MASK_NODATA
        if self.masks:
            masked = self.masks.read(rows).astype(np.uint8, copy=False)
            np.copyto(mapped, masked, where=masked != MASK_NODATA)
        return mapped, chance

    def weighing(self, rows: Rows) -> NDArray[np.float32]:
        """Return a framed strip of the weights, of no size where there are none."""
        return self.weights.read(rows).astype(np.float32, copy=False) if self.weights else _NOTHING


def sum_parcels(
    pixels: Pixels,
    parcels: Zones,
    cultivated: NDArray[np.int8],
    tallies: Tallies,
    reporter: Reporter,
    start: float,
    end: float,
) -> Iterator[Strip]:
    """Sum up the pixels of parcels, and yield strips of what the map has beyond them.

    Args:
        pixels: The rasters.
        parcels: The parcels.
        cultivated: (N,) 1 for declared as cultivated, 0 for not, -1 for unknown.
        tallies: What to add to.
        reporter: Told of the progress, asked whether to stop.
        start: Share of the job that is done before the first strip.
        end: The same after the last one.
    """
    canvas, likely = pixels.canvas, likelihoods(pixels.threshold)
    for rows in canvas.strips:
        grid = canvas.framed(rows)
        reporter.check()
        mapped, chance = pixels.map(rows)
        places, polygons = parcels.over(grid.bounds)
        owners, over = burned(polygons, grid, reporter)
        tallies.overlapping[places] |= over
        weights = pixels.weighing(rows)
        reporter.check()
        counts, sums = _tables(len(places))
        add_pixels(owners, mapped, chance, likely, weights, counts, sums)
        add_surroundings(owners, mapped, chance, likely, weights, counts, sums)
        add_borders(owners, mapped, np.concatenate([[False], cultivated[places] == 1]), sums)
        tallies.add(places, counts, sums)
        if pixels.observations:
            tallies.observations.add(places, owners, mapped, pixels.observations.read(rows))
        reporter.check()
        yield Strip(rows.first, far_fields(owners, mapped), last=rows.last == canvas.grid.height)
        reporter.progress(start + (end - start) * rows.last / canvas.grid.height)


def sum_fields(pixels: Pixels, fields: Zones, tallies: Tallies, reporter: Reporter, start: float, end: float) -> None:
    """Sum up the pixels of fields that no parcel covers; see `sum_parcels`."""
    canvas, likely = pixels.canvas, likelihoods(pixels.threshold)
    for rows in canvas.strips:
        grid = canvas.framed(rows)
        places, polygons = fields.over(_inner(grid))
        if len(places):
            reporter.check()
            mapped, chance = pixels.map(rows)
            owners, _ = burned(polygons, grid, reporter)
            counts, sums = _tables(len(places))
            add_pixels(owners, mapped, chance, likely, pixels.weighing(rows), counts, sums)
            tallies.add(places, counts, sums)
            if pixels.observations:
                tallies.observations.add(places, owners, mapped, pixels.observations.read(rows))
        reporter.progress(start + (end - start) * rows.last / canvas.grid.height)


def _tables(parcels: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    return np.zeros((parcels + 1, len(COUNTS)), dtype=np.int64), np.zeros((parcels + 1, len(SUMS)))


def _inner(framed: GeoGrid) -> tuple[float, float, float, float]:
    """Return the bounds of a strip without its frame."""
    left, bottom, right, top = framed.bounds
    side = framed.ground_sampling_distance * MARGIN
    return left + side, bottom + side, right - side, top - side


def _threshold(given: float | None, probabilities: Sequence[Probability], reporter: Reporter) -> float:
    if given is not None:
        if not 0 < given < 1:
            raise InputError(f"The threshold is {given:g}, but must lie between 0 and 1.")
        return given
    named = {each.threshold: each.path for each in probabilities if each.threshold is not None}
    if len(named) > 1:
        (one, first), (other, second), *_ = named.items()
        raise InputError(
            f"The probability '{first}' names the threshold {one:g}, '{second}' {other:g}: give the one to use."
        )
    for found, path in named.items():
        if not 0 < found < 1:
            raise InputError(f"The probability '{path}' names the threshold {found:g}: give the one to use, in 0 to 1.")
        return found
    if probabilities:
        reporter.message(f"The probabilities name no threshold: {_USUAL_THRESHOLD:g} is taken.")
    return _USUAL_THRESHOLD


def _require_weights(predictions: Sequence[Mask | Probability], weights: Sequence[Weights]) -> None:
    """Stop where a prediction has no weight map: without one all its parcels would weigh nothing."""
    for prediction in predictions if weights else ():
        left, bottom, right, top = prediction.grid.bounds
        if not any(
            other[0] < right and left < other[2] and other[1] < top and bottom < other[3]
            for other in (each.grid.bounds for each in weights)
        ):
            raise InputError(
                f"No weight map lies on the {prediction.title}: give the weight maps of all predictions, or none to "
                "weigh parcels by their size."
            )


def _shared(tags: Sequence[dict[str, str]]) -> dict[str, str]:
    """Return the items that all predictions agree on, of those that say what they are."""
    names = [name for name in tags[0] if name.startswith("FURROW_")]
    return {name: tags[0][name] for name in names if all(each.get(name) == tags[0][name] for each in tags)}
