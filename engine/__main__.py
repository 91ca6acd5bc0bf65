"""The engine process: one job from standard input, events to standard output, the log to standard error.

The first line of standard input is the specification of the job. Lines after it say "pause" or
"resume". The end of standard input means "stop": the client closed it to cancel, or the client is gone.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import BinaryIO

from furrow.engine import handlers
from furrow.engine.contract import jobs  # noqa: F401 - registers the specifications
from furrow.engine.contract.errors import FurrowError, JobCancelledError, ResourceError, UnexpectedError
from furrow.engine.contract.events import Event, Failure, Result, encode
from furrow.engine.contract.spec import spec_from_document
from furrow.engine.reporting import Reporter

__all__ = ["main"]

#: After the end of standard input a job has this long to stop by itself; then the process ends.
#: Longer than the client waits, so that only an orphan ever gets here.
ORPHAN_GRACE_S = 15.0


def main() -> int:
    """Run one job; return 0 when it succeeded, 1 when it failed or was cancelled."""
    channel = _claim_standard_output()
    faulthandler.enable(sys.stderr)

    def send(event: Event) -> None:
        channel.write(encode(event))
        channel.flush()

    cancelled = threading.Event()
    reporter = Reporter(send, cancelled)
    try:
        orders = _take_standard_input()
        line, rest = _first_line(orders)
        spec = spec_from_document(json.loads(line))
        threading.Thread(target=_watch_orders, args=(orders, rest, reporter), daemon=True).start()
        return _answer(lambda: Result(handlers.run(spec, reporter)), reporter)
    except BrokenPipeError:
        return 1  # nobody listens any more
    except (ValueError, FurrowError) as error:
        traceback.print_exc()
        reporter.emit(_failure(error))
        return 1


def _answer(work: Callable[[], Result], reporter: Reporter) -> int:
    """Do the work and send its result, or the failure it ends with."""
    try:
        result = work()
    except BrokenPipeError:
        raise
    except Exception as error:  # the last place that can still tell the analyst
        if not isinstance(error, JobCancelledError):
            traceback.print_exc()
        reporter.emit(_failure(error))
        return 1
    reporter.emit(result)
    return 0


def _failure(error: Exception) -> Failure:
    if isinstance(error, FurrowError):
        return Failure(type(error).__name__, str(error))
    if isinstance(error, MemoryError):
        return Failure(
            ResourceError.__name__, "The engine ran out of memory: lower the tile size or close other programs."
        )
    if isinstance(error, OSError) and error.errno == 28:  # ENOSPC, on every system
        place = f" while writing '{error.filename}'" if error.filename else ""
        return Failure(ResourceError.__name__, f"The disk is full{place}: free some space and run the job again.")
    if isinstance(error, PermissionError):
        return Failure(
            FurrowError.__name__,
            f"The file '{error.filename}' may not be read or written: close programs that use it and check its rights.",
        )
    return Failure(
        UnexpectedError.__name__,
        f"The engine met an error it has no advice for ({type(error).__name__}: {error}): "
        "please report it with the log below.",
    )


def _claim_standard_output() -> BinaryIO:
    """Return a private handle on standard output and point everybody else's at standard error."""
    sys.stdout.flush()
    private = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(private, "wb", buffering=0)


def _take_standard_input() -> int:
    """Return a private handle on standard input and leave an empty one in its place.

    On Windows a process that inherits a pipe somebody is reading from hangs at its start.
    """
    private = os.dup(0)
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    return private


def _first_line(descriptor: int) -> tuple[bytes, bytes]:
    """Return the first line and what was read beyond it, without Python's buffer, which would keep the latter."""
    pieces: list[bytes] = []
    while piece := os.read(descriptor, 65536):
        line, end, rest = piece.partition(b"\n")
        pieces.append(line)
        if end:
            return b"".join(pieces), rest
    return b"".join(pieces), b""


def _watch_orders(descriptor: int, rest: bytes, reporter: Reporter) -> None:
    """Do what the lines say, until the end of the input says to stop."""
    while True:
        *lines, rest = rest.split(b"\n")
        for line in lines:
            if line == b"pause":
                reporter.pause()
            elif line == b"resume":
                reporter.resume()
        piece = os.read(descriptor, 4096)  # not sys.stdin: a thread blocked in its buffer breaks the interpreter's end
        if not piece:
            break
        rest += piece
    reporter.cancelled.set()
    timer = threading.Timer(ORPHAN_GRACE_S, os._exit, (1,))
    timer.daemon = True
    timer.start()


if __name__ == "__main__":
    sys.exit(main())
