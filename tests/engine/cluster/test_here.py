"""Many jobs in this process: their order, what fails, what is heard of them."""

import pytest

from furrow.engine import handlers
from furrow.engine.cluster.here import run_here
from furrow.engine.contract.errors import InputError, JobCancelledError, UnexpectedError
from furrow.engine.contract.events import Progress
from furrow.engine.reporting import Reporter
from furrow.tests.builders.cluster_jobs import Where, install
from furrow.tests.builders.engine_jobs import Count, Echo, Fail

pytestmark = pytest.mark.engine


@pytest.fixture(autouse=True)
def _jobs_of_tests_are_known(monkeypatch):
    monkeypatch.setattr(handlers, "HANDLERS", dict(handlers.HANDLERS))
    install()


def test_jobs_come_back_in_their_order_and_one_that_fails_stops_no_other():
    specs = [Echo("prvi ž"), Fail("InputError", "The number 7 is wrong."), Fail("ZeroDivisionError"), Where("cpu")]
    outcomes = list(run_here(specs, Reporter()))
    assert [outcome.index for outcome in outcomes] == [0, 1, 2, 3]
    assert outcomes[0].values["text"] == "prvi ž"
    assert (type(outcomes[1].error), str(outcomes[1].error)) == (InputError, "The number 7 is wrong.")
    assert type(outcomes[2].error) is UnexpectedError
    assert [outcome.values is None for outcome in outcomes] == [False, True, True, False]
    assert outcomes[3].warnings == ("asked for 'cpu', ž",)


def test_progress_is_that_of_all():
    events = []
    list(run_here([Count(3), Count(3)], Reporter(events.append)))
    shares = [event.fraction for event in events if isinstance(event, Progress)]
    assert shares == sorted(shares)
    assert any(share <= 0.5 for share in shares)
    assert shares[-1] == 1


def test_a_cancel_ends_all():
    reporter, ended = Reporter(), []

    def run():
        for outcome in run_here([Echo("a"), Echo("b"), Count(3), Echo("c")], reporter):
            ended.append(outcome.index)
            if outcome.index == 1:
                reporter.cancelled.set()

    with pytest.raises(JobCancelledError):
        run()
    assert ended == [0, 1]
