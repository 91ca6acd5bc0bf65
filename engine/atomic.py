"""Files and folders that appear whole or not at all.

What is written goes to a temporary name in the same folder and is moved into place at the end.
Temporary names carry a fixed mark, so that what a killed process left is recognised and removed by
the next run.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil

from furrow.engine.contract.errors import InputError, ResourceError

__all__ = ["atomic_file", "atomic_folder", "require_space", "scratch_file", "scratch_folder", "sweep", "write_json"]

_MARK = ".furrow-part-"


def _temporary(path: Path) -> Path:
    # Machine, number and start of the process tell a living writer's file from a dead one's. The name
    # itself is left out: with it a long name would grow too long for the file system.
    process = psutil.Process()
    owner = f"{_machine()}-{process.pid}-{int(process.create_time())}"
    return path.with_name(f"{_MARK}{owner}-{uuid4().hex[:8]}{path.suffix}")


def _machine() -> str:
    """Return a short mark of this machine: on a network drive other machines write too."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


@contextmanager
def scratch_file(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`; remove what was written there when the block ends.

    The folder of `path` is made when it is missing. Companions of the temporary file (its name plus
    a suffix such as `.aux.xml`) are removed with it.

    Raises:
        InputError: The folder of `path` cannot be made.
    """
    _prepare(path)
    sweep(path.parent)
    temporary = _temporary(path)
    try:
        yield temporary
    finally:
        for left in path.parent.glob(f"{_escaped(temporary.name)}*"):
            left.unlink(missing_ok=True)


@contextmanager
def atomic_file(path: Path) -> Iterator[Path]:
    """Yield a temporary path; move it to `path` when the block ends well, else remove it.

    Raises:
        InputError: `path` is a folder, or its folder cannot be made.
    """
    if path.is_dir():
        raise InputError(f"The output '{path}' is a folder: give the name of a file.")
    with scratch_file(path) as temporary:
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        _replace(temporary, path)
        Path(f"{path}.aux.xml").unlink(missing_ok=True)  # statistics of an older file of that name


@contextmanager
def atomic_folder(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Yield an empty temporary folder; move it to `path` when the block ends well, else remove it.

    An older folder at `path` stays untouched until the new one is whole.

    Raises:
        InputError: Something lies at `path` already and `overwrite` is False.
    """
    _prepare(path)
    if path.exists() and not overwrite and (path.is_file() or any(path.iterdir())):
        raise InputError(f"'{path}' exists already: choose another name, or allow overwriting.")
    sweep(path.parent)
    temporary = _temporary(path)
    temporary.mkdir()
    try:
        yield temporary
        older = _temporary(path)
        if path.exists():
            _replace(path, older)
        _replace(temporary, path)
        shutil.rmtree(older, ignore_errors=True)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def scratch_folder(path: Path) -> Iterator[Path]:
    """Yield an empty temporary folder beside `path`; remove it with all it holds when the block ends.

    Raises:
        InputError: The folder of `path` cannot be made.
    """
    _prepare(path)
    sweep(path.parent)
    temporary = _temporary(path)
    temporary.mkdir()
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what killed writers left in a folder; the files of living ones stay."""
    for left in folder.glob(f"{_MARK}*"):
        if _writer_lives(left.name):
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def write_json(path: Path, document: Any) -> None:  # noqa: ANN401 - any JSON document
    """Write a JSON document atomically, UTF-8, indented for people."""
    with atomic_file(path) as temporary:
        temporary.write_text(
            json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8"
        )


def require_space(folder: Path, needed: int) -> None:
    """Stop before a job that cannot end well for want of disk space.

    Args:
        folder: Where the job writes; need not exist yet.
        needed: Bytes the job is expected to write.

    Raises:
        ResourceError: Less is free.
    """
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < needed:
        raise ResourceError(
            f"The disk of '{folder}' has {free / 1e6:,.0f} MB free, but about {needed / 1e6:,.0f} MB are needed: "
            "free some space or choose another folder."
        )


def _prepare(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise InputError(
            f"The folder '{path.parent}' cannot be made because a file has that name: choose another."
        ) from error


def _replace(source: Path, target: Path) -> None:
    """Move over an existing file. On Windows a virus scanner may hold a new file for a moment."""
    for pause in (0.1, 0.3, 1.0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _writer_lives(name: str) -> bool:
    """Whether the writer of a temporary name lives, or is on another machine and cannot be asked."""
    try:
        machine, pid, started, _ = name.removeprefix(_MARK).split("-", 3)
        if machine != _machine():
            return True
        return int(psutil.Process(int(pid)).create_time()) == int(started)
    except (ValueError, psutil.Error):
        return False


def _escaped(name: str) -> str:
    """Return a name as a glob pattern that matches itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
