"""Intervals by drawing boxes again: against a plain loop, and what they say of boxes that are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from furrow.engine.assessment.bootstrap import FEWEST_BOXES, intervals
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.contract.assessment_jobs import SCORES


def boxes(number, seed=0):
    rng = np.random.default_rng(seed)
    return [WeightedCounts(*(float(value) for value in rng.integers(100, 5000, 4))) for _ in range(number)]


def test_they_are_those_of_scipy():
    tables = boxes(25)
    cells = np.array([(b.true_positive, b.true_negative, b.false_positive, b.false_negative) for b in tables])

    def pooled(places):
        return WeightedCounts(*cells[places].sum(axis=0)).mcc

    peer = stats.bootstrap(
        (np.arange(25),), pooled, n_resamples=4000, method="percentile", vectorized=False, rng=np.random.default_rng(1)
    ).confidence_interval
    low, high = intervals(tables, tables, 0)["mcc"]
    width = peer.high - peer.low
    assert low == pytest.approx(peer.low, abs=0.08 * width)
    assert high == pytest.approx(peer.high, abs=0.08 * width)


def test_each_score_has_one_and_the_seed_decides():
    weighted, plain = boxes(10, 1), boxes(10, 2)
    first = intervals(weighted, plain, 7)
    assert set(first) == set(SCORES)
    assert first == intervals(weighted, plain, 7)
    assert first != intervals(weighted, plain, 8)
    pooled_weighted, pooled = (sum(tables, WeightedCounts()) for tables in (weighted, plain))
    for name, (low, high) in first.items():
        score = pooled_weighted.mcc if name == "weighted_mcc" else getattr(pooled, name)
        assert low < score < high


def test_equal_boxes_leave_no_doubt_and_two_allow_none():
    same = boxes(1) * 12
    for low, high in intervals(same, same, 0).values():
        assert low == pytest.approx(high, abs=1e-12)
    assert intervals(same[: FEWEST_BOXES - 1], same[: FEWEST_BOXES - 1], 0) == {}
    assert intervals(same[:FEWEST_BOXES], same[:FEWEST_BOXES], 0) != {}


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 4), min_size=3, max_size=6))
@settings(deadline=None, max_examples=20)
def test_undefined_scores_are_zero_here_too(cells):
    tables = [WeightedCounts(*map(float, each)) for each in cells]
    for low, high in intervals(tables, tables, 3).values():
        assert -1 <= low <= high <= 1


def test_many_boxes_narrow_them():
    few, many = (intervals(boxes(number), boxes(number), 0)["mcc"] for number in (5, 500))
    assert many[1] - many[0] < (few[1] - few[0]) / 3
