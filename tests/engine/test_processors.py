import os

import pytest

from furrow.engine.processors import processors

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(("limit", "expected"), [("", 3), ("1", 1), ("2", 2), ("64", 3), ("0", 1), ("many", 3)])
def test_processors_are_those_of_the_process_or_fewer(monkeypatch, limit, expected):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 4, 7}, raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", limit)
    assert processors() == expected
