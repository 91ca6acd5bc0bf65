"""Transfers over queues that do everything as late as they may: what is used too early is wrong."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.prediction.queues import Queue
from furrow.engine.prediction.transfers import Transfers
from furrow.tests.builders.late_queues import LateQueues

pytestmark = pytest.mark.engine

KINDS = (np.uint16, np.bool_, np.int64, np.float32, np.uint8)


def random_pieces(seed, number):
    """Pieces of up to three groups of arrays that are cut from larger ones, of many sizes."""
    rng = np.random.default_rng(seed)
    pieces = []
    for _ in range(number):
        piece = []
        for _ in range(rng.integers(1, 4)):
            shape = tuple(rng.integers(1, 9, rng.integers(1, 4)))
            wide = rng.integers(0, 200, (rng.integers(1, 4), *(2 * size for size in shape)))
            cut = tuple(slice(1, size + 1) for size in shape)
            kind = KINDS[rng.integers(len(KINDS))]
            piece.append([each.astype(kind)[cut] for each in wide])
        pieces.append(piece)
    return pieces


def as_arrays(pieces):
    return [[np.stack(group) for group in piece] for piece in pieces]


def assert_same(found, expected):
    assert len(found) == len(expected)
    for piece, other in zip(found, expected, strict=True):
        for array, wanted in zip(piece, other, strict=True):
            assert array.dtype == wanted.dtype
            assert np.array_equal(array, wanted)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), eagerness=st.sampled_from([0.0, 0.3, 0.7]), number=st.integers(0, 9))
def test_what_is_computed_on_is_what_was_sent(seed, eagerness, number):
    queues = LateQueues(seed, eagerness, computing_is_late=True)
    transfers, found = Transfers(queues), []
    pieces = random_pieces(seed, number)
    for some in (pieces[: number // 2], pieces[number // 2 :]):  # slots are used again by the next sequence
        for tensors in transfers.carried(some):
            queues.compute(lambda tensors=tensors: found.append([each.numpy().copy() for each in tensors]))
    queues.finish()
    assert_same(found, as_arrays(pieces))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), eagerness=st.sampled_from([0.0, 0.3, 0.7]), depth=st.integers(0, 4))
def test_results_are_fetched_after_they_are_computed_and_before_others_take_their_place(seed, eagerness, depth):
    queues = LateQueues(seed, eagerness, computing_is_late=True)
    transfers, rng = Transfers(queues), np.random.default_rng(seed)
    expected = [rng.integers(0, 200, tuple(rng.integers(1, 9, 2))).astype(np.uint8) for _ in range(10)]
    waiting, found = [], []
    for values in expected:
        result = torch.zeros(values.shape, dtype=torch.uint8)
        queues.compute(lambda result=result, values=values: result.copy_(torch.from_numpy(values)))
        waiting.append(transfers.fetched(result))
        queues.compute(lambda: None)  # work behind it, which nobody should wait for
        if len(waiting) > depth:
            found.append([waiting.pop(0)()])
    found += [[result()] for result in waiting]
    assert_same(found, [[values] for values in expected])


def test_a_result_is_the_callers_own():
    queues = LateQueues(computing_is_late=True)
    transfers = Transfers(queues)
    first = transfers.fetched(torch.full((50,), 1, dtype=torch.uint8))()
    second = transfers.fetched(torch.full((50,), 2, dtype=torch.uint8))()
    assert (first == 1).all()
    assert (second == 2).all()
    assert len(queues._buffers) == 1  # the memory itself is used again


@pytest.mark.parametrize("eagerness", [0.0, 0.5])
def test_pieces_are_never_far_ahead_of_the_computing_and_memory_stays_flat(eagerness):
    queues = LateQueues(1, eagerness, computing_is_late=True)
    transfers, computed, ahead = Transfers(queues), [], []

    def pieces():
        for number in range(60):
            ahead.append(number - len(computed))
            yield [[np.full((64, 64), number, np.uint16)]]

    for tensors in transfers.carried(pieces()):
        queues.compute(lambda tensors=tensors: computed.append(int(tensors[0][0, 0, 0])))
    queues.finish()
    assert computed == list(range(60))
    assert max(ahead) <= 4
    assert len(queues._buffers) == 4  # two here, two there


def test_the_next_piece_is_on_its_way_before_the_present_one_is_computed_on():
    queues = LateQueues(eagerness=0.0, computing_is_late=True)
    carried = Transfers(queues).carried([[[np.full(8, number, np.uint8)]] for number in range(3)])
    next(carried)
    assert queues.copied[Queue.UP] == 16


def test_a_sequence_that_is_left_early_does_not_spoil_the_next():
    queues = LateQueues(3, computing_is_late=True)
    transfers, found = Transfers(queues), []
    pieces = random_pieces(5, 8)
    for tensors in transfers.carried(pieces):
        queues.compute(lambda tensors=tensors: found.append([each.numpy().copy() for each in tensors]))
        break
    for tensors in transfers.carried(pieces[4:]):
        queues.compute(lambda tensors=tensors: found.append([each.numpy().copy() for each in tensors]))
    queues.finish()
    assert_same(found, as_arrays([pieces[0], *pieces[4:]]))


def test_after_memory_ran_out_smaller_pieces_still_go_through():
    queues = LateQueues(4, computing_is_late=True, room=100)
    transfers, found = Transfers(queues), []
    with pytest.raises(torch.OutOfMemoryError):
        list(transfers.carried([[[np.arange(90, dtype=np.uint8)]], [[np.zeros(101, np.uint8)]]]))
    transfers.release()
    for tensors in transfers.carried([[[np.arange(99, dtype=np.uint8)]]] * 3):
        queues.compute(lambda tensors=tensors: found.append(tensors[0].numpy().copy()))
    queues.finish()
    assert len(found) == 3
    assert all(np.array_equal(each[0], np.arange(99)) for each in found)


def test_buffers_may_be_made_in_inference_mode_and_used_outside_of_it():
    queues = LateQueues()
    transfers = Transfers(queues)
    with torch.inference_mode():
        (tensors,) = transfers.carried([[[np.arange(9, dtype=np.float32)]]])
        inside = transfers.fetched(tensors[0] * 2)()
    (tensors,) = transfers.carried([[[np.arange(9, dtype=np.float32)]]])
    outside = transfers.fetched(tensors[0] * 2)()
    assert np.array_equal(inside, outside)
    assert inside[0, 8] == 16


def test_on_the_processor_arrays_are_taken_as_they_are():
    transfers = Transfers()
    array = np.arange(12, dtype=np.uint16).reshape(3, 4)
    frozen = array.copy()
    frozen.flags.writeable = False
    ((one, two, many),) = transfers.carried([[[array[:, 1:]], [frozen], [array, array + 1]]])
    assert one.data_ptr() == array.ctypes.data + 2
    assert np.array_equal(two.numpy()[0], frozen)
    assert np.array_equal(many.numpy(), np.stack([array, array + 1]))
    assert transfers.fetched(many)().ctypes.data == many.data_ptr()
    assert not transfers.run_beside
