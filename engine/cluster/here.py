"""Many jobs one after the other in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from furrow.engine.cluster.outcomes import Outcome, outcome_of
from furrow.engine.contract.events import Event, Progress
from furrow.engine.contract.spec import JobSpec
from furrow.engine.reporting import Reporter

__all__ = ["run_here"]


def run_here(specs: Sequence[JobSpec], reporter: Reporter) -> Iterator[Outcome]:
    """Yield how each job ended, in their order; progress is that of all of them.

    Raises:
        JobCancelledError: The jobs were cancelled.
    """
    for index, spec in enumerate(specs):

        def hear(event: Event, index: int = index) -> None:
            if isinstance(event, Progress):
                reporter.progress((index + event.fraction) / len(specs))

        yield outcome_of(index, spec, reporter, hear)
