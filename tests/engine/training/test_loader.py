import threading
import time
from dataclasses import dataclass

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.training.loader import Loader, pinned

pytestmark = pytest.mark.engine


@given(first=st.integers(0, 5), number=st.integers(0, 12), ahead=st.integers(0, 4))
@settings(max_examples=30, deadline=None)
def test_batches_come_in_order_whatever_the_timing(first, number, ahead):
    drawn = []

    def draw(step):
        drawn.append(step)
        time.sleep(0.0005 * (step * 7 % 3))
        return step

    with Loader(draw, first, first + number, ahead) as loader:
        taken = [loader.take() for _ in range(number)]
    assert taken == drawn == list(range(first, first + number))


def test_batches_are_drawn_ahead_but_no_further_than_asked():
    drawn = []
    ready = threading.Event()

    def draw(step):
        drawn.append(step)
        if step == 3:
            ready.set()
        return step

    with Loader(draw, 0, 100, 3) as loader:
        assert loader.take() == 0
        assert ready.wait(5)
        time.sleep(0.05)
        assert drawn == [0, 1, 2, 3]


def test_an_error_is_raised_when_its_batch_is_asked_for():
    def draw(step):
        if step == 2:
            raise ValueError("the third")
        return step

    with Loader(draw, 0, 10, 4) as loader:
        assert [loader.take(), loader.take()] == [0, 1]
        with pytest.raises(ValueError, match="the third"):
            loader.take()


def test_the_thread_ends_with_the_block():
    before = threading.active_count()
    with Loader(lambda step: step, 0, 1000, 2) as loader:
        loader.take()
        assert threading.active_count() == before + 1
    assert threading.active_count() == before


@dataclass(frozen=True)
class Examples:
    """A batch of another task than cultivated land."""

    values: torch.Tensor
    weights: torch.Tensor | None
    name: str


def test_all_tensors_of_a_batch_are_pinned_and_nothing_else_changes(monkeypatch):
    copies = []

    def pin(tensor):
        copies.append(tensor.clone())
        return copies[-1]

    monkeypatch.setattr(torch.Tensor, "pin_memory", pin)
    batch = Examples(torch.arange(4.0), None, "ž")
    found = pinned(batch)
    assert found.values is copies[0]
    assert torch.equal(found.values, batch.values)
    assert (found.weights, found.name, len(copies)) == (None, "ž", 1)
    assert pinned(5) == 5
