"""The simulated land at 2.5 m: zones of use, strips of parcels, margins, tracks, hedges, roads, houses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from furrow.engine.simulation.noise import smooth_field
from furrow.engine.simulation.surfaces import CROPS, Kind

__all__ = ["Landscape", "simulate_landscape"]

_PIXEL = 2.5  # metres
_ZONE_METRES = 330.0  # typical distance between centres of zones

#: Zones and how a landscape mixes them (concentrations of a Dirichlet distribution).
_ZONES = {"arable": 5.0, "mixed": 2.0, "meadow": 2.2, "forest": 2.2, "settlement": 0.9, "orchard": 0.5, "water": 0.12}

_GRASSES = (Kind.MEADOW, Kind.PASTURE, Kind.LUCERNE, Kind.FALLOW, Kind.ORCHARD, Kind.VINEYARD)
_GRASS_SHARES = (0.45, 0.18, 0.18, 0.11, 0.05, 0.03)
_GARDEN = (Kind.ROOF, Kind.ASPHALT, Kind.ROUGH_GRASS, Kind.BROADLEAF, Kind.VEGETABLES, Kind.GRAVEL, Kind.GREENHOUSE)
_GARDEN_SHARES = (0.27, 0.15, 0.33, 0.12, 0.06, 0.05, 0.02)
_CROP_SHARE = {"arable": 0.85, "mixed": 0.5, "meadow": 0.06, "orchard": 0.05}


@dataclass(frozen=True)
class Landscape:
    """What lies where.

    Attributes:
        patches: (H, W) int32 at 2.5 m, the patch of every pixel, 0..n-1.
        kinds: (n,) int16, the kind of surface of every patch.
        parcels: (n,) bool, True for agricultural parcels (not hedges, houses or forest).
    """

    patches: NDArray[np.int32]
    kinds: NDArray[np.int16]
    parcels: NDArray[np.bool_]


class _Patches:
    """Collects patches while a landscape is drawn."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.map = np.zeros(shape, dtype=np.int32)
        self.kinds: list[int] = []
        self.parcels: list[bool] = []

    def add(self, kinds: list[int], parcels: bool) -> int:
        """Add patches and return the number of the first."""
        first = len(self.kinds)
        self.kinds.extend(int(kind) for kind in kinds)
        self.parcels.extend([parcels] * len(kinds))
        return first


def simulate_landscape(rng: np.random.Generator, shape: tuple[int, int], field_scale: float = 1.0) -> Landscape:
    """Return a random landscape.

    Args:
        rng: Source of randomness.
        shape: (H, W) in pixels of 2.5 m.
        field_scale: Factor of the parcels' sides; 1 is the small-scale farmland of Slovenia.
    """
    patches = _Patches(shape)
    rows, columns = _warped(rng, shape)
    zone, gap = _zones(rng, rows, columns, shape)
    names = list(_ZONES)
    shares = rng.dirichlet([_ZONES[name] for name in names])
    crops = rng.dirichlet(np.full(len(CROPS), 0.7) * np.array([2.2, 1.4, 1, 0.8, 3, 0.6, 0.8, 0.8, 0.6, 0.8, 0.25]))
    boxes = ndimage.find_objects(zone + 1)
    for index, box in enumerate(boxes):
        if box is None:
            continue
        inside = zone[box] == index
        name = names[rng.choice(len(names), p=shares)]
        _fill(rng, patches, name, box, inside, (rows[box], columns[box]), crops, field_scale)
    _lines(rng, patches, zone, gap)
    _road(rng, patches, rows, columns)
    return Landscape(patches.map, np.array(patches.kinds, dtype=np.int16), np.array(patches.parcels, dtype=bool))


def _warped(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return coordinates in metres, bent a little: boundaries in the field are not straight."""
    bend = rng.uniform(2, 14)
    rows, columns = np.meshgrid(*(np.arange(side, dtype=np.float32) * _PIXEL for side in shape), indexing="ij")
    return rows + bend * smooth_field(rng, shape, 90), columns + bend * smooth_field(rng, shape, 90)


def _zones(
    rng: np.random.Generator, rows: NDArray[np.float32], columns: NDArray[np.float32], shape: tuple[int, int]
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Return the zone of every pixel (cells around random centres) and its metres to the next zone."""
    height, width = (side * _PIXEL for side in shape)
    number = max(4, round((height + 400) * (width + 400) / _ZONE_METRES**2 * rng.uniform(0.6, 1.5)))
    centres = rng.uniform((-200, -200), (height + 200, width + 200), (number, 2))
    stretch = rng.uniform(0.6, 1.6)  # zones along a valley
    tree = cKDTree(centres * (1, stretch))
    points = np.stack([rows.ravel(), columns.ravel() * stretch], axis=1)
    distance, nearest = tree.query(points, k=2)
    gap = ((distance[:, 1] - distance[:, 0]) * 0.5).astype(np.float32).reshape(shape)
    return nearest[:, 0].astype(np.int32).reshape(shape), gap


def _fill(
    rng: np.random.Generator,
    patches: _Patches,
    name: str,
    box: tuple[slice, slice],
    inside: NDArray[np.bool_],
    place: tuple[NDArray[np.float32], NDArray[np.float32]],
    crops: NDArray[np.float64],
    field_scale: float,
) -> None:
    """Draw one zone into the map of patches."""
    if name in {"forest", "water"}:
        kind = Kind.WATER if name == "water" else rng.choice([Kind.BROADLEAF, Kind.CONIFER], p=[0.65, 0.35])
        patches.map[box][inside] = patches.add([kind], parcels=False)
        return
    if name == "settlement":
        width, length, spread = 13.0, 17.0, 0.35
    else:
        wide = rng.choice([1.0, 2.2], p=[0.8, 0.2])
        width, length, spread = 26.0 * field_scale * wide, 165.0 * field_scale, 0.55
    cell, edge = _strips(rng, place, width, length, spread)
    values, numbers = np.unique(cell[inside], return_inverse=True)
    kinds = _kinds(rng, name, values.size, crops)
    first = patches.add(kinds, parcels=name != "settlement")
    drawn = numbers.astype(np.int32) + first
    margin = edge[inside] < 0
    if name != "settlement" and margin.any():
        grown = rng.choice([Kind.ROUGH_GRASS, Kind.MEADOW, Kind.GRAVEL], p=[0.8, 0.15, 0.05])
        drawn[margin] = patches.add([grown], parcels=False)
    patches.map[box][inside] = drawn


def _strips(
    rng: np.random.Generator,
    place: tuple[NDArray[np.float32], NDArray[np.float32]],
    width: float,
    length: float,
    spread: float,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Cut a zone into strips and these across.

    Returns:
        The cell of every pixel, and its metres to the nearest margin, negative on a margin.
    """
    angle = rng.uniform(0, np.pi)
    across = place[0] * np.cos(angle) + place[1] * np.sin(angle)
    along = place[1] * np.cos(angle) - place[0] * np.sin(angle)
    across, along = across - across.min(), along - along.min()
    number = int(across.max() / width * 2) + 4
    edges = np.concatenate(([0.0], np.cumsum(rng.lognormal(np.log(width), spread, number).clip(5.0, 400.0))))
    strip = np.searchsorted(edges, across, side="right") - 1
    lengths = rng.lognormal(np.log(length), spread * 0.8, edges.size).clip(8.0, 900.0)
    if rng.random() < 0.5:  # parcels of neighbouring strips end at one track
        lengths[:] = lengths[0]
        starts = np.zeros(edges.size)
    else:
        starts = rng.uniform(0, 1, edges.size) * lengths
    position = (along + starts[strip]) / lengths[strip]
    piece = np.floor(position)
    margins = np.where(rng.random(edges.size) < rng.choice([0.15, 0.5]), rng.uniform(0.8, 3.5, edges.size), 0.0)
    headland = rng.choice([0.0, 1.5, 2.5])
    following = np.minimum(strip + 1, edges.size - 1)
    sides = np.minimum(across - edges[strip] - margins[strip] / 2, edges[following] - across - margins[following] / 2)
    ends = np.minimum(position - piece, piece + 1 - position) * lengths[strip] - headland / 2
    return strip.astype(np.int64) * 4096 + piece.astype(np.int64), np.minimum(sides, ends).astype(np.float32)


def _kinds(rng: np.random.Generator, name: str, number: int, crops: NDArray[np.float64]) -> list[int]:
    if name == "settlement":
        return [int(kind) for kind in rng.choice(_GARDEN, number, p=_GARDEN_SHARES)]
    share = float(np.clip(rng.normal(_CROP_SHARE[name], 0.1), 0.0, 0.97))
    shares = np.array(_GRASS_SHARES)
    if name == "orchard":
        shares = np.array([0.15, 0.1, 0.05, 0.05, 0.4, 0.25])
    grown = rng.choice([int(kind) for kind in CROPS], number, p=crops)
    other = rng.choice([int(kind) for kind in _GRASSES], number, p=shares)
    return [int(kind) for kind in np.where(rng.random(number) < share, grown, other)]


def _lines(rng: np.random.Generator, patches: _Patches, zone: NDArray[np.int32], gap: NDArray[np.float32]) -> None:
    """Draw field tracks, hedges and ditches between zones."""
    kinds = [Kind.ROUGH_GRASS, Kind.GRAVEL, Kind.BROADLEAF, Kind.ASPHALT]
    numbers = np.array([patches.add([kind], parcels=False) for kind in kinds])
    count = int(zone.max()) + 1
    kind = rng.choice(len(kinds), count, p=[0.45, 0.2, 0.25, 0.1])
    half = np.where(kind == 2, rng.uniform(2, 6, count), rng.uniform(1.2, 3.0, count)) * (rng.random(count) < 0.8)
    on = gap < half[zone]
    patches.map[on] = numbers[kind[zone[on]]]


def _road(rng: np.random.Generator, patches: _Patches, rows: NDArray[np.float32], columns: NDArray[np.float32]) -> None:
    """Draw up to two roads right through, with grass at their sides, and a few trees in the fields."""
    asphalt = patches.add([Kind.ASPHALT], parcels=False)
    verge = patches.add([Kind.ROUGH_GRASS], parcels=False)
    for _ in range(rng.integers(0, 3)):
        angle = rng.uniform(0, np.pi)
        at = rng.uniform(0, 1, 2) * (rows.max(), columns.max())
        distance = np.abs((rows - at[0]) * np.cos(angle) + (columns - at[1]) * np.sin(angle))
        half = rng.uniform(2.0, 5.0)
        patches.map[distance < half + rng.uniform(1, 4)] = verge
        patches.map[distance < half] = asphalt
    trees = patches.add([Kind.BROADLEAF], parcels=False)
    height, width = rows.shape
    for row, column in rng.uniform(0, 1, (max(1, height * width // 26000), 2)) * (height - 4, width - 4):
        size = rng.integers(2, 5)
        patches.map[int(row) : int(row) + size, int(column) : int(column) + size] = trees
