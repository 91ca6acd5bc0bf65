"""Windows of cloud-optimised GeoTIFFs on web servers, read through our own transfers.

GDAL can read over HTTP itself, but knows no deadline, no minimum rate, no Retry-After and no cancel. So the bytes come
through a `TransferClient`, and GDAL decodes them: it is given a file of which only the parts it needs are there.
"""

from __future__ import annotations

import io
import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from furrow.engine.contract.errors import AccessError, DamagedFileError, InputError, TransferError
from furrow.engine.imagery.sources.signing import Signer
from furrow.engine.transfer.answers import shown_address
from furrow.engine.transfer.client import Answer, Request, TransferClient
from furrow.engine.transfer.expecting import content_range, expect_range

__all__ = ["HeaderCache", "RemoteGeoTIFF"]

_HEADER = 1 << 15  # bytes asked for first: the directories of most cloud-optimised files
_MORE = 1 << 16  # bytes asked for when more of a header is needed
_GAP = 1 << 15  # parts closer than this are fetched as one: a request costs more than the bytes between
_MOST_AT_ONCE = 1 << 24
_LEADER = 4  # GDAL may look at the size of a block, stored before it
_TRIES = 3  # how often parts that do not decode are fetched anew
_NAMES = itertools.count()


class HeaderCache:
    """The first bytes of files, kept because neighbouring boxes read the same files. Safe to share among threads.

    Args:
        most: Number of files; the one not used for longest is dropped.
    """

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._parts: OrderedDict[str, tuple[int, dict[int, bytes]]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> tuple[int, dict[int, bytes]] | None:
        """Return the size of a file and a copy of its parts by their first byte."""
        with self._lock:
            if key not in self._parts:
                return None
            self._parts.move_to_end(key)
            size, parts = self._parts[key]
            return size, dict(parts)

    def put(self, key: str, size: int, parts: dict[int, bytes]) -> None:
        """Keep the parts of a file."""
        with self._lock:
            self._parts[key] = (size, parts)
            while len(self._parts) > self._most:
                self._parts.popitem(last=False)

    def drop(self, key: str) -> None:
        """Forget a file."""
        with self._lock:
            self._parts.pop(key, None)


class _PartsMissingError(Exception):
    def __init__(self, first: int, last: int) -> None:
        super().__init__()
        self.first, self.last = first, last


class _Parts(io.RawIOBase):
    """A file of which only some parts are in memory; a read elsewhere is noted and gives nothing."""

    def __init__(self, size: int, parts: dict[int, bytes]) -> None:
        super().__init__()
        self._size, self.parts, self._place = size, parts, 0
        self.missing: tuple[int, int] | None = None

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = {0: 0, 1: self._place, 2: self._size}[whence] + offset
        return self._place

    def tell(self) -> int:
        return self._place

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def read(self, count: int = -1) -> bytes:
        last = self._size if count < 0 else min(self._place + count, self._size)
        pieces = []
        while self._place < last:
            start = next((s for s, part in self.parts.items() if s <= self._place < s + len(part)), None)
            if start is None:
                self.missing = self.missing or (self._place, last - 1)
                break
            inside = self._place - start
            piece = self.parts[start][inside : inside + last - self._place]
            pieces.append(piece)
            self._place += len(piece)
        return b"".join(pieces)


class RemoteGeoTIFF:
    """One cloud-optimised GeoTIFF on a web server. For one thread.

    Args:
        url: Where it is.
        client: How bytes are fetched.
        cache: Headers of files read before.
        signer: Signs the address where the archive wants that.
    """

    def __init__(self, url: str, client: TransferClient, cache: HeaderCache, signer: Signer) -> None:
        self._url, self._client, self._cache, self._signer = url, client, cache, signer
        self._name = shown_address(url)
        self._size = 0
        self._parts: dict[int, bytes] = {}

    def read(self, place: Callable[[DatasetReader], Window | None]) -> NDArray[Any] | None:
        """Return a window of the first band.

        Args:
            place: Gives the window of an opened file, or None for nothing.

        Raises:
            TransferError, AccessError, InputError: The bytes cannot be had.
            DamagedFileError: They cannot be decoded, however often they are fetched.
        """
        known = self._cache.get(self._name)
        if known is None:
            self._fetch_header()
        else:
            self._size, self._parts = known
        for attempt in range(1, _TRIES + 1):
            try:
                return self._read(place)
            except RasterioError as error:
                if attempt == _TRIES:
                    raise DamagedFileError(
                        f"The file at {self._name} is damaged or no GeoTIFF: choose another archive, or run the job "
                        "again later."
                    ) from error
                self._cache.drop(self._name)  # what is there does not decode: all of it anew
                self._fetch_header()
        return None

    def _read(self, place: Callable[[DatasetReader], Window | None]) -> NDArray[Any] | None:
        while True:
            try:
                with self._opened() as dataset:
                    if self._cache.get(self._name) is None:
                        self._cache.put(self._name, self._size, dict(self._parts))
                    window = place(dataset)
                    if window is None:
                        return None
                    self._fetch_blocks(dataset, window)
                with self._opened() as dataset:
                    array: NDArray[Any] = dataset.read(1, window=window)
                    return np.ascontiguousarray(array)
            except _PartsMissingError as error:
                self._fetch([(error.first, max(error.last, error.first + _MORE - 1))])

    @contextmanager
    def _opened(self) -> Iterator[DatasetReader]:
        """Open the file; what GDAL misses is raised as `_PartsMissingError` in place of its own error."""
        opened: list[_Parts] = []
        name = f"/furrow-{next(_NAMES)}.tif"

        def opener(path: str, mode: str = "rb") -> _Parts:
            if path != name:  # GDAL looks for companions, which we do not want
                raise FileNotFoundError(path)
            opened.append(_Parts(self._size, self._parts))
            return opened[-1]

        try:
            with rasterio.open(name, opener=opener, driver="GTiff") as dataset:
                yield dataset
        except RasterioError as error:
            gaps = [file.missing for file in opened if file.missing is not None]
            if gaps:
                raise _PartsMissingError(*gaps[0]) from error
            raise

    def _fetch_header(self) -> None:
        answer = self._ask(0, _HEADER - 1)
        self._size = content_range(answer)[2]
        self._parts = {0: answer.body}

    def _fetch_blocks(self, dataset: DatasetReader, window: Window) -> None:
        """Fetch the blocks of a window that are not there, neighbours in one request."""
        spans = []
        height, width = dataset.block_shapes[0]
        rows = range(int(window.row_off) // height, int(window.row_off + window.height - 1) // height + 1)
        columns = range(int(window.col_off) // width, int(window.col_off + window.width - 1) // width + 1)
        for row, column in itertools.product(rows, columns):
            offset = dataset.get_tag_item(f"BLOCK_OFFSET_{column}_{row}", "TIFF", bidx=1)
            size = dataset.get_tag_item(f"BLOCK_SIZE_{column}_{row}", "TIFF", bidx=1)
            if offset and size:  # a block without them is all nodata
                first = max(int(offset) - _LEADER, 0)
                spans.append((first, min(int(offset) + int(size) + _LEADER, self._size) - 1))
        self._fetch([span for span in _merged(spans) if not self._has(*span)])

    def _has(self, first: int, last: int) -> bool:
        return any(start <= first and last < start + len(part) for start, part in self._parts.items())

    def _fetch(self, spans: Sequence[tuple[int, int]]) -> None:
        for first, last in spans:
            stop = min(last, self._size - 1)
            if first > stop:
                raise TransferError(f"The file at {self._name} ends too early: it is damaged on the server.")
            answer = self._ask(first, stop)
            if content_range(answer)[2] != self._size:
                self._cache.drop(self._name)  # the next box shall not meet the old one's header
                raise DamagedFileError(f"The file at {self._name} changed while it was read: run the job again.")
            self._parts[first] = answer.body

    def _ask(self, first: int, last: int) -> Answer:
        """Fetch bytes; a signature that is refused is renewed once, since it may have run out under way."""
        for attempt in (1, 2):
            address = self._signer.sign(self._url)
            try:
                return self._client.fetch(Request(address, byte_range=(first, last)), expect_range(first, last))
            except (AccessError, InputError):
                if not self._signer.needed or attempt == 2:
                    raise
                self._signer.refuse(address)
        raise TransferError(f"The file at {self._name} cannot be had.")


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that are near each other as one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first - merged[-1][1] <= _GAP and last - merged[-1][0] < _MOST_AT_ONCE:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
