"""What the workers of a cluster run: a look around before the first job, then one job after the other.

Questions, orders and answers are JSON texts. The client names these functions and sends no code, so scheduler and
workers may run another Python than the client, and the scheduler needs no Furrow at all.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from furrow.engine.cluster.outcomes import Outcome, outcome_of
from furrow.engine.contract import jobs  # noqa: F401 - registers the specifications
from furrow.engine.contract.errors import FurrowError, JobCancelledError, error_from_kind
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.spec import spec_from_document
from furrow.engine.reporting import Reporter

if TYPE_CHECKING:
    from distributed import Worker

__all__ = ["look_around", "order", "outcome_from", "pause", "question", "work"]

_WATCH_S = 0.1
_TELL_S = 1.0  # fractions are told this often
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "GDAL_NUM_THREADS")

_pauses: dict[str, tuple[int, bool]] = {}
"""Run -> number of the last word about pausing, and what it said."""


def question(mark: str, needed: tuple[str, ...]) -> str:
    """Return what `look_around` is asked.

    Args:
        mark: File in the folder of the outputs that the client has just written, or empty.
        needed: Files or folders that have to be there.
    """
    return json.dumps({"mark": mark, "needed": needed})


def look_around(asked: str) -> str:
    """Return the first path that this worker cannot see, or cannot write to, or an empty text.

    It also gives libraries the threads of the worker, for its one job at a time. They read these variables when they
    are loaded, which the first job does.
    """
    from distributed import get_worker

    document = json.loads(asked)
    if "torch" not in sys.modules:
        os.environ.update(dict.fromkeys(_THREADS, str(get_worker().state.nthreads)))
    mark = Path(document["mark"])
    if document["mark"] and not (mark.is_file() and os.access(mark.parent, os.W_OK)):
        return str(mark.parent)
    return next((path for path in document["needed"] if not Path(path).exists()), "")


def order(run: str, index: int, spec: dict[str, Any]) -> str:
    """Return the order to do a job of a run, as `work` takes it."""
    return json.dumps({"run": run, "index": index, "spec": spec})


def work(ordered: str) -> str:
    """Do a job and return how it ended, as `outcome_from` reads it.

    A worker that was given up for lost but lives, because the network was cut, may do a job that another does too. Both
    write to names of their own and move the same content into place, so this harms nothing.
    """
    from distributed import get_worker

    document = json.loads(ordered)
    worker, told = get_worker(), [0.0]
    index, run = document["index"], document["run"]
    reporter, ended = Reporter(), threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, Progress) and time.monotonic() - told[0] > _TELL_S:
            told[0] = time.monotonic()
            worker.log_event(run, {"index": index, "fraction": event.fraction})

    watched = (worker, worker.get_current_task(), run, reporter, ended)
    threading.Thread(target=_follow, args=watched, daemon=True).start()
    try:
        outcome = outcome_of(index, spec_from_document(document["spec"]), reporter, hear)
    except JobCancelledError:
        return json.dumps({"index": index, "stopped": True})
    except FurrowError as error:
        outcome = Outcome(index, None, (), error)
    finally:
        ended.set()
    failure = [type(outcome.error).__name__, str(outcome.error)] if outcome.error else None
    answer = {"index": index, "values": outcome.values, "warnings": outcome.warnings, "error": failure}
    return json.dumps({**answer, "stopped": False})


def outcome_from(answer: str) -> Outcome | None:
    """Return the outcome that `work` returned, None where the worker stopped before the end of the job."""
    document = json.loads(answer)
    if document["stopped"]:
        return None
    error = error_from_kind(*document["error"]) if document["error"] else None
    return Outcome(document["index"], document["values"], tuple(document["warnings"]), error)


def pause(run: str, number: int, paused: bool) -> None:
    """Have the job of a run wait, or go on; of words that overtook each other the one of the highest number counts."""
    if number > _pauses.get(run, (0, False))[0]:
        _pauses[run] = number, paused


def _follow(worker: Worker, key: Any, run: str, reporter: Reporter, ended: threading.Event) -> None:  # noqa: ANN401
    """Pass on pauses, and stop the job when nobody wants it any more.

    That is when it was cancelled, when client or scheduler are gone, and when this worker is about to close.
    """
    while not ended.wait(_WATCH_S):
        task = worker.state.tasks.get(key)
        if task is None or task.state != "executing" or worker.status.name in ("closing", "closed", "failed"):
            reporter.cancelled.set()
            return
        if _pauses.get(run, (0, False))[1]:
            reporter.pause()
        else:
            reporter.resume()
