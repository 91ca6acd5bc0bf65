"""The job `verify-challenge-archive`: arrays of EOPatches against the published list of their MD5 sums.

The list of the *Enhanced Sentinel-2 Agriculture* challenge holds the MD5 of every array as it is once unpacked, so that
it does not depend on how it was packed. MD5 serves as a checksum here: it protects against accidents, not attacks.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

import numpy as np

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.jobs import VerifyChallengeArchive
from furrow.engine.imagery.archives import is_archive, open_archive
from furrow.engine.imagery.arrays import read_head
from furrow.engine.reporting import Reporter

__all__ = ["array_sum", "read_checksums", "verify_challenge_archive"]

_SUM = re.compile(r"[0-9a-fA-F]{32}")
_SUFFIXES = (".npy.gz", ".npy")
_CHUNK = 1 << 20
_SHOWN = 20
_LARGEST_LIST = 100_000_000


def verify_challenge_archive(spec: VerifyChallengeArchive, reporter: Reporter) -> dict[str, Any]:
    """Do the job `verify-challenge-archive`. It goes on after a problem, so that all are reported at once.

    Raises:
        InputError: The list holds no sums, or none of its paths is there.
        DamagedFileError: The archive itself cannot be read to its end.
        JobCancelledError: The job was cancelled.
    """
    source = Path(spec.source).absolute()
    expected = read_checksums(Path(spec.checksums))
    found: dict[str, str] = {}
    with _files(source, reporter) as files:
        for name, stream in files:
            key = _key(name)
            if key is None:
                continue
            share = len(found) / max(len(expected), 1)
            reporter.progress(min(share, 0.999), f"Reading {name}")
            found[key] = _verdict(stream, expected.get(key), reporter)
    wrong = sorted(key for key, verdict in found.items() if verdict == "wrong")
    broken = sorted(key for key, verdict in found.items() if verdict == "broken")
    missing = sorted(set(expected) - set(found))
    unlisted = sorted(set(found) - set(expected))
    if len(missing) == len(expected):
        raise InputError(f"Nothing in '{source}' is in the list '{spec.checksums}': check that they belong together.")
    problems = [f"'{key}' is not what was published: fetch the archive again." for key in wrong]
    problems += [f"'{key}' is damaged or cut short: fetch the archive again." for key in broken]
    problems += [f"'{key}' is missing." for key in missing]
    for sentence in problems[:_SHOWN]:
        reporter.warn(sentence)
    sound = sum(verdict == "right" for verdict in found.values())
    reporter.message(
        f"{sound} of {len(expected)} arrays are as published; {len(wrong) + len(broken)} are not, {len(missing)} are "
        f"missing, {len(unlisted)} are not in the list."
    )
    return {
        "complete": not problems,
        "checked": sound + len(wrong) + len(broken),
        "wrong": wrong + broken,
        "missing": missing,
        "unlisted": unlisted,
        "problems": problems,
    }


def read_checksums(path: Path) -> dict[str, str]:
    """Return the MD5 sums of a list by the keys of their arrays ("eopatch-01/data/BANDS").

    The columns may stand in any order and have any name: in each row the cell that is a sum and the one that ends as an
    array does are taken.

    Raises:
        InputError: There is no such file, or it holds no sums.
    """
    if not path.is_file() or path.stat().st_size > _LARGEST_LIST:
        raise InputError(f"'{path}' is no list of checksums: choose the CSV that was published with the archive.")
    sums = {}
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        sample = file.read(4096)
        file.seek(0)
        delimiter = ";" if sample.count(";") > sample.count(",") else ","
        for row in csv.reader(file, delimiter=delimiter):
            cells = [cell.strip() for cell in row]
            digest = next((cell.lower() for cell in cells if _SUM.fullmatch(cell)), None)
            key = next((key for cell in cells if (key := _key(cell)) is not None), None)
            if digest and key:
                sums[key] = digest
    if not sums:
        raise InputError(
            f"The list '{path}' holds no rows with a path such as eopatch-01/data/BANDS.npy.gz and an MD5 sum: choose "
            "the CSV that was published with the archive."
        )
    return sums


def array_sum(stream: IO[bytes], reporter: Reporter) -> str:
    """Return the MD5 of the bytes of the array in a `.npy` stream, its header left out.

    Raises:
        ValueError, EOFError: The stream is no array, or ends before the array does.
    """
    shape, dtype = read_head(stream)
    left = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
    data = hashlib.md5(usedforsecurity=False)
    while left and (chunk := stream.read(min(_CHUNK, left))):
        reporter.check()
        data.update(chunk)
        left -= len(chunk)
    if left:
        raise EOFError("the array ends too early")
    return data.hexdigest()


def _verdict(stream: IO[bytes], expected: str | None, reporter: Reporter) -> str:
    whole = _Counted(stream)
    try:
        data = array_sum(whole, reporter)  # type: ignore[arg-type]
        while whole.read(_CHUNK):
            reporter.check()
    except (ValueError, EOFError, zlib.error, gzip.BadGzipFile):
        return "broken"
    if expected is None:
        return "unlisted"
    # Published sums are of the array's bytes; a sum of the whole file, header included, proves as much.
    return "right" if expected in (data, whole.digest.hexdigest()) else "wrong"


class _Counted:
    """A stream that sums up what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.md5(usedforsecurity=False)

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.digest.update(piece)
        return piece


def _key(path: str) -> str | None:
    """Return the last three parts of an array's path without its ending; None when it is no array's."""
    plain = path.replace("\\", "/")
    suffix = next((end for end in _SUFFIXES if plain.lower().endswith(end)), None)
    parts = PurePosixPath(plain).parts
    if suffix is None or len(parts) < 2:
        return None
    return "/".join(parts[-3:])[: -len(suffix)]


@contextmanager
def _files(source: Path, reporter: Reporter) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """Yield the files of a folder or an archive, those that are packed unpacked."""
    if source.is_file() and is_archive(source):
        with open_archive(source, reporter) as archive:
            yield ((name, _unpacked(name, stream)) for name, stream in archive.stream())
    elif source.is_dir():
        yield _of_folder(source)
    elif source.exists():
        raise InputError(f"'{source}' is neither a folder nor an archive (.zip, .tar, .tar.gz, .tgz): choose another.")
    else:
        raise InputError(f"There is no '{source}': check the path.")


def _of_folder(source: Path) -> Iterator[tuple[str, IO[bytes]]]:
    for path in sorted(source.rglob("*.npy*")):
        if path.is_file():
            try:
                with path.open("rb") as file:
                    yield path.relative_to(source.parent).as_posix(), _unpacked(path.name, file)
            except OSError as error:
                raise DamagedFileError(
                    f"The file '{path}' cannot be read ({error.strerror}): check the disk."
                ) from error


def _unpacked(name: str, stream: IO[bytes]) -> IO[bytes]:
    return gzip.open(stream) if name.lower().endswith(".gz") else stream  # type: ignore[return-value]
