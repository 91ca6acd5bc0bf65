"""The job "export-submission": predictions of the challenge's boxes as one archive, read back and checked."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from furrow.engine.assessment.challenge_boxes import challenge_boxes
from furrow.engine.assessment.decoding import decoding_of
from furrow.engine.assessment.finding import PREDICTIONS, FoundRaster, find_rasters
from furrow.engine.assessment.grid_index import GridIndex
from furrow.engine.assessment.job import check_threshold
from furrow.engine.assessment.pairing import Part, indexed, part_for
from furrow.engine.assessment.submission_files import OFFICIAL, file_of, read_submission, submitted, tiff_of
from furrow.engine.atomic import atomic_file, require_space
from furrow.engine.contract.assessment_jobs import NODATA_CHOICES, ExportSubmission
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import PROBABILITY_SCALE, read_array
from furrow.engine.reporting import Reporter
from furrow.engine.virtual_rasters import open_mosaic

__all__ = ["export_submission", "sha256_of"]

_SUFFIXES = (".zip", ".tar.gz", ".tgz")
_EXPECTED = 1_000_000  # bytes of a file, with room to spare
_KEPT_TAGS = ("FURROW_VERSION", "FURROW_MODEL", "FURROW_MODEL_VERSION", "FURROW_TURNS")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first a zip can hold: equal predictions give equal archives


def export_submission(spec: ExportSubmission, reporter: Reporter) -> dict[str, Any]:
    """Pack the predictions, check the archive by reading it back, and return the values of the result.

    Raises:
        InputError: A box has no prediction, or pixels without one; a rule of the challenge is broken.
        DamagedFileError: A raster cannot be read, or the archive does not read back.
        UnsafeFileError: A file could do harm.
        ResourceError: The disk is full.
    """
    check_threshold(spec.threshold)
    if spec.nodata not in NODATA_CHOICES:
        raise InputError(f"There is no way '{spec.nodata}' with nodata: choose {', '.join(NODATA_CHOICES)}.")
    path = Path(spec.archive)
    if not path.name.lower().endswith(_SUFFIXES):
        raise InputError(f"The name '{path.name}' is none of an archive: end it in {', '.join(_SUFFIXES)}.")
    reporter.progress(0.0, "Looking at the boxes")
    grids = challenge_boxes(spec.seasons)
    _tell_boxes(grids, reporter)
    predictions = indexed(find_rasters(spec.predictions, PREDICTIONS, reporter))
    parts = {box: part_for(grid, f"box '{box}'", predictions, "prediction") for box, grid in grids.items()}
    _tell_unused(predictions, parts, reporter)
    require_space(path.parent, _EXPECTED * len(parts))
    with atomic_file(path) as temporary:
        filled, written = _write(temporary, path, spec, grids, parts, reporter)
        _check(temporary, path, grids, written, reporter)
    if filled:
        reporter.warn(f"{filled:,} pixels have no prediction and became 0, not cultivated.")
    reporter.message(f"{len(grids)} files were packed, read back and found to keep all rules of the challenge.")
    reporter.progress(1.0)
    names = [file_of(box) for box in grids]
    return {"boxes": len(names), "filled_pixels": filled, "names": names, "sha256": sha256_of(path)}


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tell_boxes(grids: Mapping[str, GeoGrid], reporter: Reporter) -> None:
    if tuple(grids) != OFFICIAL:
        reporter.warn(
            f"The challenge itself asks for {OFFICIAL[0]} to {OFFICIAL[-1]}; this archive holds {len(grids)} boxes, "
            f"{', '.join(list(grids)[:5])}{' ...' if len(grids) > 5 else ''}."
        )


def _tell_unused(predictions: GridIndex[FoundRaster], parts: Mapping[str, Part], reporter: Reporter) -> None:
    used = {part.path for part in parts.values()}
    if unused := [each.path.name for each in predictions.values() if each.path not in used]:
        reporter.message(f"{len(unused)} predictions belong to no box and are left out.")


def _write(
    temporary: Path, path: Path, spec: ExportSubmission, grids: Mapping[str, GeoGrid], parts: Mapping[str, Part],
    reporter: Reporter,
) -> tuple[int, dict[str, str]]:  # fmt: skip
    """Write the archive; return the filled pixels, and the SHA-256 of each mask."""
    missing: dict[str, int] = {}
    written: dict[str, str] = {}
    with _packing(temporary, path) as pack:
        for box in reporter.track(list(parts), len(parts), end=0.7, message="Packing the predictions"):
            mask, tags, unknown = _mask(parts[box], grids[box], spec.threshold)
            if unknown:
                missing[box] = unknown
            written[box] = hashlib.sha256(mask.tobytes()).hexdigest()
            pack(file_of(box), tiff_of(mask, grids[box], tags))
    if missing and spec.nodata == "error":
        worst = max(missing, key=lambda box: missing[box])
        raise InputError(
            f"{sum(missing.values()):,} pixels of {len(missing)} of {len(parts)} boxes have no prediction (most in "
            f"{worst}, {missing[worst]:,}), but a submission has none such: choose to fill them with 0, or predict "
            "from seasons with more dates."
        )
    return sum(missing.values()), written


def _mask(part: Part, grid: GeoGrid, threshold: float | None) -> tuple[NDArray[np.uint8], dict[str, str], int]:
    """Return the mask of a box, 0 where it is unknown; the metadata to keep; the number of unknown pixels."""
    with open_mosaic(part.path) as dataset:
        decoding = decoding_of(dataset, threshold)
        stored = decoding.stored(read_array(dataset, 1, Window(part.column, part.row, grid.width, grid.height)))
        tags = {name: text for name, text in dataset.tags().items() if name in _KEPT_TAGS}
    largest = PROBABILITY_SCALE if decoding.is_stored_probability else 1
    unknown = np.zeros(stored.shape, np.bool_) if decoding.nodata is None else stored == decoding.nodata
    if (wrong := stored[~unknown & (stored > largest)]).size:
        raise InputError(
            f"The prediction '{part.path.name}' holds the value {int(wrong[0])}, which is neither mask nor "
            "probability: choose what Furrow predicted."
        )
    mask = (decoding.cultivated[stored] & ~unknown).astype(np.uint8)
    if decoding.threshold is not None:
        tags["FURROW_THRESHOLD"] = f"{decoding.threshold:g}"
    return mask, tags, int(np.count_nonzero(unknown))


@contextmanager
def _packing(temporary: Path, path: Path) -> Iterator[Callable[[str, bytes], None]]:
    """Give what adds a file to an archive of the kind that a path names."""
    with ExitStack() as opened:
        if path.name.lower().endswith(".zip"):
            archive = opened.enter_context(zipfile.ZipFile(temporary, "w"))

            def add(name: str, content: bytes) -> None:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, content)  # stored: what is in the file is compressed

            yield add
            return
        raw = opened.enter_context(temporary.open("wb"))
        packed = opened.enter_context(gzip.GzipFile(filename="", mode="wb", compresslevel=1, fileobj=raw, mtime=0))
        tar = opened.enter_context(tarfile.open(fileobj=packed, mode="w"))

        def add_to_tar(name: str, content: bytes) -> None:
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), 0o644
            tar.addfile(member, io.BytesIO(content))

        yield add_to_tar


def _check(
    temporary: Path, path: Path, grids: dict[str, GeoGrid], written: Mapping[str, str], reporter: Reporter
) -> None:
    """Check an archive as the organisers do, by reading its files, and that they hold what was written."""
    reporter.progress(0.7, "Checking the archive")
    read = 0
    with submitted(temporary, path.name, grids, reporter) as archive:
        for box, mask in read_submission(archive, path.name, grids, reporter):
            if hashlib.sha256(mask.tobytes()).hexdigest() != written[box]:
                raise DamagedFileError(f"The archive '{path}' does not hold what was written: check the disk.")
            read += 1
            reporter.progress(0.7 + 0.3 * read / len(grids))
    if read != len(grids):
        raise DamagedFileError(f"The archive '{path}' holds {read} of {len(grids)} files: check the disk.")
