"""One writer at a time on a season, on this machine or another that shares its disk."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from furrow.engine.contract.errors import InputError

__all__ = ["writing_lock"]


@contextmanager
def writing_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write a season while the block runs.

    The lock is an empty hidden file beside the season; it ends with the process, however that ends. The file itself
    stays, because removing a lock that another process waits for would let two of them in.

    Raises:
        InputError: Another process writes this season; the text names it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_name(f".furrow-lock-{folder.name}"), blocking=False)
    holder = folder.with_name(f".furrow-lock-{folder.name}.json")
    try:
        lock.acquire()
    except Timeout as error:
        raise InputError(
            f"The season '{folder}' is being written by {_holder(holder)}: wait for its end, or choose another name."
        ) from error
    try:
        holder.write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(path: Path) -> str:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return f"process {document['pid']} on {document['host']}"
    except (OSError, ValueError, KeyError, TypeError):  # it writes its name a moment after it has the lock
        return "another process"
