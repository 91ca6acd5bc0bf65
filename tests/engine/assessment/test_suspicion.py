"""Suspicion grows with what disagrees, with the weight and with the evidence; ranks are whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.assessment.agreement.suspicion import likelihoods, ranks, suspicion
from furrow.engine.assessment.agreement.tallies import Medians

AMOUNT = st.floats(0, 1e5, allow_subnormal=False)
WEIGHT = st.floats(0, 4, allow_subnormal=False)
PART = st.floats(0, 1)


def of(agreement, disagreement, weight=1.0, pixels=400.0, observations=np.nan):
    values = (np.array([each], dtype=float) for each in (agreement, disagreement, weight, pixels, observations))
    return float(suspicion(*values)[0])


@given(AMOUNT, AMOUNT, WEIGHT, AMOUNT, st.one_of(st.just(np.nan), st.floats(0, 200)))
def test_it_lies_between_nothing_and_one(agreement, disagreement, weight, pixels, observations):
    assert 0 <= of(agreement, disagreement, weight, pixels, observations) <= 1


@given(AMOUNT, AMOUNT, AMOUNT, PART, WEIGHT, AMOUNT)
def test_more_disagreement_is_never_less_suspicious(agreement, disagreement, more, turned, weight, pixels):
    """Pixels that the map commits around a parcel are added; its own turn from agreeing to not."""
    before = of(agreement, disagreement, weight, pixels)
    assert of(agreement, disagreement + more, weight, pixels) >= before
    moved = turned * agreement
    assert of(agreement - moved, disagreement + moved, weight, pixels) >= before


@given(AMOUNT, AMOUNT, WEIGHT, WEIGHT, AMOUNT, AMOUNT, st.floats(0, 100), st.floats(0, 100))
def test_more_weight_and_more_evidence_are_never_less_suspicious(
    agreement, disagreement, weight, heavier, pixels, larger, seen, again
):
    before = of(agreement, disagreement, weight, pixels, seen)
    assert of(agreement, disagreement, weight + heavier, pixels, seen) >= before
    assert of(agreement, disagreement, weight, pixels + larger, seen) >= before
    assert of(agreement, disagreement, weight, pixels, seen + again) >= before
    assert of(agreement, disagreement, weight, pixels, np.nan) >= before


def test_by_hand():
    assert of(60, 40, 1, 1e9) == pytest.approx(0.4)
    assert of(60, 40, 3, 1e9) == pytest.approx(120 / 180)
    assert of(0, 16, 2, 16) == pytest.approx(1 - np.exp(-1))
    assert of(0, 1e3, 1, 1e9, 3) == pytest.approx(1 - np.exp(-1))
    assert of(0, 0) == of(10, 0) == of(10, 10, 0) == of(10, 10, 1, 0) == of(10, 10, 1, 400, 0) == 0


@given(st.floats(0.01, 0.99))
def test_the_threshold_is_one_half(threshold):
    table = likelihoods(threshold)
    assert table[0] == 0
    assert table[200] == 1
    assert (np.diff(table[:201]) > 0).all()
    stored = np.arange(201)
    np.testing.assert_array_equal(table[:201] >= 0.5, stored >= threshold * 200 - 1e-6)
    assert not table[201:].any()


def test_the_threshold_of_one_half_changes_nothing():
    np.testing.assert_allclose(likelihoods(0.5)[:201], np.arange(201) / 200, atol=1e-15)


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(0, 30)), unique_by=lambda each: each[1]))
def test_ranks_are_one_to_n_and_ties_go_by_name(rows):
    values = np.array([value for value, _ in rows])
    names = np.array([f"č {number}" for _, number in rows], dtype=object)
    found = ranks(values, names)
    assert sorted(found) == list(range(1, len(rows) + 1))
    order = sorted(range(len(rows)), key=lambda place: (-values[place], names[place]))
    assert [found[place] for place in order] == list(range(1, len(rows) + 1))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=60), st.integers(1, 7))
def test_medians_are_those_of_all_pixels_together(pixels, cut):
    medians = Medians(5)
    for start in range(0, len(pixels), cut):
        part = pixels[start : start + cut]
        framed = np.zeros((17, len(part) + 16), dtype=np.int32)
        owners, values = framed.copy(), framed - 1
        owners[8, 8:-8] = [owner for owner, _ in part]  # 0 is none, so owner n stands for parcel n
        values[8, 8:-8] = [value for _, value in part]
        medians.add(np.array([1, 2, 3]), owners, np.ones(framed.shape, np.uint8), values)
    found = medians.result()
    for parcel in range(5):
        mine = [value for owner, value in pixels if owner == parcel and owner > 0]
        if mine:
            assert found[parcel] == np.median(mine)
        else:
            assert np.isnan(found[parcel])
