"""Cleaning masks, compared with the same done on the whole mask by scipy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import ndimage

from furrow.engine.vectors.cleaning import Cleaning
from furrow.tests.builders.masks import in_strips, ragged_fields

masks = hnp.arrays(
    np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=12), elements=st.sampled_from([0, 0, 1, 1, 1, 255])
)
limits = st.integers(0, 9)


def cleaned(mask, rows, minimum, maximum):
    cleaning = Cleaning(minimum, maximum)
    if minimum:
        cleaning.find_patches(in_strips(mask, rows))
    if maximum:
        cleaning.find_holes(in_strips(mask, rows))
    strips = [cleaning.cleaned(number, strip) for number, strip in enumerate(in_strips(mask, rows))]
    return np.concatenate(strips), cleaning


def by_the_book(mask, minimum, maximum):
    """The whole mask at once: patches (8 neighbours) first, then holes (4) away from nodata and edges."""
    result = mask.copy()
    labels, count = ndimage.label(mask == 1, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    patches = [each for each in range(1, count + 1) if sizes[each] < minimum]
    result[np.isin(labels, patches)] = 0
    labels, count = ndimage.label(np.pad(result, 1, constant_values=255) == 0)
    unknown = np.pad(result, 1, constant_values=255) == 255
    touching = set(labels[ndimage.binary_dilation(unknown)])
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    holes = [each for each in range(1, count + 1) if sizes[each] < maximum and each not in touching]
    result[np.isin(labels, holes)[1:-1, 1:-1]] = 1
    return result, len(patches), len(holes)


@given(masks, st.integers(1, 12), limits, limits)
@settings(deadline=None, max_examples=500)
def test_strips_give_what_the_whole_gives(mask, rows, minimum, maximum):
    before = mask.copy()
    result, cleaning = cleaned(mask, rows, minimum, maximum)
    wanted, patches, holes = by_the_book(mask, minimum, maximum)
    np.testing.assert_array_equal(result, wanted)
    np.testing.assert_array_equal(mask, before)
    assert (cleaning.patches.found, cleaning.holes.found) == (patches, holes)
    np.testing.assert_array_equal(result == 255, mask == 255)
    assert np.count_nonzero(result == 1) == (
        np.count_nonzero(mask == 1) - cleaning.patches.pixels + cleaning.holes.pixels
    )


@given(masks, st.integers(1, 12), limits, limits)
@settings(deadline=None, max_examples=300)
def test_cleaning_what_was_cleaned_changes_nothing(mask, rows, minimum, maximum):
    once, _ = cleaned(mask, rows, minimum, maximum)
    twice, again = cleaned(once, rows, minimum, maximum)
    np.testing.assert_array_equal(twice, once)
    assert again.patches.found == again.holes.found == 0


@pytest.mark.parametrize("rows", [300, 32, 5])
def test_fields_are_cleaned_as_by_the_book(rows):
    mask = ragged_fields(220, 160, specks=0.06)
    result, cleaning = cleaned(mask, rows, 40, 16)
    np.testing.assert_array_equal(result, by_the_book(mask, 40, 16)[0])
    assert cleaning.patches.found > 50
    assert cleaning.holes.found > 50


def test_a_patch_through_many_strips_is_judged_as_a_whole():
    mask = np.zeros((30, 8), dtype=np.uint8)
    mask[2:28, 2] = 1
    mask[3:27, 5] = 1
    result, cleaning = cleaned(mask, 3, 25, 0)
    assert (result[:, 2].sum(), result[:, 5].sum()) == (26, 0)
    assert cleaning.patches.found == 1


def test_holes_next_to_nodata_or_the_edge_stay():
    mask = np.ones((12, 12), dtype=np.uint8)
    mask[3, 3] = mask[6, 6] = mask[0, 8] = mask[9, 9] = 0
    mask[6, 7] = mask[10, 10] = 255  # the second touches its zero at a corner alone
    for rows in (1, 3, 4, 6, 12):
        result, cleaning = cleaned(mask, rows, 0, 5)
        assert [result[place] for place in ((3, 3), (6, 6), (0, 8), (9, 9))] == [1, 0, 0, 1]
        assert cleaning.holes.found == 2


def test_what_a_patch_leaves_counts_to_the_hole():
    mask = np.ones((9, 9), dtype=np.uint8)
    mask[2:7, 2:7] = 0
    mask[4, 4] = 1
    for rows in (1, 2, 9):
        assert (cleaned(mask, rows, 2, 26)[0] == 1).all()
        assert (cleaned(mask, rows, 2, 25)[0][2:7, 2:7] == 0).all()
