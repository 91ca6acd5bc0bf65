"""The job `import-eopatch`: an EOPatch of eo-learn, folder or archive, becomes a season."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine
from numpy.typing import NDArray
from rasterio.crs import CRS

from furrow.engine.atomic import scratch_folder
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.jobs import ImportEOPatch
from furrow.engine.geogrid import GeoGrid
from furrow.engine.imagery.archives import SUFFIXES, is_archive, open_archive
from furrow.engine.imagery.arrays import ArrayFile, inspect_array, open_array
from furrow.engine.imagery.bands import L1C_BANDS, SENTINEL2_BANDS, bands_of_number, checked_bands
from furrow.engine.imagery.importing import Frame, Plan, import_season, in_order, require_memory, target_grid
from furrow.engine.imagery.patchfolder import MASK_FEATURES, PatchParts, find_patch, read_box, read_dates
from furrow.engine.imagery.resampling import NearestNeighbour
from furrow.engine.imagery.values import SCALE, UNKNOWN, digital_numbers_of, looks_like_reflectance, mask_layer_of
from furrow.engine.reporting import Reporter

__all__ = ["import_eopatch"]

_SCALAR = "scalar/NORM_FACTORS"


@dataclass(frozen=True)
class _Patch:
    """The arrays of an EOPatch, open, and what is needed to read them.

    Attributes:
        images: (T, h, w, B) numbers.
        masks: (T, h, w) or (T, h, w, 1) numbers by name.
        factors: (T,) float64, factor from a stored number to reflectance; NaN where reflectance is stored itself.
        places: Place of each of the season's bands in the last axis of `images`.
        neighbour: From the patch's pixels to the season's.
    """

    images: NDArray[Any]
    masks: dict[str, NDArray[Any]]
    factors: NDArray[np.float64]
    places: list[int]
    neighbour: NearestNeighbour


def import_eopatch(spec: ImportEOPatch, reporter: Reporter) -> dict[str, Any]:
    """Do the job `import-eopatch`.

    Twelve bands are taken as those of level 2A, thirteen as those of level 1C (B10 is dropped), six as B02 B03 B04 B08
    B11 B12; any other number must be named. Whole numbers are digital numbers (x `scalar/NORM_FACTORS`), floating-point
    ones reflectances. Of several images of one day the one with the most valid pixels is kept.

    Raises:
        InputError: The EOPatch lacks something, or its parts do not fit together.
        UnsafeFileError: A pickle or an archive could do harm.
        DamagedFileError: A file is cut short or damaged.
        ResourceError: Disk or memory will not do.
        JobCancelledError: The job was cancelled.
    """
    folder = Path(spec.season).absolute()
    with scratch_folder(folder) as scratch:
        reporter.progress(0, "Reading the EOPatch")
        return _import(spec, folder, scratch, reporter)


def _import(spec: ImportEOPatch, folder: Path, scratch: Path, reporter: Reporter) -> dict[str, Any]:
    """Do the job with a folder for what must be unpacked. No array in it is referenced after the return."""
    source = Path(spec.source)
    with _located(source, scratch, spec.feature, reporter) as (root, parts):
        bounds, crs = read_box(root / parts.box)
        dates = read_dates(root / parts.dates)
        feature = _image_feature(parts, spec.feature, source)
        heads = _checked_heads(root, parts, feature, len(dates))
        _, height, width, depth = heads[feature].shape
        names = checked_bands(spec.bands, L1C_BANDS) if spec.bands else bands_of_number(depth)
        _check_names(names, depth, feature, reporter)
        native = _grid(bounds, crs, height, width)
        grid = target_grid(native, reporter)
        require_memory(3 * height * width * depth * heads[feature].dtype.itemsize, "One date of the EOPatch")
        arrays = {name: open_array(head, scratch, reporter) for name, head in heads.items()}
        bands, _ = in_order(names)
        patch = _Patch(
            images=arrays[feature],
            masks={MASK_FEATURES[name]: array for name, array in arrays.items() if name in MASK_FEATURES},
            factors=_factors(arrays.get(_SCALAR), arrays[feature], len(dates)),
            places=[names.index(band) for band in bands],
            neighbour=NearestNeighbour(native, grid, "The EOPatch"),
        )
        plan = Plan(
            folder, grid, bands, in_order(patch.masks)[1], len(set(dates)), title=folder.name,
            source=f"Imported from the EOPatch '{parts.name}'.", overwrite=spec.overwrite,
        )  # fmt: skip
        return import_season(plan, _frames(patch, dates, reporter), reporter)


def _grid(bounds: tuple[float, float, float, float], crs: CRS, height: int, width: int) -> GeoGrid:
    left, bottom, right, top = bounds
    return GeoGrid(crs, Affine((right - left) / width, 0, left, 0, -(top - bottom) / height, top), height, width)


@contextmanager
def _located(source: Path, scratch: Path, feature: str, reporter: Reporter) -> Iterator[tuple[Path, PatchParts]]:
    """Yield a folder and the parts of the EOPatch in it; archives are unpacked as far as needed."""
    if source.is_dir():
        files = [path.relative_to(source).as_posix() for path in _walk(source)]
        yield source, find_patch(files, source)
        return
    if not source.is_file():
        raise InputError(f"There is no EOPatch '{source}': check the path.")
    if not is_archive(source):
        raise InputError(f"'{source}' is no EOPatch: choose its folder, or an archive ({', '.join(SUFFIXES)}).")
    with open_archive(source, reporter) as archive:
        parts = find_patch([member.name for member in archive.members], source)
        image = _image_feature(parts, feature, source)
        arrays = {name: file for name, file in parts.arrays.items() if name in (image, _SCALAR, *MASK_FEATURES)}
        # Plain numbers as names: names of members are made on other systems and can be anything.
        kept = {
            file: f"{index}-{Path(file).name}" for index, file in enumerate((parts.box, parts.dates, *arrays.values()))
        }
        archive.extract({file: scratch / name for file, name in kept.items()}, reporter)
    yield (
        scratch,
        PatchParts(parts.name, kept[parts.box], kept[parts.dates], {name: kept[file] for name, file in arrays.items()}),
    )


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files of an EOPatch: at most three folders down, where its arrays lie when its parent is chosen."""
    for pattern in ("*", "*/*", "*/*/*"):
        yield from (path for path in folder.glob(pattern) if path.is_file())


def _image_feature(parts: PatchParts, wanted: str, source: Path) -> str:
    images = [name for name in parts.arrays if name.startswith("data/") and name not in MASK_FEATURES]
    if wanted:
        name = wanted if wanted.startswith("data/") else f"data/{wanted}"
        if name not in parts.arrays:
            raise InputError(f"The EOPatch '{source}' has no array '{name}': it has {', '.join(images) or 'none'}.")
        return name
    if "data/BANDS" in images:
        return "data/BANDS"
    candidates = [name for name in images if "BANDS" in name.upper()]
    if len(candidates) == 1:
        return candidates[0]
    found = ", ".join(candidates or images) or "none"
    raise InputError(
        f"The EOPatch '{source}' has no array data/BANDS with the images, only {found}: "
        "name the array of the images, or export the bands."
        if not candidates
        else f"The EOPatch '{source}' has several arrays of images ({found}): name one of them."
    )


def _checked_heads(root: Path, parts: PatchParts, feature: str, count: int) -> dict[str, ArrayFile]:
    """Read the heads of the arrays that are needed, and check that they fit together."""
    image = inspect_array(root / parts.arrays[feature])
    if len(image.shape) != 4 or image.dtype.kind not in "uif":
        shape = " x ".join(map(str, image.shape))
        raise InputError(
            f"{feature} is {shape} of {image.dtype}, but images are dates x rows x columns x bands of numbers."
        )
    if image.shape[0] != count:
        raise InputError(f"{feature} has {image.shape[0]} dates, but the EOPatch lists {count}: export it again.")
    heads = {feature: image}
    for name in (_SCALAR, *MASK_FEATURES):
        if name not in parts.arrays or (name in MASK_FEATURES and _taken(name, heads)):
            continue
        head = inspect_array(root / parts.arrays[name])
        wanted = image.shape[:1] if name == _SCALAR else image.shape[:3]
        if head.shape not in (wanted, (*wanted, 1)) or head.dtype.kind not in "buif":
            shapes = [" x ".join(map(str, each)) for each in (head.shape, wanted)]
            raise InputError(f"{name} is {shapes[0]} of {head.dtype}, but {feature} needs {shapes[1]} x 1 numbers.")
        heads[name] = head
    return heads


def _taken(name: str, heads: dict[str, ArrayFile]) -> bool:
    return any(MASK_FEATURES.get(other) == MASK_FEATURES[name] for other in heads)


def _check_names(names: tuple[str, ...], depth: int, feature: str, reporter: Reporter) -> None:
    if len(names) != depth:
        raise InputError(f"{len(names)} bands are named, but {feature} has {depth}: name each in its order.")
    if not set(names) & set(SENTINEL2_BANDS):
        raise InputError("B10 alone makes no season: name bands that see the ground.")
    if "B10" in names:
        reporter.warn(
            "The images have a band B10, so they are of level 1C, not corrected for the atmosphere; B10 is dropped. "
            "Models learn from level 2A: expect worse results."
        )


def _factors(norm_factors: NDArray[Any] | None, images: NDArray[Any], count: int) -> NDArray[np.float64]:
    if norm_factors is None:
        if images.dtype.kind != "f":
            return np.full(count, SCALE)
        if not looks_like_reflectance(np.asarray(images[count // 2])):
            raise InputError(
                "The images hold floating-point numbers far above 1, which are no reflectances: "
                "divide them by 10000, or store them as whole numbers."
            )
        return np.full(count, np.nan)
    # Stored as float32: 1e-4 comes back as 9.9999997e-05.
    factors = np.array([float(f"{value:.6g}") for value in np.asarray(norm_factors, np.float64).reshape(count)])
    if not (np.isfinite(factors) & (factors > 0)).all():
        raise InputError(f"{_SCALAR} holds {factors.min():g}, but factors are above 0: export the EOPatch again.")
    return factors


def _frames(patch: _Patch, dates: list[datetime.date], reporter: Reporter) -> Iterator[Frame]:
    """Yield one frame a day in time order."""
    for day in sorted(set(dates)):
        indexes = [index for index, date in enumerate(dates) if date == day]
        best, most = None, -1
        for index in indexes:
            reporter.check()
            frame = _frame(patch, index, day)
            valid = frame.valid_pixels() if len(indexes) > 1 else 0
            if valid > most:
                best, most = frame, valid
        if len(indexes) > 1:
            reporter.warn(f"{len(indexes)} images are of {day}; the one with the most valid pixels is kept.")
        if best is not None:
            yield best


def _frame(patch: _Patch, index: int, day: datetime.date) -> Frame:
    layers = {}
    for name, array in patch.masks.items():
        values = np.asarray(array[index])
        layers[name] = mask_layer_of(name, values[..., 0] if values.ndim == 3 else values)
    numbers, scale = _numbers(np.asarray(patch.images[index]), patch.factors, index)
    numbers = np.moveaxis(numbers, -1, 0)[patch.places]
    if "dataMask" in layers:
        numbers[:, layers["dataMask"] == 0] = 0
    masks = {name: patch.neighbour.resample(layer, UNKNOWN[name]) for name, layer in layers.items()}
    return Frame(day, np.ascontiguousarray(patch.neighbour.resample(numbers, 0)), masks, scale)


def _numbers(values: NDArray[Any], factors: NDArray[np.float64], index: int) -> tuple[NDArray[np.uint16], float]:
    """Return digital numbers (h, w, B), 0 = nodata, and their scale, which is the same for all dates."""
    alike = bool((factors == factors[0]).all())
    if values.dtype.kind != "f" and alike:
        return np.clip(values, 0, 65535).astype(np.uint16), float(factors[0])
    factor = 1.0 if np.isnan(factors[index]) else factors[index]
    numbers = digital_numbers_of(values * factor)
    # Whole numbers say "no data" by 0; images as reflectance are filled with 0 in all bands.
    gone = (
        values == 0 if values.dtype.kind != "f" else np.broadcast_to((values == 0).all(-1, keepdims=True), values.shape)
    )
    numbers[gone] = 0
    return numbers, SCALE
