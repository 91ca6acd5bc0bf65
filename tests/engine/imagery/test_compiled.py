from types import SimpleNamespace

import numba
import numpy as np
import pytest

from furrow.engine.imagery import compiled as module
from furrow.engine.imagery.compiled import compiled, over_rows


def double(values):
    for index in range(values.size):
        values[index] *= 2


def test_a_loop_works_where_nothing_can_be_kept(monkeypatch):
    """On a read-only disk without a home numba finds no folder for its machine code and raises."""

    def njit(cache=False, **options):
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return numba.njit(**options)

    monkeypatch.setattr(module, "numba", SimpleNamespace(njit=njit))
    values = np.arange(5.0)
    compiled(double)(values)
    assert values.tolist() == [0, 2, 4, 6, 8]


@pytest.mark.parametrize("height", [1, 7, 8, 15, 16, 17, 100, 1001])
def test_every_row_is_worked_on_once(height):
    seen = np.zeros(height, int)

    def work(first, last):
        seen[first:last] += 1

    over_rows(work, height)
    assert (seen == 1).all()


def test_an_error_in_a_thread_comes_out():
    def work(first, last):
        raise ValueError(f"rows {first} to {last}")

    with pytest.raises(ValueError, match="rows"):
        over_rows(work, 100)
