"""What became of one job of many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from furrow.engine.contract.errors import FurrowError, JobCancelledError, UnexpectedError
from furrow.engine.contract.events import Event, Warn
from furrow.engine.contract.spec import JobSpec
from furrow.engine.handlers import run
from furrow.engine.reporting import Reporter

__all__ = ["Outcome", "outcome_of"]


@dataclass(frozen=True)
class Outcome:
    """How a job of many ended.

    Attributes:
        index: Position of the job among the others.
        values: Values of its result; None where it failed.
        warnings: What it told the analyst.
        error: Why it failed; None where it did not.
    """

    index: int
    values: dict[str, Any] | None
    warnings: tuple[str, ...] = ()
    error: FurrowError | None = None


def outcome_of(
    index: int, spec: JobSpec, reporter: Reporter, hear: Callable[[Event], None] = lambda event: None
) -> Outcome:
    """Do one job and return how it ended; only a cancel is raised.

    Args:
        index: Position of the job among the others.
        spec: The job.
        reporter: Of all the jobs: asked whether to wait or stop.
        hear: Called with each event of the job but its warnings.

    Raises:
        JobCancelledError: The jobs were cancelled.
    """
    warnings: list[str] = []

    def take(event: Event) -> None:
        if isinstance(event, Warn):
            warnings.append(event.text)
        else:
            hear(event)

    try:
        values = run(spec, reporter.within(take))
    except JobCancelledError:
        raise
    except FurrowError as error:
        return Outcome(index, None, tuple(warnings), error)
    except Exception as error:
        return Outcome(index, None, tuple(warnings), UnexpectedError(f"{type(error).__name__}: {error}"))
    return Outcome(index, values, tuple(warnings))
