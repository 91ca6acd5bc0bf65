"""Arrays in `.npy` and `.npy.gz` files, checked by their heads before anything is allocated."""

from __future__ import annotations

import gzip
import math
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import DamagedFileError, InputError, UnsafeFileError
from furrow.engine.reporting import Reporter

__all__ = ["ArrayFile", "inspect_array", "open_array", "read_head"]

_LARGEST_RATIO = 1100  # deflate packs at most 1032 to 1
_CHUNK = 1 << 22
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True)
class ArrayFile:
    """An array on disk of which only the head was read.

    Attributes:
        path: The `.npy` or `.npy.gz` file.
        shape: Its shape.
        dtype: Its dtype, never of objects.
        head: Bytes before the data.
    """

    path: Path
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    head: int

    @property
    def size(self) -> int:
        """Bytes of head and data, unpacked."""
        return self.head + math.prod(self.shape) * self.dtype.itemsize

    @property
    def packed(self) -> bool:
        """Whether the file is compressed."""
        return self.path.suffix == ".gz"


def read_head(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[Any]]:
    """Return shape and dtype of the array whose `.npy` stream begins here.

    Raises:
        ValueError: It is none, or of an unknown version.
    """
    version = np.lib.format.read_magic(file)
    if version not in ((1, 0), (2, 0)):
        raise ValueError(f"version {version}")
    reader = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, dtype = reader(file)
    return shape, dtype


def inspect_array(path: Path) -> ArrayFile:
    """Read the head of an array file.

    Raises:
        UnsafeFileError: The array holds Python objects, which are pickles.
        DamagedFileError: The file is no array, or cannot hold what its head claims.
    """
    try:
        with _stream(path) as file:
            shape, dtype = read_head(file)
            head = file.tell()
    except (ValueError, TypeError, *_BROKEN) as error:
        raise DamagedFileError(
            f"The file '{path}' is damaged, it is no numpy array: fetch or export it again."
        ) from error
    if dtype.hasobject:
        raise UnsafeFileError(f"The array '{path}' holds Python objects, which could run code: export it as numbers.")
    array = ArrayFile(path, tuple(map(int, shape)), dtype, head)
    on_disk = path.stat().st_size
    if array.size > on_disk * (_LARGEST_RATIO if array.packed else 1):
        raise DamagedFileError(
            f"The file '{path}' claims an array of {' x '.join(map(str, shape))} but holds {on_disk:,} bytes: "
            "fetch or export it again."
        )
    return array


def open_array(array: ArrayFile, scratch: Path, reporter: Reporter) -> NDArray[Any]:
    """Return the array as a read-only memory map; a compressed one is unpacked into `scratch` first, and stays there.

    Raises:
        DamagedFileError: The data are cut short or damaged.
        ResourceError: The disk has no room to unpack.
    """
    if 0 in array.shape:
        raise InputError(f"The array '{array.path}' of {' x '.join(map(str, array.shape))} is empty: export it again.")
    path = _unpack(array, scratch, reporter) if array.packed else array.path
    mapped: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return mapped


def _unpack(array: ArrayFile, scratch: Path, reporter: Reporter) -> Path:
    require_space(scratch, array.size)
    path = scratch / f"{uuid4().hex}.npy"
    left = array.size
    try:
        with gzip.open(array.path) as source, path.open("wb") as target:
            while chunk := source.read(min(_CHUNK, left + 1)):
                reporter.check()
                left -= len(chunk)
                if left < 0:
                    break
                target.write(chunk)
    except _BROKEN as error:
        raise _damaged(array) from error
    if left != 0:
        raise _damaged(array)
    return path


def _damaged(array: ArrayFile) -> DamagedFileError:
    return DamagedFileError(f"The array '{array.path}' is damaged or cut short: fetch or export it again.")


@contextmanager
def _stream(path: Path) -> Iterator[IO[bytes]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield file  # type: ignore[misc]
