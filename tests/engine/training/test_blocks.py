import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from rasterio.warp import transform
from rasterio.windows import Window

from furrow.engine.geogrid import GeoGrid
from furrow.engine.training.blocks import Keeping, blocks_of

pytestmark = pytest.mark.engine

UTM32, UTM33 = CRS.from_epsg(32632), CRS.from_epsg(32633)
keepings = st.one_of(
    st.builds(Keeping, share=st.floats(0.01, 0.5), seed=st.integers(0, 99)),
    st.integers(2, 6).flatmap(
        lambda folds: st.builds(Keeping, folds=st.just(folds), fold=st.integers(0, folds - 1), seed=st.integers(0, 99))
    ),
)


def grid(left=0.0, top=0.0, height=100, width=100, crs=UTM33):
    return GeoGrid(crs, Affine(10, 0, 500_000 + left, 0, -10, 5_150_000 + top), height, width)


seasons = st.builds(
    grid,
    st.one_of(st.integers(-60, 60).map(lambda at: at * 10), st.floats(-600, 600)),
    st.one_of(st.integers(-60, 60).map(lambda at: at * 10), st.floats(-600, 600)),
    st.integers(9, 130),
    st.integers(9, 130),
)


def at_points(one, blocks, xs, ys):
    """Whether the pixel at each point is trained on, and whether it is kept; False outside the grid."""
    trained, kept = blocks.parts(one)
    columns, rows = (np.floor(values).astype(int) for values in ~one.transform @ (xs, ys))
    inside = (rows >= 0) & (rows < one.height) & (columns >= 0) & (columns < one.width)
    rows, columns = np.where(inside, rows, 0), np.where(inside, columns, 0)
    return trained[rows, columns] & inside, kept[rows, columns] & inside


@given(st.lists(seasons, min_size=1, max_size=4), keepings, st.integers(0, 1000))
@settings(max_examples=80, deadline=None)
def test_no_place_is_trained_on_in_one_season_and_validated_in_another(grids, keeping, seed):
    """Points of ground are drawn at random and looked up in each season, whatever the offset of its pixels."""
    rng = np.random.default_rng(seed)
    xs, ys = 500_000 + rng.uniform(-600, 1900, 4000), 5_150_000 + rng.uniform(-1900, 600, 4000)
    found = [at_points(one, blocks, xs, ys) for one, blocks in zip(grids, blocks_of(grids, keeping), strict=True)]
    trained = np.logical_or.reduce([each[0] for each in found])
    kept = np.logical_or.reduce([each[1] for each in found])
    assert not (trained & kept).any()


def test_seasons_of_two_zones_share_their_blocks():
    corner = transform(UTM33, UTM32, [500_000 - 245_000], [5_150_000])
    other = GeoGrid(UTM32, Affine(10, 0, corner[0][0] - 200, 0, -10, corner[1][0] + 150), 110, 120)
    one = grid(left=-245_000)
    rng = np.random.default_rng(1)
    xs, ys = 255_000 + rng.uniform(0, 1000, 20_000), 5_150_000 - rng.uniform(0, 1000, 20_000)
    there = [np.asarray(values) for values in transform(UTM33, UTM32, xs, ys)]
    both = blocks_of([one, other], Keeping(0.4, seed=3))
    trained, kept = at_points(one, both[0], xs, ys)
    trained_there, kept_there = at_points(other, both[1], *there)
    assert trained_there.sum() > 5000
    assert kept_there.sum() > 2000
    assert not (trained & kept_there).any()
    assert not (trained_there & kept).any()


@given(st.lists(seasons, min_size=1, max_size=3), st.integers(2, 5), st.integers(0, 99))
@settings(max_examples=30, deadline=None)
def test_the_folds_are_a_partition(grids, folds, seed):
    each = [blocks_of(grids, Keeping(folds=folds, fold=fold, seed=seed)) for fold in range(folds)]
    for index, one in enumerate(grids):
        cells = [blocks[index].kept for blocks in each]
        assert sum(map(len, cells)) == len(frozenset().union(*cells))
        kept = np.sum([blocks[index].parts(one)[1] for blocks in each], axis=0)
        assert kept.max() <= 1
        side = each[0][index].side / 10
        assert kept.mean() > 1 - 2.2 / side - 0.01  # pixels across the edge of two blocks are in neither
    sizes = [sum(len(blocks.kept) for blocks in set(found)) for found in each]
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(("shape", "share"), [((500, 500), 0.2), ((64, 64), 0.2), ((20, 300), 0.5), ((9, 9), 0.01)])
def test_blocks_keep_about_the_share_asked_for(shape, share):
    one = grid(height=shape[0], width=shape[1])
    (blocks,) = blocks_of([one], Keeping(share))
    trained, kept = blocks.parts(one)
    assert kept.any()
    assert trained.any()
    assert (trained | kept).all()  # blocks of one season are cut along its pixels
    assert kept.mean() <= max(share + 0.06, 64 / kept.size)


def test_without_a_share_nothing_is_kept():
    (blocks,) = blocks_of([grid()], Keeping())
    assert blocks.parts(grid())[0].all()
    assert not blocks.parts(grid())[1].any()


def test_a_window_has_the_parts_of_the_whole():
    one = grid(height=90, width=110)
    (blocks,) = blocks_of([one], Keeping(0.3, seed=5))
    window = Window(13, 27, 40, 50)
    for whole, cut in zip(blocks.parts(one), blocks.parts(one.window(window)), strict=True):
        assert np.array_equal(whole[27:77, 13:53], cut)


def test_seasons_apart_have_blocks_of_their_own_size_and_another_draw():
    small, large = grid(height=40, width=40), grid(left=50_000, height=400, width=400)
    blocks = blocks_of([small, large, small], Keeping(0.2))
    assert [each.side for each in blocks] == [100, 640, 100]
    assert blocks[0] is blocks[2]
    assert blocks_of([small], Keeping(0.2)) == blocks_of([small], Keeping(0.2))
    assert blocks_of([small], Keeping(0.2)) != blocks_of([small], Keeping(0.2, seed=1))
