import numpy as np
import pytest

from furrow.engine.training.places import Place, Pool
from furrow.tests.builders.networks import random_stack

pytestmark = pytest.mark.engine


def test_what_a_pool_holds_depends_on_the_step_alone():
    loaded = []
    pool = Pool(lambda position: loaded.append(position) or position, 3, 2)
    assert pool.at(0) == pool.at(1) == [0, 1, 2]
    assert pool.at(2) == [1, 2, 3]
    assert loaded == [0, 1, 2, 3]
    assert Pool(lambda position: position, 3, 2).at(7) == [3, 4, 5]
    assert Pool(lambda position: position, 3).at(700) == [0, 1, 2]


def test_the_weight_above_a_corner_is_that_of_cultivated_land_and_rings():
    rng = np.random.default_rng(4)
    cultivated = rng.random((20, 28)) < 0.3
    weights = rng.choice(np.array([0, 1, 1.5, 2, 4], np.float32), (20, 28))
    above = Place(random_stack(5, 7, 2), cultivated, weights).weight_above
    counted = np.where(cultivated | (weights > 1), weights, 0).astype(float)
    for row, column in ((0, 3), (5, 7), (2, 1), (4, 0)):
        assert above[row, column] == pytest.approx(counted[: 4 * row, : 4 * column].sum())
