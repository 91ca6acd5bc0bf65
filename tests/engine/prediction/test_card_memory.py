import pytest
import torch

from furrow.engine.prediction.card_memory import Appetite, ran_out
from furrow.tests.builders.card import Card

pytestmark = pytest.mark.engine


def taken(appetite, card, times, all_at_once=10**9):
    """Work as many times, as much as is allowed each time; return the pixels."""
    done = []
    for _ in range(times):
        pixels = int(min(appetite.pixels(), all_at_once))
        try:
            with appetite.measured(pixels):
                card.work(pixels)
        except torch.OutOfMemoryError:
            appetite.halve(pixels)
            continue
        done.append(pixels)
    return done


def test_the_first_piece_tells_how_much_fits():
    card = Card(10**6, by_pixel=100)
    assert taken(Appetite(card, 10, 10**6), card, 3) == [10, 7000, 7000]
    assert taken(Appetite(card, 10, 400), card, 3) == [10, 400, 400]


def test_what_is_taken_meanwhile_is_seen():
    card = Card(10**6, by_pixel=100)
    appetite = Appetite(card, 10, 10**6)
    taken(appetite, card, 2)
    card.kept = 900_000
    assert taken(appetite, card, 2) == [700, 700]


def test_what_a_little_piece_takes_anyway_is_not_taken_for_its_pixels():
    card = Card(10**6, by_pixel=100, anyway=50_000)
    appetite = Appetite(card, 1000, 10**6)
    before = taken(appetite, card, 5)
    assert before[-1] > 6000
    taken(appetite, card, 1, all_at_once=2)
    assert appetite.pixels() > 6000


def test_when_memory_runs_out_the_half_is_taken_from_then_on():
    card = Card(10**6, by_pixel=100)
    assert taken(Appetite(card, 64_000, 10**6), card, 6) == [8000, 7000, 7000]
    assert card.given_back == 3


def test_a_processor_is_not_asked_but_learns_too():
    appetite = Appetite(None, 1, 1)
    assert appetite.pixels() == float("inf")
    with appetite.measured(10**9):
        pass
    appetite.halve(5)
    assert appetite.pixels() == 2
    appetite.halve(1)
    assert appetite.pixels() == 1


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB"),
        MemoryError(),
        RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory: you tried"),
        RuntimeError("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    ],
)
def test_want_of_memory_is_known_by_all_its_names(error):
    assert ran_out(error)


@pytest.mark.parametrize("error", [RuntimeError("CUDA error: an illegal memory access was encountered"), ValueError()])
def test_other_errors_are_not_want_of_memory(error):
    assert not ran_out(error)
