import numpy as np
import pytest

from furrow.engine.training.places import Patches, Place, Pool
from furrow.tests.builders.networks import random_stack

pytestmark = pytest.mark.engine


def place(height=40, width=30, dates=5, seed=0):
    stack = random_stack(height, width, dates, seed)
    rng = np.random.default_rng(seed)
    # Reference and imagery tell each other's position, so that a patch can be checked against itself.
    marks = rng.random((height, width)) < 0.5
    stack.digital_numbers[:, 0] = np.where(marks, 4000, 1000)
    stack.valid[:, 0, 0] = False
    return Place(stack, marks.repeat(4, 0).repeat(4, 1), np.ones((4 * height, 4 * width), np.float32))


def test_imagery_and_reference_turn_together():
    batch = Patches(side=12, number=20, fewest_dates=3, most_dates=5, gain=0.0).draw(
        np.random.default_rng(1), [place()]
    )
    coarse = batch.cultivated[:, 0, ::4, ::4].numpy() > 0.5
    seen = batch.reflectance[:, 0, 0].numpy() > 0.2
    filled = batch.valid.numpy().any(axis=(1, 2, 3))
    assert filled.all()
    assert np.array_equal(coarse, seen)
    orientations = {batch.cultivated[index].numpy().tobytes() for index in range(20)}
    assert len(orientations) > 10


def test_dates_are_dropped_at_random_and_padding_is_never_valid():
    patches = Patches(side=8, number=4, fewest_dates=2, most_dates=9)
    rng = np.random.default_rng(3)
    numbers = set()
    for _ in range(20):
        batch = patches.draw(rng, [place(dates=4)])
        numbers.add(batch.valid.shape[1])
        padded = batch.day_of_year.numpy() == 0
        assert not batch.valid.numpy()[padded].any()
        assert (~padded).sum(axis=1).max() <= 4
    assert numbers == set(range(2, 10))


def test_a_place_smaller_than_a_patch_is_padded_with_what_is_not_scored():
    batch = Patches(side=16, number=3).draw(np.random.default_rng(1), [place(6, 5)])
    assert batch.cultivated.shape == (3, 1, 64, 64)
    assert (batch.weights.sum(dim=(1, 2, 3)) == 6 * 5 * 16).all()


def test_the_same_generator_gives_the_same_batch():
    one, same = (Patches(side=8, number=4).draw(np.random.default_rng([1, 2]), [place()]) for _ in range(2))
    assert (one.reflectance == same.reflectance).all()
    assert (one.cultivated == same.cultivated).all()


def test_patches_look_for_what_is_scored():
    whole = place(64, 64)
    whole.weights[:] = 0
    whole.weights[:128, :128] = 1
    batch = Patches(side=16, number=60).draw(np.random.default_rng(5), [whole])
    assert ((batch.weights > 0).flatten(1).any(dim=1)).float().mean() > 0.9


def test_what_a_pool_holds_depends_on_the_step_alone():
    loaded = []
    pool = Pool(lambda position: loaded.append(position) or position, 3, 2)
    assert pool.at(0) == pool.at(1) == [0, 1, 2]
    assert pool.at(2) == [1, 2, 3]
    assert loaded == [0, 1, 2, 3]
    assert Pool(lambda position: position, 3, 2).at(7) == [3, 4, 5]
    assert Pool(lambda position: position, 3, 0).at(700) == [0, 1, 2]
