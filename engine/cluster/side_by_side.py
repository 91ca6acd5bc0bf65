"""Many jobs side by side on the workers of a Dask cluster: one that runs already, or processes of this computer.

Each worker is given one job at a time, so a worker that dies is known to have died of one job. That job goes to another
worker, and is given up when several have died of it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import operator
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from furrow.engine.atomic import scratch_file
from furrow.engine.cluster import remote
from furrow.engine.cluster.connections import connected, local_workers
from furrow.engine.cluster.crew import Crew, Member
from furrow.engine.cluster.outcomes import Outcome
from furrow.engine.contract.errors import FurrowError, InputError, ResourceError, TransferError, UnexpectedError
from furrow.engine.contract.spec import JobSpec
from furrow.engine.reporting import Reporter

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["DEATHS", "run_on_cluster", "run_on_workers"]

DEATHS = 3
"""Workers that may die of a job before it is given up."""

_FIRST_WORKER_S = 30.0
_START_S = 120.0  # processes on a computer that is busy
_ANY_WORKER_S = 300.0  # a cluster that is shared, or starts workers as needed, may have none for a while
_LOOK_S = 1.0
_WAIT_S = 0.2


def run_on_cluster(
    specs: Sequence[JobSpec], reporter: Reporter, scheduler: str, folder: str = "", needed: Sequence[str] = ()
) -> Iterator[Outcome]:
    """Yield how each job ended, as they end, on the workers of a scheduler.

    Args:
        specs: The jobs.
        reporter: Of all of them.
        scheduler: Address of the scheduler.
        folder: Folder of the outputs, which every worker has to see; empty for none.
        needed: Other paths that every worker has to see.

    Raises:
        InputError: The address is none; a worker does not see the files; or credentials would travel in the clear.
        EngineMissingError: A worker has no Furrow, or another version.
        TransferError: The scheduler does not answer, or has no workers.
        JobCancelledError: The jobs were cancelled.
    """
    if not specs:
        return
    _refuse_secrets_in_the_clear(specs, scheduler)
    with connected(scheduler, reporter) as client, _mark(folder) as mark:
        nobody = (
            f"No worker of the scheduler '{scheduler}' answered within {_FIRST_WORKER_S:.0f} seconds: start some "
            f"('dask worker {scheduler}'), or wait until they are free."
        )
        question = remote.question(mark, tuple(needed))
        yield from _Run(client, specs, reporter).outcomes(question, _FIRST_WORKER_S, nobody)


def run_on_workers(specs: Sequence[JobSpec], reporter: Reporter, workers: int) -> Iterator[Outcome]:
    """Yield how each job ended, as they end, on worker processes of this computer that share its processors.

    Args:
        specs: The jobs.
        reporter: Of all of them.
        workers: Processes to start, if there are as many jobs.

    Raises:
        JobCancelledError: The jobs were cancelled.
        TransferError: No worker starts.
    """
    if not specs:
        return
    with local_workers(min(workers, len(specs))) as client:
        nobody = f"None of {workers} worker processes started within {_START_S:.0f} seconds: ask for fewer."
        yield from _Run(client, specs, reporter).outcomes(remote.question("", ()), _START_S, nobody)


class _Run:
    """Jobs that are waiting, and those that workers do now."""

    def __init__(self, client: Client, specs: Sequence[JobSpec], reporter: Reporter) -> None:
        self._client = client
        self._specs = specs
        self._reporter = reporter
        self._name = f"furrow-{uuid4().hex}"
        self._waiting = deque(range(len(specs)))
        self._running: dict[str, tuple[int, Future[Any]]] = {}  # address of the worker -> job
        self._deaths: Counter[int] = Counter()
        self._fractions: dict[int, float] = {}
        self._with_gpus = False  # once there are, jobs wait for them rather than run on a processor
        self._share = 0.0
        self._numbers = itertools.count(1)
        self._ended = threading.Event()

    def outcomes(self, question: str, patience_s: float, nobody: str) -> Iterator[Outcome]:
        """Yield how each job ended; at last, or when stopped, nothing of them is left with the scheduler.

        Args:
            question: What workers are asked before they work.
            patience_s: Seconds until the first has answered.
            nobody: Sentence for when none has.
        """
        crew = Crew(self._client, self._reporter, question)
        self._client.subscribe_topic(self._name, self._hear)
        try:
            with _told_when_lost(self._client):
                crew.gather(patience_s, nobody)
                yield from self._work(crew)
        finally:
            with contextlib.suppress(OSError):
                self._client.cancel([future for _, future in self._running.values()])
                self._client.unsubscribe_topic(self._name)

    def _work(self, crew: Crew) -> Iterator[Outcome]:
        looked = worked = time.monotonic()
        while self._waiting or self._running:
            self._wait_while_paused()
            if time.monotonic() - looked > _LOOK_S:
                looked = time.monotonic()
                yield from self._lost(crew.refresh())
                crew.hear()
            self._hand_out(crew)
            worked = time.monotonic() if self._running else worked
            if time.monotonic() - worked > _ANY_WORKER_S:
                raise TransferError(_NOBODY)
            self._ended.wait(_WAIT_S)
            self._ended.clear()
            yield from self._taken_in()
            self._tell()

    def _hand_out(self, crew: Crew) -> None:
        """Give each free worker a job, where there is one that it can do."""
        self._with_gpus |= any(member.has_gpu for member in crew.fit.values())
        for member in crew.fit.values():
            if member.address in self._running:
                continue
            takes_all = member.has_gpu or not self._with_gpus
            index = next((i for i in self._waiting if takes_all or not _wants_gpu(self._specs[i])), None)
            if index is not None:
                self._waiting.remove(index)
                self._running[member.address] = index, self._submit(index, member)

    def _submit(self, index: int, member: Member) -> Future[Any]:
        future = self._client.submit(
            operator.call,
            member.work,
            remote.order(self._name, index, self._specs[index].to_document()),
            key=f"{self._name}-{index}-{next(self._numbers)}",
            workers=[member.address],
            resources={"GPU": 1} if member.has_gpu and _wants_gpu(self._specs[index]) else None,
            pure=False,
        )
        future.add_done_callback(lambda _: self._ended.set())
        return future

    def _taken_in(self) -> Iterator[Outcome]:
        """Yield the outcomes of jobs that have ended."""
        for address, (index, future) in list(self._running.items()):
            if not future.done():
                continue
            del self._running[address]
            outcome = self._outcome(index, future)
            if outcome is None:
                self._waiting.append(index)
            else:
                self._fractions[index] = 1.0
                yield outcome

    def _outcome(self, index: int, future: Future[Any]) -> Outcome | None:
        """Return how a job ended, None when it has to be done again."""
        from distributed import KilledWorker

        if future.status in ("cancelled", "lost"):
            raise TransferError(_LOST)
        if future.status == "finished":
            return remote.outcome_from(future.result())
        error = future.exception()
        if isinstance(error, KilledWorker):  # workers that come back under their old address are counted by Dask
            return _given_up(index)
        return Outcome(index, None, (), UnexpectedError(f"{type(error).__name__}: {error}"))

    def _lost(self, gone: set[str]) -> Iterator[Outcome]:
        """Put the jobs of lost workers before the others, and yield those that are given up."""
        for address in gone & self._running.keys():
            index, future = self._running.pop(address)
            future.cancel()
            self._deaths[index] += 1
            self._fractions[index] = 0.0
            if self._deaths[index] < DEATHS:
                self._waiting.appendleft(index)
            else:
                self._fractions[index] = 1.0
                yield _given_up(index)

    def _hear(self, event: tuple[float, dict[str, Any]]) -> None:
        """Take in how far a job is; called by the thread of the connection."""
        message = event[1]
        self._fractions.setdefault(message["index"], 0.0)
        if self._fractions[message["index"]] < 1:
            self._fractions[message["index"]] = min(message["fraction"], 0.99)

    def _tell(self) -> None:
        self._share = max(self._share, sum(self._fractions.copy().values()) / len(self._specs))
        self._reporter.progress(self._share)

    def _wait_while_paused(self) -> None:
        if self._reporter.paused.is_set():
            self._pass_on(paused=True)
            self._reporter.check()
            self._pass_on(paused=False)
        self._reporter.check()

    def _pass_on(self, *, paused: bool) -> None:
        """Have the jobs that are under way wait or go on; a worker that does not answer is not waited for."""
        if not self._running:
            return
        arguments = (remote.pause, self._name, next(self._numbers), paused)
        options = {"workers": list(self._running), "on_error": "ignore"}
        threading.Thread(target=self._client.run, args=arguments, kwargs=options, daemon=True).start()


_AGAIN = "then run the job again; what was finished stays."
_LOST = f"The connection to the scheduler is lost: look whether it runs, {_AGAIN}"
_NOBODY = f"All workers that could do the rest are gone: start some, {_AGAIN}"


@contextlib.contextmanager
def _told_when_lost(client: Client) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, FurrowError) or client.status == "running":
            raise
        raise TransferError(_LOST) from error


@contextlib.contextmanager
def _mark(folder: str) -> Iterator[str]:
    """Yield the path of a file in a folder that shows whether it is the same folder elsewhere; empty for no folder."""
    if not folder:
        yield ""
        return
    with scratch_file(Path(folder).absolute() / "seen") as path:
        path.touch()
        yield str(path)


def _wants_gpu(spec: JobSpec) -> bool:
    device = str(getattr(spec, "device", ""))
    return device == "auto" or device.startswith("cuda")


def _given_up(index: int) -> Outcome:
    return Outcome(index, None, (), ResourceError(
        f"{DEATHS} workers ended while they worked on it, most likely because memory ran out: lower the tile size, or "
        "give fewer workers more memory each."
    ))  # fmt: skip


def _holds_secret(value: object) -> bool:
    """Whether a secret field is filled in; of a field of several parts those count that are not to be shown."""
    if dataclasses.is_dataclass(value):
        return any(getattr(value, part.name) for part in dataclasses.fields(value) if not part.repr)
    return bool(value)


def _refuse_secrets_in_the_clear(specs: Sequence[JobSpec], scheduler: str) -> None:
    host = scheduler.partition("://")[2] or scheduler
    if scheduler.startswith("tls://") or host.startswith(("127.", "localhost:", "[::1]")):
        return
    if any(_holds_secret(getattr(spec, name)) for spec in specs for name in spec.secret_fields):
        raise InputError(
            f"The jobs hold credentials, which would travel unencrypted to '{scheduler}': use a tls:// address."
        )
