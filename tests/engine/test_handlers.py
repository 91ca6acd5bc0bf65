"""Every job has a function, and every function a job."""

from __future__ import annotations

import inspect
import typing

import pytest

from furrow.engine.contract import jobs
from furrow.engine.handlers import HANDLERS, handler_of
from furrow.engine.reporting import Reporter

SPECS = {getattr(jobs, name).job: getattr(jobs, name) for name in jobs.__all__}


def test_the_table_and_the_specifications_agree():
    assert set(HANDLERS) == set(SPECS)


@pytest.mark.parametrize("job", sorted(HANDLERS))
def test_a_handler_takes_its_specification_and_a_reporter(job):
    hints = typing.get_type_hints(handler_of(job))
    parameters = list(inspect.signature(handler_of(job)).parameters)
    assert hints[parameters[0]] is SPECS[job]
    assert hints[parameters[1]] is Reporter
