"""The simulated land: blocks of strips of parcels, villages, woods and what lies between, at 2.5 m."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from rasterio.features import rasterize

from furrow.engine.geogrid import GeoGrid
from furrow.engine.simulation.countryside import paint_through_lines, paint_trees, paint_village, through_lines
from furrow.engine.simulation.kinds import CROPS, Kind
from furrow.engine.simulation.outlines import Canvas, smooth_bend
from furrow.engine.simulation.randomness import stream
from furrow.engine.simulation.settings import LandSettings
from furrow.engine.simulation.strips import cut_into_strips, halves
from furrow.engine.simulation.zones import USES, divide

__all__ = ["Landscape", "painted", "simulate_landscape"]

Array = NDArray[Any]

_GRASSES = (
    Kind.MEADOW, Kind.EXTENSIVE_MEADOW, Kind.PASTURE, Kind.YOUNG_GRASS, Kind.LUCERNE, Kind.FALLOW, Kind.ORCHARD,
    Kind.VINEYARD,
)  # fmt: skip
_GRASS_SHARES = np.array([0.34, 0.15, 0.14, 0.08, 0.13, 0.07, 0.06, 0.03])
_ORCHARD_SHARES = np.array([0.12, 0.08, 0.06, 0.01, 0.02, 0.04, 0.38, 0.29])
_CROP_SHARE = {"arable": 0.84, "mixed": 0.48, "meadow": 0.07, "orchard": 0.05}
_CROP_SHARES = np.array([0.17, 0.12, 0.07, 0.06, 0.33, 0.03, 0.05, 0.05, 0.06, 0.04, 0.01, 0.01])
_SMALLEST = 120.0  # square metres of a parcel that is still farmed


@dataclass(frozen=True)
class Landscape:
    """What lies where.

    Attributes:
        patches: (4H, 4W) int32 at 2.5 m, the patch of every pixel, 0..n-1.
        kinds: (n,) int16, the kind of surface of every patch.
        parcel_of_patch: (n,) int32, the declared parcel a patch is a part of, or -1.
        fields: (m,) polygons of the parcels in the CRS of the grid, as they truly are.
        parcel_kinds: (m,) int16, the kind of the larger part of each.
    """

    patches: NDArray[np.int32]
    kinds: NDArray[np.int16]
    parcel_of_patch: NDArray[np.int32]
    fields: Array
    parcel_kinds: NDArray[np.int16]

    @property
    def parcels(self) -> NDArray[np.int32]:
        """(4H, 4W) int32, the number of the parcel from 1, 0 where there is none."""
        return (self.parcel_of_patch + 1)[self.patches]


def simulate_landscape(seed: int, grid: GeoGrid, settings: LandSettings, outlines: Array | None = None) -> Landscape:
    """Return a random landscape.

    Args:
        seed: Seed of the simulation.
        grid: The 10 m grid.
        settings: How the land is divided.
        outlines: Polygons of real parcels in the CRS of the grid, to be sown at random; they replace generated parcels
            where they lie, and the land between them is generated without arable blocks. None to generate all.
    """
    rng = stream(seed, "land")
    side = max(grid.width, grid.height) * grid.ground_sampling_distance
    corner = np.array(grid.bounds[:2])
    local = None if outlines is None else shapely.transform(outlines, lambda points: points - corner)
    canvas = _drawn(rng, side, settings, local)
    shifted = shapely.transform(np.array(canvas.outlines, dtype=object), lambda points: points + corner)
    fields = shapely.transform(np.array(canvas.fields, dtype=object), lambda points: points + corner)
    return painted(canvas, shifted, fields, grid)


def painted(canvas: Canvas, outlines: Array, fields: Array, grid: GeoGrid) -> Landscape:
    """Return a landscape of patches painted one over the other; parcels of which no pixel is left are dropped.

    Args:
        canvas: Kinds and parcels of the patches.
        outlines: Their polygons in the CRS of the grid.
        fields: The polygons of the parcels likewise.
        grid: The 10 m grid.
    """
    fine = grid.refine()
    numbered = ((outline, index) for index, outline in enumerate(outlines) if not shapely.is_empty(outline))
    burnt = rasterize(numbered, fine.shape, fill=-1, transform=fine.transform, dtype="int32")
    counts = np.bincount(burnt[burnt >= 0], minlength=len(outlines))
    kinds, owners = np.array(canvas.kinds, dtype=np.int16), np.array(canvas.parcels, dtype=np.int32)
    used = np.flatnonzero(counts)
    place = np.full(len(outlines) + 1, used.size, dtype=np.int32)  # what nothing covers becomes rough grass, the last
    place[used] = np.arange(used.size)
    seen = np.unique(owners[used])
    seen = seen[seen >= 0]
    number = np.full(len(fields) + 1, -1, dtype=np.int32)
    number[seen] = np.arange(seen.size)
    parcel_kinds = np.zeros(seen.size, dtype=np.int16)
    for patch in used[np.argsort(counts[used], kind="stable")]:  # the largest part comes last
        if owners[patch] >= 0:
            parcel_kinds[number[owners[patch]]] = kinds[patch]
    return Landscape(
        patches=place[burnt],
        kinds=np.append(kinds[used], np.int16(Kind.ROUGH_GRASS)),
        parcel_of_patch=np.append(number[owners[used]], np.int32(-1)),
        fields=fields[seen],
        parcel_kinds=parcel_kinds,
    )


def _drawn(rng: np.random.Generator, side: float, settings: LandSettings, outlines: Array | None) -> Canvas:
    """Draw everything, from what lies lowest to what lies on top."""
    canvas, roads = Canvas(), Canvas()
    zones = divide(rng, side, settings)
    blocks = smooth_bend(rng, zones.outlines, rng.uniform(3, 14))
    taken = paint_through_lines(rng, roads, through_lines(rng, side))
    scale = float(np.exp(rng.normal(0, settings.scale_spread)))
    crops = rng.dirichlet(_CROP_SHARES * 14)
    sown = _Sower(rng, crops)
    shapely.prepare(taken)
    for block, use in zip(blocks, zones.uses, strict=True):
        name = "meadow" if outlines is not None and USES[use] == "arable" else USES[use]
        _fill(rng, canvas, sown, name, block, taken, (settings, scale), declare=outlines is None)
    if outlines is not None:
        _lay(rng, canvas, sown, outlines, settings, side)
    canvas.paint(roads.outlines, roads.kinds)
    paint_trees(rng, canvas, side)
    return canvas


class _Sower:
    """Decides what grows on a parcel."""

    def __init__(self, rng: np.random.Generator, crops: Array) -> None:
        self._rng, self._crops = rng, crops

    def sow(self, use: str, number: int, share: float | None = None) -> NDArray[np.int64]:
        """Return the kinds of the parcels of one block, which may be a little one-sided."""
        rng = self._rng
        wanted = _CROP_SHARE[use] if share is None else share
        wanted = float(np.clip(rng.normal(wanted, 0.1), 0.0, 0.97)) if wanted else 0.0
        crops = rng.dirichlet(self._crops * 9 + 0.02)
        grasses = rng.dirichlet((_ORCHARD_SHARES if use == "orchard" else _GRASS_SHARES) * 12)
        grown = rng.choice([int(kind) for kind in CROPS], number, p=crops)
        other = rng.choice([int(kind) for kind in _GRASSES], number, p=grasses)
        return np.where(rng.random(number) < wanted, grown, other)


def _fill(
    rng: np.random.Generator,
    canvas: Canvas,
    sown: _Sower,
    use: str,
    block: Any,  # noqa: ANN401 - shapely has no types
    taken: Any,  # noqa: ANN401
    size: tuple[LandSettings, float],
    *,
    declare: bool,
) -> None:
    """Draw one block."""
    if use in {"forest", "water"}:
        wood = rng.choice([Kind.BROADLEAF, Kind.CONIFER], p=[0.7, 0.3])
        canvas.paint([block], [Kind.WATER if use == "water" else wood])
        return
    if use == "settlement":
        paint_village(rng, canvas, block)
        return
    edge = rng.choice([Kind.ROUGH_GRASS, Kind.GRAVEL, Kind.BROADLEAF, Kind.MEADOW], p=[0.5, 0.15, 0.2, 0.15])
    half = rng.uniform(2.0, 5.0) if edge == Kind.BROADLEAF else rng.uniform(0.6, 2.5)
    canvas.paint([block], [edge])
    inner = shapely.buffer(block, -half)
    if shapely.is_empty(inner):
        return
    canvas.paint([inner], Kind.ROUGH_GRASS)  # margins between parcels
    if shapely.intersects(taken, inner):
        inner = shapely.difference(inner, taken)
    settings, scale = size
    wide = scale * (settings.consolidated[1] if rng.random() < settings.consolidated[0] else 1.0)
    margin = (rng.choice([0.5, 1.5]) * settings.margins[0], rng.uniform(0.5, 1.5) * settings.margins[1])
    for part in shapely.get_parts(inner):
        pieces, _ = cut_into_strips(
            rng, part, settings.strip_width * wide, settings.strip_length * scale, settings.spread, margin, _SMALLEST
        )
        if declare:
            _declare(rng, canvas, sown, pieces, sown.sow(use, len(pieces)), (use, settings.two_crops))
        else:
            canvas.paint(pieces, sown.sow(use, len(pieces), 0.0))


def _declare(
    rng: np.random.Generator,
    canvas: Canvas,
    sown: _Sower,
    pieces: Array,
    kinds: NDArray[np.int64],
    mixed: tuple[str, float],
) -> None:
    """Paint declared parcels, some of them sown with two kinds."""
    use, share = mixed
    two = rng.random(len(pieces)) < share
    for piece, kind, split in zip(pieces, kinds, two, strict=True):
        parts = halves(rng, piece) if split else [piece]
        second = int(sown.sow(use, 1, 0.5)[0])
        canvas.declare(piece, parts, [int(kind)] + [second] * (len(parts) - 1))


def _lay(
    rng: np.random.Generator, canvas: Canvas, sown: _Sower, outlines: Array, settings: LandSettings, side: float
) -> None:
    """Lay real outlines on the land and sow them."""
    there = outlines[shapely.intersects(outlines, shapely.box(0, 0, side, side))]
    _declare(rng, canvas, sown, there, sown.sow("arable", len(there), 0.62), ("mixed", settings.two_crops))
