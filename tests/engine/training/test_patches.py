from dataclasses import replace

import numpy as np
import pytest

from furrow.engine.training.borders import border_distance, border_targets
from furrow.engine.training.patches import Patches
from furrow.engine.training.places import Place
from furrow.engine.training.variations import Variations
from furrow.tests.builders.networks import random_stack

pytestmark = pytest.mark.engine

PLAIN = Variations(band_gain=0.0, shift=0.0, clouds=0.0, hidden_clouds=0.0)


def place(height=40, width=30, dates=5, seed=0):
    stack = random_stack(height, width, dates, seed)
    rng = np.random.default_rng(seed)
    # Reference and imagery tell each other's position, so that a patch can be checked against itself.
    marks = rng.random((height, width)) < 0.5
    stack.digital_numbers[:, 0] = np.where(marks, 4000, 1000)
    stack.valid[:, 0, 0] = False
    return Place(stack, marks.repeat(4, 0).repeat(4, 1), np.ones((4 * height, 4 * width), np.float32))


@pytest.mark.parametrize("clouds", [0.0, 0.5])
def test_imagery_and_reference_turn_together(clouds):
    variations = replace(PLAIN, clouds=clouds)
    patches = Patches(side=12, number=20, fewest_dates=3, most_dates=5, variations=variations)
    batch = patches.draw(np.random.default_rng(1), [place()])
    coarse = batch.cultivated[:, 0, ::4, ::4].numpy() > 0.5
    seen = batch.reflectance[:, 0, 0].numpy() > 0.2
    filled = batch.valid.numpy().any(axis=(1, 2, 3))
    assert filled.all()
    assert np.array_equal(coarse, seen)
    orientations = {batch.cultivated[index].numpy().tobytes() for index in range(20)}
    assert len(orientations) > 10


def test_all_variations_together_leave_images_on_their_reference():
    """Shifted images are blurred, yet on the mean over dates and patches they lie where the reference does."""
    patches = Patches(side=20, number=24, most_dates=12, variations=Variations(shift=0.3, clouds=0.3))
    one = place(60, 60, 12)
    one.stack.valid[:, 1:] = True
    batch = patches.draw(np.random.default_rng(2), [one])
    coarse = batch.cultivated[:, 0, ::4, ::4].numpy()
    seen, valid = batch.reflectance[:, :, 0].numpy(), batch.valid.numpy()
    mean = (seen * valid).sum(axis=1) / valid.sum(axis=1).clip(min=1)

    def likeness(rows, columns):
        return np.corrcoef(np.roll(coarse, (rows, columns), (1, 2)).ravel(), mean.ravel())[0, 1]

    beside = max(likeness(*step) for step in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    assert likeness(0, 0) > 0.85
    assert beside < 0.3


def test_without_turns_patches_lie_as_their_place_does():
    one = place()
    patches = Patches(side=40, number=5, variations=replace(PLAIN, turns=False))
    batch = patches.draw(np.random.default_rng(1), [place(40, 40)])
    assert (batch.cultivated[:, 0].numpy() == place(40, 40).cultivated).all()
    assert one.cultivated.shape == (160, 120)


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


def test_no_date_is_dropped_where_that_is_switched_off():
    patches = Patches(side=8, number=3, fewest_dates=1, variations=replace(PLAIN, drop_dates=False))
    for seed in range(5):
        batch = patches.draw(np.random.default_rng(seed), [place(dates=4), place(dates=7)])
        assert batch.valid.shape[1] == 7
    assert replace(patches, most_dates=3).draw(np.random.default_rng(1), [place()]).valid.shape[1] == 3


def test_a_place_smaller_than_a_patch_is_padded_with_what_is_not_scored():
    batch = Patches(side=16, number=3).draw(np.random.default_rng(1), [place(6, 5)], borders=True)
    assert batch.cultivated.shape == (3, 1, 64, 64)
    assert batch.borders.shape == (3, 2, 64, 64)
    assert (batch.weights.sum(dim=(1, 2, 3)) == 6 * 5 * 16).all()


def test_the_same_generator_gives_the_same_batch():
    one, same = (Patches(side=8, number=4).draw(np.random.default_rng([1, 2]), [place()]) for _ in range(2))
    assert (one.reflectance == same.reflectance).all()
    assert (one.valid == same.valid).all()
    assert (one.cultivated == same.cultivated).all()


def test_patches_look_for_what_is_scored():
    whole = place(64, 64)
    whole.weights[:] = 0
    whole.weights[:128, :128] = 1
    batch = Patches(side=16, number=60, by_weight=0.0).draw(np.random.default_rng(5), [whole])
    assert ((batch.weights > 0).flatten(1).any(dim=1)).float().mean() > 0.9


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_patches_are_drawn_by_the_weight_in_them(share):
    """Corners are counted and compared with their probabilities, worked out pixel by pixel."""
    one, other = place(7, 6, 2, seed=1), place(5, 5, 2, seed=2)
    for each, seed in ((one, 3), (other, 4)):
        rng = np.random.default_rng(seed)
        each.weights[:] = rng.choice(np.array([0, 1, 2, 3], np.float32), each.weights.shape)
        each.cultivated[:] = rng.random(each.weights.shape) < 0.2 + 0.3 * (seed == 3)
    expected, even = {}, {}
    for name, each in (("one", one), ("other", other)):
        counted = np.where(each.cultivated | (each.weights > 1), each.weights, 0)
        corners = [(row, column) for row in range(each.shape[0] - 3) for column in range(each.shape[1] - 3)]
        within = {corner: counted[tuple(slice(4 * at, 4 * at + 16) for at in corner)].sum() for corner in corners}
        for corner in corners:
            expected[name, corner] = counted.sum() * within[corner] / sum(within.values())
            even[name, corner] = each.shape[0] * each.shape[1] / len(corners)
    probability = {
        key: share * expected[key] / sum(expected.values()) + (1 - share) * even[key] / sum(even.values())
        for key in expected
    }
    found = dict.fromkeys(probability, 0)
    names = {each.cultivated.tobytes(): name for name, each in (("one", one), ("other", other))}

    class Counting(Patches):
        def _cut(self, rng, place, corner, *rest, **options):
            found[names[place.cultivated.tobytes()], corner] += 1
            return super()._cut(rng, place, corner, *rest, **options)

    number = 2500
    Counting(side=4, number=number, most_dates=4, by_weight=share, variations=PLAIN).draw(
        np.random.default_rng(6), [one, other]
    )
    for key, chance in probability.items():
        assert abs(found[key] - number * chance) < 5 * np.sqrt(number * chance * (1 - chance)) + 1, key


def test_places_without_any_cultivated_land_are_drawn_evenly():
    bare = replace(place(), cultivated=np.zeros((160, 120), bool))
    batch = Patches(side=8, number=4, by_weight=1.0).draw(np.random.default_rng(1), [bare])
    assert not batch.cultivated.any()


def test_border_targets_of_patches_are_those_of_the_whole_place():
    whole = place(30, 30)
    whole.cultivated[:] = False
    whole.cultivated[30:60, 20:90] = True
    patches = Patches(side=10, number=12, variations=replace(PLAIN, turns=False))
    batch = patches.draw(np.random.default_rng(9), [whole], borders=True)
    targets = border_targets(border_distance(whole.cultivated))
    windows = np.lib.stride_tricks.sliding_window_view(targets, (40, 40), axis=(1, 2))[:, ::4, ::4]
    masks = np.lib.stride_tricks.sliding_window_view(whole.cultivated, (40, 40))[::4, ::4]
    for index in range(12):
        cut = batch.borders[index].numpy()
        same = (masks == (batch.cultivated[index, 0].numpy() > 0)).all(axis=(2, 3))
        assert any(np.array_equal(windows[:, row, column], cut) for row, column in np.argwhere(same))


def test_parts_of_a_batch_share_its_weight():
    batch = Patches(side=8, number=4).draw(np.random.default_rng(1), [place()])
    parts = [batch.part(index, 2) for index in range(2)]
    assert [len(part.valid) for part in parts] == [2, 2]
    assert parts[0].total_weight == parts[1].total_weight == pytest.approx(float(batch.weights.sum()) / 2)
