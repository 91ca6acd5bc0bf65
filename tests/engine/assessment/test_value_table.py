"""Sums by class, reference and stored value: tables of any threshold, areas and calibration follow from them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import matthews_corrcoef

from furrow.engine.assessment.area_classes import area_classes, count_by_area
from furrow.engine.assessment.calibration import reliability
from furrow.engine.assessment.scores import count
from furrow.engine.assessment.value_table import ValueTable
from furrow.engine.contract.errors import InputError

NAMES = ("napoved ž.tif", "referenca č.tif")


def table_of(least, *, nodata=255, is_probability=True):
    values = np.arange(256)
    return ValueTable(values >= least if is_probability else values == 1, nodata, NAMES, is_probability=is_probability)


def arrays(seed, shape=(70, 90)):
    rng = np.random.default_rng(seed)
    truth = np.kron(rng.random((shape[0] // 10, shape[1] // 10)) < 0.4, np.ones((10, 10))).astype(np.uint8)
    truth[rng.random(shape) < 0.05] = 255
    stored = np.clip(np.where(truth == 1, 120, 80) + rng.integers(-80, 81, shape), 0, 200).astype(np.uint8)
    stored[rng.random(shape) < 0.05] = 255
    weights = rng.choice(np.float32([0, 1, 1.44, 2.5, 4]), shape)
    return stored, truth, weights


@given(
    pixels=st.lists(
        st.tuples(
            st.one_of(st.integers(0, 200), st.just(255)),
            st.sampled_from([0, 1, 255]),
            st.sampled_from([0.0, 1.0, 1.44, 2.0, 3.7]),
        ),
        min_size=1,
        max_size=50,
    ),
    least=st.integers(1, 200),
)
@settings(deadline=None, max_examples=200)
@pytest.mark.filterwarnings("ignore")
def test_a_threshold_on_a_stored_value_scores_as_in_scikit_learn(pixels, least):
    stored, truth = (np.array([pixel[place] for pixel in pixels], np.uint8) for place in range(2))
    weights = np.array([pixel[2] for pixel in pixels], np.float32)
    table = table_of(least)
    table.add(stored[None], truth[None], weights[None], np.zeros((1, len(pixels)), np.uint8))
    weighted, plain = (each.total for each in table.by_area)
    used = (stored != 255) & (truth != 255)
    scored = used & (weights > 0)
    assert table.scored_pixels == scored.sum()
    assert table.unpredicted_pixels == ((stored == 255) & (truth != 255) & (weights > 0)).sum()
    assert weighted == count(truth[used] == 1, stored[used] >= least, weights[used])
    assert plain == count(truth[scored] == 1, stored[scored] >= least)
    if scored.any():
        expected = matthews_corrcoef(
            truth[used] == 1, stored[used] >= least, sample_weight=weights[used].astype(np.float64)
        )
        assert weighted.mcc == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("cuts", [(0, 70), (0, 1, 35, 70)])
def test_strips_add_up_to_the_areas_and_calibration_of_the_whole(cuts):
    stored, truth, weights = arrays(1)
    classes = area_classes(truth == 1)
    table = table_of(80)
    for top, bottom in pairwise(cuts):
        rows = slice(top, bottom)
        table.add(stored[rows], truth[rows], weights[rows], classes[rows])
    used = (stored != 255) & (truth != 255)
    expected = count_by_area(truth == 1, (stored >= 80) & used, np.where(used, weights, 0))
    weighted, _ = table.by_area
    for ours, theirs in zip(
        (*weighted.classes, weighted.background), (*expected.classes, expected.background), strict=True
    ):
        assert ours.mcc == pytest.approx(theirs.mcc, abs=1e-12)
        assert ours.total == pytest.approx(theirs.total, rel=1e-12)
    peer = reliability(truth[used] == 1, stored[used] / 200, weights[used])
    ours = table.reliability
    np.testing.assert_allclose(ours.weight, peer.weight, rtol=1e-12)
    np.testing.assert_allclose(ours.cultivated, peer.cultivated, rtol=1e-12)
    np.testing.assert_allclose(ours.probability, peer.probability, rtol=1e-9)
    assert ours.brier_score == pytest.approx(peer.brier_score, rel=1e-9)


@pytest.mark.parametrize(
    ("change", "is_probability", "words"),
    [
        ({"truth": 7}, True, "'referenca č.tif' holds the value 7"),
        ({"stored": 201}, True, "'napoved ž.tif' holds the value 201, but probabilities"),
        ({"stored": 2}, False, "'napoved ž.tif' holds the value 2, but a mask"),
        ({"weights": -1}, True, "negative values or NaN"),
        ({"weights": np.nan}, True, "negative values or NaN"),
        ({"weights": np.inf}, True, "negative values or NaN"),
    ],
)
def test_values_that_make_no_sense_are_told_whatever_they_weigh(change, is_probability, words):
    for weight in (0, 1):
        pixels = {"stored": np.zeros((2, 3), np.uint8), "truth": np.zeros((2, 3), np.uint8)}
        pixels["weights"] = np.full((2, 3), weight, np.float32)
        for name, value in change.items():
            pixels[name][1, 1] = value
        with pytest.raises(InputError, match=words):
            table_of(100, is_probability=is_probability).add(**pixels, classes=np.zeros((2, 3), np.uint8))


def test_where_no_nodata_is_declared_255_is_a_value():
    pixels = (np.full((2, 2), 255, np.uint8), np.ones((2, 2), np.uint8), np.ones((2, 2), np.float32))
    with pytest.raises(InputError, match="declare its nodata value"):
        table_of(100, nodata=None).add(*pixels, np.zeros((2, 2), np.uint8))
