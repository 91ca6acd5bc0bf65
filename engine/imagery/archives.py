"""Archives from strangers: every name and size is checked before anything is written."""

from __future__ import annotations

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from furrow.engine.atomic import require_space
from furrow.engine.contract.errors import DamagedFileError, InputError, UnsafeFileError
from furrow.engine.reporting import Reporter

__all__ = ["SUFFIXES", "Archive", "Member", "is_archive", "open_archive"]

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz")
"""Endings of archives that can be read."""

_CHUNK = 1 << 20
_MOST_MEMBERS = 100_000
_LARGEST_HEADER = 16_000_000  # bytes; names and attributes of a member of a tar, which are read at once
_LARGEST_RATIO = 1100  # deflate packs at most 1032 to 1; a claim beyond that is a bomb
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


@dataclass(frozen=True)
class Member:
    """A file in an archive.

    Attributes:
        name: Path inside the archive, forward slashes, no leading `./`.
        size: Bytes when unpacked, as the archive says.
    """

    name: str
    size: int


class Archive:
    """A checked archive. Made by `open_archive`."""

    def __init__(
        self, path: Path, members: tuple[Member, ...], read: Callable[[], Iterator[tuple[str, IO[bytes]]]]
    ) -> None:
        self.path = path
        self.members = members
        self._read = read

    def stream(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Yield every file as its name and its content, which is to be read before the next is asked for.

        Raises:
            DamagedFileError: The archive is cut short or damaged.
        """
        try:
            yield from self._read()
        except _BROKEN as error:
            if isinstance(error, OSError) and (error.errno is not None or isinstance(error, DamagedFileError)):
                raise
            raise _damaged(self.path) from error

    def extract(self, wanted: dict[str, Path], reporter: Reporter) -> None:
        """Write members to files.

        Args:
            wanted: Where each wanted member goes, by its name.
            reporter: Asked whether to stop.

        Raises:
            ResourceError: The disk has no room for what the archive says it holds.
            DamagedFileError: The archive is cut short or damaged, or holds more than it says.
        """
        sizes = {member.name: member.size for member in self.members if member.name in wanted}
        for target in wanted.values():
            target.parent.mkdir(parents=True, exist_ok=True)
            require_space(target.parent, sum(sizes.values()))
        try:
            for name, source in self._read():
                reporter.check()
                if name in sizes:
                    _copy(source, wanted[name], sizes.pop(name), reporter)
                if not sizes:
                    return
        except _BROKEN as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's own errors, a full one among them
            raise _damaged(self.path) from error
        raise _damaged(self.path)


def is_archive(path: Path) -> bool:
    """Whether the name of a file ends as that of an archive."""
    return path.name.lower().endswith(SUFFIXES)


class _Headers:
    """A stream in which the members of a tar are listed: what is read at once must not fill the memory."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self._path = path
        self._stream = stream
        self.seek, self.tell, self.close = stream.seek, stream.tell, stream.close

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _LARGEST_HEADER:
            raise UnsafeFileError(
                f"The archive '{self._path}' claims a header of {size:,} bytes, which cannot be, and nothing was "
                "unpacked: get another copy."
            )
        return self._stream.read(size)


@contextmanager
def open_archive(path: Path, reporter: Reporter, most_bytes: int | None = None) -> Iterator[Archive]:
    """Open an archive and check all its names and sizes.

    Args:
        path: The archive.
        reporter: Asked whether to stop.
        most_bytes: What all files together may have when unpacked; no more of a packed tar is looked at. None for no
            such bound.

    Raises:
        InputError: The file is no archive, or is encrypted.
        UnsafeFileError: A member would land outside the folder, is a link or a device, or claims an absurd size; or all
            together do.
        DamagedFileError: The archive is damaged or cut short.
    """
    try:
        if path.name.lower().endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                members = _zip_members(path, archive)
                _check_total(path, sum(member.size for member in members), most_bytes)
                yield Archive(path, members, lambda: _zip_streams(archive))
        else:
            members = _listed(path, reporter, most_bytes)
            yield Archive(path, members, lambda: _tar_streams(path))
    except _BROKEN as error:
        if isinstance(error, OSError) and (error.errno is not None or isinstance(error, DamagedFileError)):
            raise
        raise _damaged(path) from error


def _zip_members(path: Path, archive: zipfile.ZipFile) -> tuple[Member, ...]:
    members: list[Member] = []
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise _unsafe(path, entry.filename, "is a link or a device")
        if entry.flag_bits & 1:
            raise InputError(f"The archive '{path}' is encrypted: unpack it first and choose the folder.")
        if entry.file_size > _LARGEST_RATIO * max(entry.compress_size, 1) + _CHUNK:
            raise _unsafe(path, entry.filename, f"claims {entry.file_size:,} bytes, which cannot be")
        members.append(_member(path, entry.filename, entry.file_size, len(members)))
    return tuple(members)


def _listed(path: Path, reporter: Reporter, most_bytes: int | None) -> tuple[Member, ...]:
    """Return the files of a tar."""
    plain = path.suffix.lower() == ".tar"
    with path.open("rb") if plain else gzip.open(path) as stream:
        headers = cast("IO[bytes]", _Headers(path, cast("IO[bytes]", stream)))
        with tarfile.open(fileobj=headers, mode="r:") as listing:
            return _tar_members(path, listing, reporter, most_bytes)


def _tar_members(
    path: Path, archive: tarfile.TarFile, reporter: Reporter, most_bytes: int | None
) -> tuple[Member, ...]:
    members: list[Member] = []
    total = 0
    largest = _LARGEST_RATIO * path.stat().st_size
    for entry in archive:
        reporter.check()
        if entry.isdir():
            continue
        if not entry.isreg():
            raise _unsafe(path, entry.name, "is a link or a device")
        if entry.size > largest:
            raise _unsafe(path, entry.name, f"claims {entry.size:,} bytes, which cannot be")
        total += entry.size
        _check_total(path, total, most_bytes)  # before what the member holds is passed over, and so unpacked
        members.append(_member(path, entry.name, entry.size, len(members)))
    return tuple(members)


def _check_total(path: Path, total: int, most_bytes: int | None) -> None:
    if most_bytes is not None and total > most_bytes:
        raise UnsafeFileError(
            f"The archive '{path}' claims {total:,} bytes or more, but at most {most_bytes:,} are expected, and "
            "nothing was unpacked: get another copy."
        )


def _member(path: Path, name: str, size: int, index: int) -> Member:
    if index >= _MOST_MEMBERS:
        raise UnsafeFileError(
            f"The archive '{path}' holds more than {_MOST_MEMBERS:,} files: unpack what you need first."
        )
    plain = name.replace("\\", "/")
    parts = PurePosixPath(plain).parts
    if plain.startswith("/") or ".." in parts or (parts and ":" in parts[0]) or "\0" in plain:
        raise _unsafe(path, name, "would land outside its folder")
    return Member(_normal(name), size)


def _normal(name: str) -> str:
    return str(PurePosixPath(name.replace("\\", "/")))


def _zip_streams(archive: zipfile.ZipFile) -> Iterator[tuple[str, IO[bytes]]]:
    for entry in archive.infolist():
        if not entry.is_dir():
            with archive.open(entry) as stream:
                yield _normal(entry.filename), stream


def _open_tar(path: Path) -> tarfile.TarFile:
    return tarfile.open(path, "r:" if path.suffix.lower() == ".tar" else "r:gz")


def _tar_streams(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with _open_tar(path) as archive:
        for entry in archive:
            stream = archive.extractfile(entry) if entry.isreg() else None
            if stream is not None:
                yield _normal(entry.name), stream


def _copy(source: IO[bytes], target: Path, size: int, reporter: Reporter) -> None:
    left = size
    with target.open("wb") as file:
        while chunk := source.read(min(_CHUNK, left + 1)):
            reporter.check()
            left -= len(chunk)
            if left < 0:
                raise EOFError("more than it said")
            file.write(chunk)
    if left:
        raise EOFError("less than it said")


def _unsafe(path: Path, name: str, fault: str) -> UnsafeFileError:
    return UnsafeFileError(
        f"The member '{name}' of the archive '{path}' {fault}, and nothing was unpacked: get another copy."
    )


def _damaged(path: Path) -> DamagedFileError:
    return DamagedFileError(f"The archive '{path}' is damaged or cut short: fetch it again.")
