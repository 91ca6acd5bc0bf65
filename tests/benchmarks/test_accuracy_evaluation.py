"""The evaluation against scikit-learn and against what a map is known to be."""

import json
import time
from dataclasses import replace

import numpy as np
import pytest
import torch
from sklearn import metrics

from furrow.benchmarks.accuracy.evaluation import best_threshold, evaluate, predicted
from furrow.engine.assessment.scores import WeightedCounts, count
from furrow.engine.contract.errors import InputError
from furrow.engine.reference.weights import weight_map
from furrow.engine.training.places import Place
from furrow.tests.builders.networks import random_stack


def place(seed, side=24, dates=4):
    """Return a place with parcels of several sizes, and land that is not declared."""
    rng = np.random.default_rng(seed)
    cultivated = np.zeros((4 * side, 4 * side), bool)
    for _ in range(9):
        row, column = rng.integers(0, 4 * side - 8, 2)
        height, width = rng.choice([6, 14, 30, 55], 2)
        cultivated[row : row + height, column : column + width] = rng.random() < 0.75
    not_declared = np.zeros_like(cultivated)
    not_declared[:10, :10] = True
    weights = weight_map(cultivated, not_declared)
    return Place(random_stack(side, side, dates=dates, seed=seed), cultivated, weights)


@pytest.fixture(scope="module")
def places():
    return [place(1), place(2, dates=7), place(3, side=20, dates=6)]


def guess(places, seed=0, noise=0.8):
    """Return a way to map that knows the references, blurs them with noise, and knows a stack when it sees it."""
    rng = np.random.default_rng(seed)
    answers = {}
    for each in places:
        score = np.where(each.cultivated, 0.7, -0.9) + rng.normal(0, noise, each.cultivated.shape)
        answers[id(each.stack)] = np.rint(200 / (1 + np.exp(-score))).astype(np.float32) / np.float32(200)
    return lambda stack: answers[id(stack)]


def flat(places, predict):
    truth = np.concatenate([each.cultivated.ravel() for each in places])
    probability = np.concatenate([predict(each.stack).ravel() for each in places])
    return truth, probability, np.concatenate([each.weights.ravel() for each in places]).astype(np.float64)


def test_scores_equal_scikit_learn(places):
    predict = guess(places)
    truth, probability, weights = flat(places, predict)
    document = evaluate(predict, iter(places), 0.375)
    for name, threshold in (("at_threshold", 0.375), ("at_half", 0.5)):
        mask, scored = probability >= threshold, weights > 0
        expected = metrics.matthews_corrcoef(truth, mask, sample_weight=weights)
        assert document[name]["weighted_mcc"] == pytest.approx(expected, abs=1e-12)
        assert document[name]["f1"] == pytest.approx(metrics.f1_score(truth[scored], mask[scored]), abs=1e-12)
        assert document[name]["mcc"] == pytest.approx(metrics.matthews_corrcoef(truth[scored], mask[scored]))
    calibration = document["calibration"]
    expected = metrics.brier_score_loss(truth, probability.astype(np.float64), sample_weight=weights)
    assert calibration["weighted"]["brier_score"] == pytest.approx(expected)
    assert sum(calibration["plain"]["bins"]["weight"]) == (weights > 0).sum()
    alone = [count(each.cultivated, predict(each.stack) >= 0.375, each.weights).mcc for each in places]
    assert document["weighted_mcc_of_places"] == pytest.approx(alone)
    assert document["dates"] == {"fewest": 4, "mean": pytest.approx(17 / 3), "most": 7}
    json.dumps(document, allow_nan=False)


def test_a_parcel_counts_in_its_class_alone():
    cultivated = np.zeros((96, 96), bool)
    cultivated[30:50, 30:40] = True  # 200 pixels, 0.125 ha
    weights = weight_map(cultivated, np.zeros_like(cultivated), border=False)
    alone = Place(random_stack(24, 24), cultivated, weights)
    scores = evaluate(lambda _: np.ones((96, 96), np.float32), [alone], 0.5)["at_half"]
    expected = float(weights[(weights > 1) | cultivated].sum(dtype=np.float64))
    by_area = {name: found["weight"] for name, found in scores["by_area"].items()}
    assert by_area.pop("0.1 to 0.25 ha") == by_area.pop("< 0.25 ha") == pytest.approx(expected)
    assert set(by_area.values()) == {0}
    assert scores["background_called_cultivated"] == 1


def test_the_threshold_is_the_best_of_all(places):
    predict = guess(places, seed=4)
    truth, probability, weights = flat(places, predict)

    def score(threshold):
        return count(truth, probability >= threshold, weights).mcc

    found = best_threshold(predict, iter(places))
    every = [score(step / 200) for step in range(1, 201)]
    assert score(found) == pytest.approx(max(every), abs=1e-12)
    assert found != 0.5
    assert evaluate(predict, places, found)["at_threshold"]["weighted_mcc"] == pytest.approx(max(every), abs=1e-12)


def test_probabilities_on_a_threshold_count_as_cultivated(places):
    """A map of two values: every threshold above the lower and up to the higher one is as good."""
    answers = {id(each.stack): np.where(each.cultivated, np.float32(0.25), 0).astype(np.float32) for each in places}
    found = best_threshold(lambda stack: answers[id(stack)], places)
    assert found == 0.25  # of 1/200 to 1/4 the nearest to a half
    document = evaluate(lambda stack: answers[id(stack)], places, found)
    assert document["at_threshold"]["weighted_mcc"] == pytest.approx(1)
    assert document["at_half"]["weighted_mcc"] == 0


def test_a_map_of_zeros_and_ones_takes_a_half(places):
    found = best_threshold(lambda stack: np.ones([4 * side for side in stack.valid.shape[1:]], np.float32), places)
    assert found == 0.5


def test_a_map_without_anything_is_told_as_such(places):
    document = evaluate(lambda stack: np.zeros([4 * side for side in stack.valid.shape[1:]], np.float32), places, 0.5)
    assert document["borders"]["of_reference"]["median"] == 250
    assert document["borders"]["of_map"]["median"] is None
    assert document["borders"]["bias"] is None
    assert document["at_half"]["background_called_cultivated"] == 0
    json.dumps(document, allow_nan=False)


def test_the_cost_is_that_of_predicting_on_one_thread(places):
    threads, before = [], torch.get_num_threads()
    passed, seconds = [0.0], iter([50.0, 1.0, 2.0, 4.0])  # the first is the warm-up
    answer = guess(places)

    def predict(stack):
        threads.append(torch.get_num_threads())
        passed[0] += next(seconds)
        return answer(stack)

    document = evaluate(predict, places, 0.5, clock=lambda: passed[0])
    pixels = 24 * 24 + 24 * 24 + 20 * 20
    assert document["seconds_per_box"] == pytest.approx(7.0 / pixels * 500 * 500)
    assert set(threads) == {1}
    assert torch.get_num_threads() == before


def test_processor_time_leaves_out_waiting(places):
    def predict(stack):
        time.sleep(0.05)
        return np.zeros([4 * side for side in stack.valid.shape[1:]], np.float32)

    assert evaluate(predict, places[:1], 0.5)["seconds_per_box"] < 0.02 / (24 * 24) * 500 * 500


def test_what_is_no_probability_is_refused(places):
    stack = places[0].stack
    with pytest.raises(InputError, match=r"\(24, 24\).*\(96, 96\)"):
        predicted(lambda _: np.zeros((24, 24)), stack)
    for bad in (np.nan, 1.01, -0.01):
        with pytest.raises(InputError, match="between 0 and 1"):
            predicted(lambda _, bad=bad: np.full((96, 96), bad), stack)


def test_nothing_to_evaluate_on_is_refused(places):
    with pytest.raises(InputError, match="no places"):
        evaluate(guess(places), [], 0.5)
    with pytest.raises(InputError, match="scored"):
        best_threshold(guess(places), [])
    unscored = replace(places[0], weights=np.zeros_like(places[0].weights))
    with pytest.raises(InputError, match="scored"):
        best_threshold(lambda stack: np.ones((96, 96), np.float32), [unscored])


def test_pooling_is_not_the_mean_of_places(places):
    predict = guess(places)
    document = evaluate(predict, places, 0.5)
    pooled = sum((count(p.cultivated, predict(p.stack) >= 0.5, p.weights) for p in places), WeightedCounts())
    assert document["at_half"]["weighted_mcc"] == pytest.approx(pooled.mcc, abs=1e-12)
    assert document["at_half"]["weighted_mcc"] != pytest.approx(np.mean(document["weighted_mcc_of_places"]), abs=1e-4)
