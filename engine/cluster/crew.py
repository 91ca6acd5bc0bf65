"""The workers at a scheduler: who is there, who is fit to work, who was lost."""

from __future__ import annotations

import itertools
import operator
import pkgutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from furrow.__about__ import __version__
from furrow.engine.contract.errors import EngineMissingError, FurrowError, InputError, TransferError
from furrow.engine.patience import patiently
from furrow.engine.reporting import Reporter

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Crew", "Member"]

_REMOTE = "furrow.engine.cluster.remote"


@dataclass
class Member:
    """A worker.

    Attributes:
        address: Its address, which no other worker has.
        has_gpu: Whether it declares the resource GPU.
        version: Will be the version of Furrow there.
        looked: Will be what it does not see of what it needs.
        work: Will be the function that does jobs there.
    """

    address: str
    has_gpu: bool
    version: Future[Any]
    looked: Future[Any]
    work: Future[Any]

    @property
    def has_answered(self) -> bool:
        """Whether it is known if it is fit."""
        return bool(self.version.status == "error" or (self.version.done() and self.looked.done()))

    def flaw(self) -> FurrowError | None:
        """Return why a worker that has answered cannot work, None when it can."""
        if self.version.status == "error":
            return EngineMissingError(
                f"The worker '{self.address}' cannot import Furrow ({self.version.exception()}): install version "
                f"{__version__} in its Python, or start it with the --preload that docs/server.md tells."
            )
        if (version := self.version.result()) != __version__:
            return EngineMissingError(
                f"The worker '{self.address}' has version {version} of Furrow, but this is version {__version__}: "
                "install the same version on all workers and start them again."
            )
        if self.looked.status == "error":
            return EngineMissingError(
                f"Furrow does not run on the worker '{self.address}' ({self.looked.exception()}): install what its "
                "pyproject.toml asks for there."
            )
        if unseen := self.looked.result():
            return InputError(
                f"The worker '{self.address}' does not see '{unseen}' or may not write there: seasons, models and "
                "outputs must lie on a drive that all workers have under the same path."
            )
        return None


class Crew:
    """The workers at a scheduler.

    Args:
        client: Connection to the scheduler.
        reporter: Asked whether to stop; takes warnings.
        question: What each worker is asked before it works, as `remote.look_around` takes it.

    Attributes:
        fit: Address -> worker, of those that may work.
    """

    def __init__(self, client: Client, reporter: Reporter, question: str) -> None:
        self.fit: dict[str, Member] = {}
        self._client = client
        self._reporter = reporter
        self._question = question
        self._new: dict[str, Member] = {}
        self._unfit: dict[str, Member] = {}
        self._keys = (f"furrow-crew-{uuid4().hex}-{number}" for number in itertools.count())

    def gather(self, patience_s: float, nobody: str) -> None:
        """Wait for workers and ask each; one that is busy with something else is not waited for any longer than that.

        Args:
            patience_s: Seconds until the first worker has answered.
            nobody: Sentence for when none has.

        Raises:
            TransferError: None answered.
            EngineMissingError: One has no Furrow, or another version.
            InputError: One does not see the files.
            JobCancelledError: The job was cancelled.
        """
        given_up = time.monotonic() + patience_s
        while time.monotonic() < given_up and not self.fit:
            self.refresh()
            while self._new and time.monotonic() < given_up:
                self.hear(strict=True)
                self._pause()
            self._pause()
        if not self.fit:
            raise TransferError(nobody)

    def refresh(self) -> set[str]:
        """Look who is there, and return the addresses of those that are gone.

        Raises:
            OSError: The scheduler does not answer.
            JobCancelledError: The job was cancelled.
        """
        there: set[str] = set(patiently(self._client.nthreads, self._reporter.check_cancelled))
        known = self.fit | self._new | self._unfit
        gone = known.keys() - there
        for address in gone:
            for members in (self.fit, self._new, self._unfit):
                members.pop(address, None)
        if new := there - known.keys():
            about = patiently(self._client.scheduler_info, self._reporter.check_cancelled)["workers"]
            for address in new & about.keys():
                self._new[address] = self._ask(address, about[address])
        return gone

    def hear(self, *, strict: bool = False) -> None:
        """Take in who has answered.

        Args:
            strict: Whether one that cannot work is an error, rather than a warning.
        """
        for member in [each for each in self._new.values() if each.has_answered]:
            del self._new[member.address]
            flaw = member.flaw()
            if flaw is None:
                self.fit[member.address] = member
            elif strict:
                raise flaw
            else:
                self._unfit[member.address] = member
                self._reporter.warn(f"A worker that came later is not used. {flaw}")

    def _ask(self, address: str, about: dict[str, Any]) -> Member:
        def submit(function: Any, *arguments: Any) -> Any:  # noqa: ANN401
            return self._client.submit(function, *arguments, workers=[address], pure=False, key=next(self._keys))

        # Functions of the standard library alone: the scheduler unpickles them too, and may have no Furrow.
        look, work = (submit(pkgutil.resolve_name, f"{_REMOTE}:{name}") for name in ("look_around", "work"))
        return Member(
            address=address,
            has_gpu=about.get("resources", {}).get("GPU", 0) >= 1,
            version=submit(pkgutil.resolve_name, "furrow.__about__:__version__"),
            looked=submit(operator.call, look, self._question),
            work=work,
        )

    def _pause(self) -> None:
        self._reporter.check()
        time.sleep(0.05)
