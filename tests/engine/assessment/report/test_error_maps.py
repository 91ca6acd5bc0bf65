"""The pictures of errors, decoded by another library and compared with what each pixel is."""

from __future__ import annotations

import base64
import io
import threading

import numpy as np
import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image, ImageColor

from furrow.engine.assessment.report import error_maps
from furrow.engine.assessment.report.error_maps import COLOURS, KINDS, _scale, _sixths, error_map, side_of
from furrow.engine.contract.assessment_jobs import CountBox
from furrow.engine.contract.errors import JobCancelledError
from furrow.engine.geogrid import GeoGrid
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter
from furrow.tests.builders.assessed_boxes import box_grid

RGB = np.array([ImageColor.getrgb(colour) for colour in COLOURS])


def decoded(address):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGB")).astype(int)


def spec_of(assessed, index, threshold=None):
    grid = assessed.boxes[index].grid
    files = (assessed.predictions[index], assessed.references[index], assessed.weights[index])
    return CountBox(*files, grid.height, grid.width, threshold=threshold)


def kinds_of(box, threshold):
    """What each pixel is, said anew."""
    kinds = np.zeros(box.grid.shape, int)
    mapped = (box.probability != 255) & (box.probability >= round(threshold * 200))
    kinds[box.reference & mapped] = KINDS.index("hit")
    kinds[box.reference & ~mapped] = KINDS.index("omitted")
    kinds[~box.reference & mapped] = KINDS.index("committed")
    kinds[(box.weights == 0) | (box.probability == 255)] = KINDS.index("unscored")
    return kinds


@pytest.mark.parametrize("threshold", [None, 0.7])
def test_each_pixel_has_the_colour_of_what_it_is(assessed, threshold):
    picture = error_map(spec_of(assessed, 0, threshold), 1000, Reporter())
    assert picture.factor == 1
    expected = RGB[kinds_of(assessed.boxes[0], threshold or 0.455)]
    np.testing.assert_array_equal(decoded(picture.address), expected)
    if threshold is None:
        assert {tuple(colour) for colour in expected.reshape(-1, 3)} == {tuple(colour) for colour in RGB}


@pytest.mark.parametrize("rows", [4_000_000, 1])
def test_pixels_that_stand_for_many_are_mixed(assessed, monkeypatch, rows):
    monkeypatch.setattr(error_maps, "_AT_ONCE", rows)  # one strip, and strips of one row of the picture
    picture = error_map(spec_of(assessed, 1), 40, Reporter())
    assert (picture.height, picture.width, picture.factor) == (40, 30, 4)
    kinds = kinds_of(assessed.boxes[1], 0.455)
    found = decoded(picture.address)
    shares = np.stack([(kinds == kind).reshape(40, 4, 30, 4).mean(axis=(1, 3)) for kind in range(5)], axis=-1)
    shares[..., [KINDS.index("omitted"), KINDS.index("committed")]] *= 4
    shares /= shares.sum(axis=-1, keepdims=True)
    mean = shares @ RGB
    assert np.abs(found - mean).max() <= 255 / 3  # no share is off by a sixth or more
    assert np.abs(found.mean(axis=(0, 1)) - mean.mean(axis=(0, 1))).max() < 4
    whole = np.isclose(6 * shares, np.round(6 * shares)).all(axis=-1)
    assert whole.sum() > 30
    np.testing.assert_allclose(found[whole], mean[whole], atol=0.51)


@given(arrays.arrays(np.int64, (7, 5), elements=st.integers(0, 1000)))
def test_sixths_are_near_the_shares(counts):
    counts[:, 0] += 1
    sixths = _sixths(counts)
    assert (sixths.sum(axis=1) == 6).all()
    assert (sixths >= 0).all()
    assert np.abs(sixths / 6 - counts / counts.sum(axis=1, keepdims=True)).max() < 1 / 6


@given(st.integers(1, 200_000), st.integers(160, 900))
def test_the_scale_fits(length, side):
    factor, step = _scale(length, side)
    assert -(-length // factor) <= side
    assert factor % step == 0
    assert step == 1 or factor >= 4 * step
    assert length <= side or factor <= -(-length // side) + step


def test_a_large_box_is_read_out_of_its_overviews(tmp_path):
    grid = GeoGrid(box_grid(0).crs, box_grid(0).transform @ Affine.translation(8, 8), 3000, 4100)
    reference = np.zeros(grid.shape, np.uint8)
    reference[:, 2048:] = 1
    mapped = np.zeros(grid.shape, np.uint8)
    mapped[1024:] = 1
    for name, array in (("m", mapped), ("r", reference), ("w", np.ones(grid.shape, np.float32))):
        write_cog(tmp_path / f"{name}.tif", array, grid, nodata=None if name == "w" else 255)
    files = (str(tmp_path / f"{name}.tif") for name in "mrw")
    picture = error_map(CountBox(*files, grid.height, grid.width), 160, Reporter())
    assert picture.factor == 28  # a step of 4, so seven samples a side
    found = decoded(picture.address)
    assert found.shape == (108, 147, 3)
    for kind, (row, column) in (("other", (5, 5)), ("omitted", (5, 140)), ("committed", (100, 5)), ("hit", (100, 140))):
        np.testing.assert_array_equal(found[row, column], RGB[KINDS.index(kind)])


def test_a_hundred_pictures_stay_small(tmp_path):
    rng = np.random.default_rng(1)
    grid = GeoGrid(box_grid(0).crs, box_grid(0).transform, 2000, 2000)
    arrays_ = {"m": rng.integers(0, 2, (2000, 2000)), "r": rng.integers(0, 2, (2000, 2000))}
    for name, array in arrays_.items():
        blocks = np.kron(array[:400, :400], np.ones((5, 5), int)).astype(np.uint8)  # far busier than any land
        write_cog(tmp_path / f"{name}.tif", blocks, grid, nodata=255)
    write_cog(tmp_path / "w.tif", np.ones(grid.shape, np.float32), grid)
    files = (str(tmp_path / f"{name}.tif") for name in "mrw")
    picture = error_map(CountBox(*files, 2000, 2000), side_of(100), Reporter())
    assert max(picture.width, picture.height) <= side_of(100) == 264
    assert 100 * len(picture.address) < 9_000_000


def test_a_cancel_stops_it(assessed):
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(JobCancelledError):
        error_map(spec_of(assessed, 0), 100, Reporter(cancelled=cancelled))
