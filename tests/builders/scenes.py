"""One truth about a place and season, and the Sentinel-2 scenes of open archives made from it.

Whatever source serves the scenes, its pixels brought to 10 m by the nearest neighbour are those of the truth: bands of
20 m and 60 m are constant over the cells in which the satellite measures them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.warp import reproject, transform_bounds

from furrow.engine.contract.boxes import Box
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.bands import NATIVE_DISTANCE, SENTINEL2_BANDS
from furrow.engine.imagery.season import Season

__all__ = [
    "BOA_OFFSET",
    "LAYOUTS",
    "Scene",
    "Truth",
    "build_truth",
    "coarse",
    "cut_scenes",
    "sample_truth",
    "season_truth",
    "with_offset",
    "write_raster",
]

BOA_OFFSET = 1000
"""What processing baselines from 04.00 on add to the digital numbers of observed pixels."""

LAYOUTS = ("whole", "granules", "swath", "zones", "versions")
_CLOUDY = (3, 8, 9, 10)
_SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "flanders-2019"


@dataclass(frozen=True)
class Truth:
    """What a place looked like.

    Attributes:
        grid: The 10 m grid.
        moments: Sensing times (UTC), in order, one a day.
        bands: Names.
        digital_numbers: (T, B, H, W) uint16, reflectance x 10000 without offset; 0 where nothing was observed.
        scl: (T, H, W) uint8, constant over cells of 20 m; 0 where nothing was observed.
        clp: (T, H, W) uint8, s2cloudless probability x 255, constant over cells of 160 m; 255 where nothing
            was observed.
        clm: (T, H, W) uint8, 1 where clp / 255 > 0.4; 255 where nothing was observed.
        cloud_cover: Per cent, of each date.
    """

    grid: GeoGrid
    moments: tuple[datetime.datetime, ...]
    bands: tuple[str, ...]
    digital_numbers: NDArray[np.uint16]
    scl: NDArray[np.uint8]
    clp: NDArray[np.uint8]
    clm: NDArray[np.uint8]
    cloud_cover: tuple[float, ...]

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """The days."""
        return tuple(moment.date() for moment in self.moments)

    @property
    def observed(self) -> NDArray[np.bool_]:
        """(T, H, W), where something was observed."""
        return self.scl > 0

    def box(self, name: str = "box-0001") -> Box:
        """Return the box that is the whole truth."""
        return Box(name, self.grid.crs.to_string(), *self.grid.bounds)

    def band(self, name: str) -> NDArray[np.uint16]:
        """Return a band (T, H, W)."""
        return self.digital_numbers[:, self.bands.index(name)]

    def under(self, cloud_cover: float) -> Truth:
        """Return the truth with the dates of at most so much cloud."""
        return self.select([index for index, cover in enumerate(self.cloud_cover) if cover <= cloud_cover])

    def select(self, indexes: Sequence[int]) -> Truth:
        """Return the truth with some of its dates."""
        kept = list(indexes)
        return replace(
            self, moments=tuple(self.moments[index] for index in kept), digital_numbers=self.digital_numbers[kept],
            scl=self.scl[kept], clp=self.clp[kept], clm=self.clm[kept],
            cloud_cover=tuple(self.cloud_cover[index] for index in kept),
        )  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """One product: a tile at one moment.

    Attributes:
        moment: Sensing time.
        tile: MGRS tile such as `33TVM`.
        platform: `S2A` or `S2B`.
        orbit: Relative orbit.
        sequence: Number among the products of one tile and day.
        baseline: Processing baseline such as `05.00`.
        cloud_cover: Per cent.
        grid: Its 10 m grid, edges on multiples of 60 m.
        arrays: uint16 bands at their native distance without the offset of newer baselines (0 is nodata), and `SCL`
            uint8 at 20 m.
    """

    moment: datetime.datetime
    tile: str
    platform: str
    orbit: int
    sequence: int
    baseline: str
    cloud_cover: float
    grid: GeoGrid
    arrays: dict[str, NDArray[Any]]

    @property
    def has_offset(self) -> bool:
        """Whether products of this baseline carry the offset of 1000."""
        return self.baseline >= "04.00"

    @property
    def product(self) -> str:
        """Name of the product without `.SAFE`."""
        number, stamp = self.baseline.replace(".", ""), f"{self.moment:%Y%m%dT%H%M%S}"
        made = f"{self.moment + datetime.timedelta(hours=3, minutes=self.sequence):%Y%m%dT%H%M%S}"
        return f"{self.platform}_MSIL2A_{stamp}_N{number}_R{self.orbit:03d}_T{self.tile}_{made}"

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) in degrees."""
        return transform_bounds(self.grid.crs, "EPSG:4326", *self.grid.bounds)

    def native_grid(self, name: str) -> GeoGrid:
        """Return the grid of a band or of SCL."""
        return self.grid.coarsen(NATIVE_DISTANCE.get(name, 20) // 10) if name != "SCL" else self.grid.coarsen(2)


def build_truth(
    *,
    seed: int = 1,
    height: int = 60,
    width: int = 48,
    count: int = 4,
    first_day: datetime.date = datetime.date(2019, 4, 3),
    step: int = 10,
    bands: Sequence[str] = SENTINEL2_BANDS,
    crs: str = "EPSG:32633",
    corner: tuple[float, float] = (465_180, 5_080_260),
    clouds: Sequence[float] = (0.0, 0.2, 0.7),
    unobserved: bool = False,
) -> Truth:
    """Return a random truth whose upper left corner lies on multiples of 60 m.

    Args:
        clouds: Shares of cloud, repeated over the dates.
        unobserved: Leave a corner of every second date without data.
    """
    rng = np.random.default_rng(seed)
    grid = GeoGrid(CRS.from_user_input(crs), Affine(10, 0, corner[0], 0, -10, corner[1]), height, width)
    scl = np.stack([_scene_classes(rng, grid, clouds[index % len(clouds)]) for index in range(count)])
    numbers = np.stack(
        [_cells(rng, grid, NATIVE_DISTANCE[name], count, 300 + 250 * at) for at, name in enumerate(bands)], 1
    )
    clp = _fill(rng.integers(0, 256, (count, *_cell_shape(grid, 16))).astype(np.uint8), grid, 16)
    if unobserved:
        rows, columns = np.indices(grid.shape) // 6 * 6  # whole cells of 60 m
        scl[::2, (rows + columns) < min(grid.shape) // 2] = 0
    return _finish(grid, _moments(first_day, step, count), tuple(bands), numbers, scl, clp)


def season_truth(season: Season) -> Truth:
    """Return a season's dates, SCL included, as the truth of twelve bands.

    B01 and B09, if missing, are cells of 60 m of B02 and B8A; CLP, if missing, follows from SCL.
    """
    grid, numbers, masks = season.grid, {}, {}
    for date in season.dates:
        with rasterio.open(date.bands) as dataset:
            numbers[date.date] = dict(zip(dataset.descriptions, dataset.read(), strict=True))
        if date.masks is None:
            raise ValueError(f"{date.date} has no masks.")
        with rasterio.open(date.masks) as dataset:
            masks[date.date] = dict(zip(dataset.descriptions, dataset.read(), strict=True))
    days = [date.date for date in season.dates]
    for name, near in (("B01", "B02"), ("B09", "B8A")):
        for day in days:
            numbers[day].setdefault(name, _fill(coarse(numbers[day][near], grid, 6), grid, 6))
    stack = np.stack([np.stack([numbers[day][name] for name in SENTINEL2_BANDS]) for day in days]).astype(np.uint16)
    scl = np.stack([masks[day]["SCL"] for day in days])
    clp = np.where(np.isin(scl, _CLOUDY), 200, 20).astype(np.uint8)
    clp = np.stack([_fill(coarse(each, grid, 16), grid, 16) for each in clp])
    moments = tuple(datetime.datetime.combine(day, datetime.time(10, 56, 24, 24_000), datetime.UTC) for day in days)
    return _finish(grid, moments, SENTINEL2_BANDS, stack, scl, clp)


def sample_truth() -> Truth:
    """Return the truth of the sample season that ships (Flanders 2019, 64 x 64 pixels, 32 dates)."""
    return season_truth(Season.open(_SAMPLE))


def cut_scenes(
    truth: Truth,
    *,
    layout: str = "whole",
    baseline: str | Sequence[str] = "02.12",
    tile: str = "",
    margin: int = 240,
) -> list[Scene]:
    """Cut a truth into the scenes an archive holds.

    Args:
        layout: "whole": one scene a day. "granules": a northern and a southern tile a day, 15 s apart, which overlap
            by 120 m. "swath": two scenes a day of one tile from the ends of two datastrips, each with nodata beyond
            its end. "zones": a scene in the truth's zone that covers its west, and one in the zone to the west that
            covers all. "versions": each scene twice, the second time of a newer baseline.
        baseline: One for all dates, or one a date.
        tile: MGRS tile; without it one of the truth's zone.
        margin: Metres that scenes reach beyond the truth, filled by its edge.
    """
    scenes = []
    tile = tile or f"{int(truth.grid.crs.to_authority()[1]) % 100:02d}TVM"
    for index in range(len(truth.moments)):
        each = baseline if isinstance(baseline, str) else baseline[index]
        whole = _cut(truth, index, _outer(truth.grid, margin), each, tile)
        scenes += _LAYOUT[layout](whole)
    return scenes


def coarse(array: NDArray[Any], grid: GeoGrid, factor: int) -> NDArray[Any]:
    """Return (..., h, w): the pixel nearest the corner of each cell of `factor` x `factor` pixels of 10 m.

    Cells lie on multiples of `factor` x 10 m of the CRS, as Sentinel-2's do, not on the array's corner.
    """
    top, left, height, width = _cell_window(grid, factor)
    rows = np.clip((np.arange(height) + top) * factor - _origin(grid)[0], 0, grid.height - 1)
    columns = np.clip((np.arange(width) + left) * factor - _origin(grid)[1], 0, grid.width - 1)
    return array[..., rows[:, None], columns]


def with_offset(array: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Return digital numbers as newer baselines write them: 1000 more, and nodata kept at 0."""
    return np.where(array > 0, array + np.uint16(BOA_OFFSET), 0).astype(np.uint16)


def _origin(grid: GeoGrid) -> tuple[int, int]:
    """(row, column) of the grid's corner in pixels of the CRS's own 10 m grid, rows counted downwards."""
    return round(-grid.transform.f / 10), round(grid.transform.c / 10)


def _cell_window(grid: GeoGrid, factor: int) -> tuple[int, int, int, int]:
    row, column = _origin(grid)
    top, left = row // factor, column // factor
    return top, left, -(-(row + grid.height) // factor) - top, -(-(column + grid.width) // factor) - left


def _cell_shape(grid: GeoGrid, factor: int) -> tuple[int, int]:
    return _cell_window(grid, factor)[2:]


def _fill(cells: NDArray[Any], grid: GeoGrid, factor: int) -> NDArray[Any]:
    """Repeat cells (..., h, w) over the pixels of the grid."""
    (row, column), (top, left, _, _) = _origin(grid), _cell_window(grid, factor)
    rows = (np.arange(grid.height) + row) // factor - top
    columns = (np.arange(grid.width) + column) // factor - left
    return cells[..., rows[:, None], columns]


def _cells(rng: np.random.Generator, grid: GeoGrid, distance: int, count: int, level: int) -> NDArray[np.uint16]:
    factor = distance // 10
    cells = rng.integers(level, level + 900, (count, *_cell_shape(grid, factor))).astype(np.uint16)
    return _fill(cells, grid, factor)


def _scene_classes(rng: np.random.Generator, grid: GeoGrid, clouds: float) -> NDArray[np.uint8]:
    shape = _cell_shape(grid, 2)
    cloudy = rng.random(shape) < clouds
    return _fill(
        np.where(cloudy, rng.choice(_CLOUDY, shape), rng.choice((4, 5, 6, 7), shape)).astype(np.uint8), grid, 2
    )


def _moments(first: datetime.date, step: int, count: int) -> tuple[datetime.datetime, ...]:
    start = datetime.datetime.combine(first, datetime.time(10, 0, 31, 24_000), datetime.UTC)
    return tuple(start + datetime.timedelta(days=step * index, seconds=index) for index in range(count))


def _finish(
    grid: GeoGrid,
    moments: tuple[datetime.datetime, ...],
    bands: tuple[str, ...],
    numbers: NDArray[np.uint16],
    scl: NDArray[np.uint8],
    clp: NDArray[np.uint8],
) -> Truth:
    gone = scl == 0
    numbers = np.where(gone[:, None], 0, numbers).astype(np.uint16)
    clm = np.where(gone, 255, clp > 0.4 * 255).astype(np.uint8)
    cover = tuple(round(100 * float(np.isin(each, _CLOUDY).mean()), 4) for each in scl)
    return Truth(grid, moments, bands, numbers, scl, np.where(gone, 255, clp).astype(np.uint8), clm, cover)


def _outer(grid: GeoGrid, margin: int) -> GeoGrid:
    """Return the grid widened by the margin to whole cells of 60 m."""
    left, bottom, right, top = grid.bounds
    west, north = (left - margin) // 60 * 60, -(-(top + margin) // 60) * 60
    width, height = -(-(right + margin - west) // 60) * 6, -(-(north - bottom + margin) // 60) * 6
    return GeoGrid(grid.crs, Affine(10, 0, west, 0, -10, north), int(height), int(width))


def _cut(truth: Truth, index: int, grid: GeoGrid, baseline: str, tile: str) -> Scene:
    (top, left), (row, column) = _origin(grid), _origin(truth.grid)

    def spread(layer: NDArray[Any], factor: int) -> NDArray[Any]:
        # A cell that begins outside the truth and ends in it is clipped to a pixel that lies in both.
        rows = np.clip(np.arange(0, grid.height, factor) + top - row, 0, truth.grid.height - 1)
        columns = np.clip(np.arange(0, grid.width, factor) + left - column, 0, truth.grid.width - 1)
        return layer[rows[:, None], columns]

    arrays = {name: spread(truth.band(name)[index], NATIVE_DISTANCE[name] // 10) for name in truth.bands}
    arrays["SCL"] = spread(truth.scl[index], 2)
    return Scene(
        truth.moments[index], tile, ("S2A", "S2B")[index % 2], 22, 0, baseline, truth.cloud_cover[index], grid, arrays
    )


def _part(scene: Scene, rows: slice, **changes: Any) -> Scene:
    """Return the rows (in cells of 60 m) of a scene as a tile of its own."""
    arrays = {}
    for name, array in scene.arrays.items():
        factor = 60 // (20 if name == "SCL" else NATIVE_DISTANCE[name])
        stop = None if rows.stop is None else rows.stop * factor
        arrays[name] = array[(rows.start or 0) * factor : stop]
    start = (rows.start or 0) * 6
    height = (arrays["SCL"].shape[0]) * 2
    grid = GeoGrid(scene.grid.crs, scene.grid.transform @ Affine.translation(0, start), height, scene.grid.width)
    return replace(scene, grid=grid, arrays=arrays, **changes)


def _hidden(scene: Scene, *, beyond: float | None = None, before: float | None = None, **changes: Any) -> Scene:
    """Return a scene with nodata on one side of an upright line, at a share of its cells of 60 m."""
    cells, arrays = scene.grid.width // 6, {}
    for name, array in scene.arrays.items():
        factor = 60 // (20 if name == "SCL" else NATIVE_DISTANCE[name])
        arrays[name] = array.copy()
        if beyond is not None:
            arrays[name][:, round(cells * beyond) * factor :] = 0
        if before is not None:
            arrays[name][:, : round(cells * before) * factor] = 0
    return replace(scene, arrays=arrays, **changes)


def _granules(scene: Scene) -> list[Scene]:
    middle = scene.grid.height // 12
    later = scene.moment + datetime.timedelta(seconds=15)
    south = scene.tile[:-1] + chr(ord(scene.tile[-1]) - 1)
    return [
        _part(scene, slice(0, middle + 1)),
        _part(scene, slice(middle - 1, None), moment=later, tile=south),
    ]


def _swath(scene: Scene) -> list[Scene]:
    later = scene.moment + datetime.timedelta(seconds=4)
    return [_hidden(scene, beyond=0.6), _hidden(scene, before=0.4, moment=later, sequence=1)]


def _zones(scene: Scene) -> list[Scene]:
    code = int(scene.grid.crs.to_authority()[1]) - 1
    crs = CRS.from_epsg(code)
    left, bottom, right, top = transform_bounds(scene.grid.crs, crs, *scene.grid.bounds)
    grid = _outer(GeoGrid(crs, Affine(10, 0, left // 10 * 10, 0, -10, top // 10 * 10), *(
        int(-(-size // 10)) for size in (top - bottom, right - left)
    )), 0)  # fmt: skip
    other = Scene(
        scene.moment + datetime.timedelta(seconds=2), f"{code % 100:02d}{scene.tile[2:]}", scene.platform, scene.orbit,
        0, scene.baseline, scene.cloud_cover, grid, {},
    )  # fmt: skip
    for name, array in scene.arrays.items():
        source, target = scene.native_grid(name), other.native_grid(name)
        other.arrays[name] = np.zeros(target.shape, array.dtype)
        reproject(
            array, other.arrays[name], src_transform=source.transform, src_crs=source.crs, src_nodata=0,
            dst_transform=target.transform, dst_crs=target.crs, dst_nodata=0, resampling=Resampling.nearest,
        )  # fmt: skip
    return [_hidden(scene, beyond=0.5), other]


def _versions(scene: Scene) -> list[Scene]:
    newer = f"{float(scene.baseline) + 3:05.2f}"
    return [scene, replace(scene, baseline=newer, sequence=1)]


_LAYOUT = {
    "whole": lambda scene: [scene],
    "granules": _granules,
    "swath": _swath,
    "zones": _zones,
    "versions": _versions,
}


def write_raster(
    path: Path, array: NDArray[Any], grid: GeoGrid, driver: str = "COG", *, nodata: bool = True, **options: Any
) -> None:
    """Write one band; `nodata` says that 0 is declared as such."""
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": driver, "height": array.shape[0], "width": array.shape[1], "count": 1, "dtype": array.dtype,
        "crs": grid.crs, "transform": grid.transform, "nodata": 0 if nodata else None,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile, **options) as dataset:
        dataset.write(array, 1)
