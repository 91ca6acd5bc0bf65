"""Images in the answers of the Process API: one TIFF an output, several packed in a tar archive."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Mapping
from typing import Any

from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rasterio.io import MemoryFile

from furrow.engine.geogrid import GeoGrid
from furrow.engine.transfer.answers import Answer, UnexpectedAnswerError, described

__all__ = ["expect_images", "images_of_answer"]

Wanted = Mapping[str, tuple[int, str]]
"""Name of an output -> number of its bands and their dtype."""

_ALLOWANCE = 1 << 20  # bytes a TIFF may be larger than its pixels


def expect_images(grid: GeoGrid, wanted: Wanted) -> Callable[[Answer], None]:
    """Return a check that an answer holds the images wanted, every pixel of which decodes."""

    def check(answer: Answer) -> None:
        images_of_answer(answer, grid, wanted)

    return check


def images_of_answer(answer: Answer, grid: GeoGrid, wanted: Wanted) -> dict[str, NDArray[Any]]:
    """Return the images of an answer, each (B, H, W).

    Args:
        answer: A tar archive with a TIFF for each output.
        grid: Where they must lie.
        wanted: What they must hold.

    Raises:
        UnexpectedAnswerError: One is missing, does not decode, or is of another place, size or type.
    """
    files = _files(answer, grid, wanted)
    return {name: _read(name, files[name], grid, *wanted[name]) for name in wanted}


def _files(answer: Answer, grid: GeoGrid, wanted: Wanted) -> dict[str, bytes]:
    try:
        with tarfile.open(fileobj=io.BytesIO(answer.body), mode="r:*") as archive:
            members = {member.name.removeprefix("./"): member for member in archive.getmembers() if member.isfile()}
            found = {}
            for name, (count, dtype) in wanted.items():
                member = members.get(f"{name}.tif") or members.get(f"{name}.tiff")
                if member is None:
                    raise UnexpectedAnswerError(f"it sent an archive without '{name}'")
                most = grid.height * grid.width * count * (2 if dtype == "uint16" else 1) + _ALLOWANCE
                if member.size > most:
                    raise UnexpectedAnswerError(f"it sent '{name}' with {member.size} bytes, too many for its pixels")
                file = archive.extractfile(member)
                found[name] = file.read() if file is not None else b""
            return found
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise UnexpectedAnswerError(f"it sent no images but {described(answer)}") from error


def _read(name: str, body: bytes, grid: GeoGrid, count: int, dtype: str) -> NDArray[Any]:
    try:
        with MemoryFile(body) as memory, memory.open(driver="GTiff") as dataset:
            if (dataset.count, dataset.shape, set(dataset.dtypes)) != (count, grid.shape, {dtype}):
                raise UnexpectedAnswerError(
                    f"it sent '{name}' as {dataset.count} x {dataset.height} x {dataset.width} {dataset.dtypes[0]}"
                )
            if dataset.crs and not GeoGrid.from_dataset(dataset).matches(grid):
                raise UnexpectedAnswerError(f"it sent '{name}' of another place")
            image: NDArray[Any] = dataset.read()
    except RasterioError as error:
        raise UnexpectedAnswerError(f"it sent '{name}' as a TIFF that does not decode") from error
    return image
