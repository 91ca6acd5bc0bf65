import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError
from furrow.engine.prediction.tiles import Layout, Span, panels, strips, tiles

pytestmark = pytest.mark.engine

sizes = st.integers(1, 1200)
layouts = st.builds(Layout.of, st.integers(16, 400), st.integers(0, 60), st.integers(0, 40), st.sampled_from([1, 4, 8]))


@settings(max_examples=60, deadline=None)
@given(
    height=sizes, width=sizes, layout=layouts, memory=st.integers(10**5, 10**9), sides=st.tuples(*[st.booleans()] * 4)
)
def test_every_pixel_is_computed_once_from_what_is_held(height, width, layout, memory, sides):
    top, left, bottom, right = (layout.margin if side else 0 for side in sides)
    seen_rows, seen_columns = Span(-top, height + bottom), Span(-left, width + right)
    computed = np.zeros((height, width), dtype=np.uint8)
    read = np.zeros(top + height + bottom, dtype=int)
    for panel in panels(width, layout, 504, memory):
        read[:] = 0
        for strip in strips(height, layout, seen_rows):
            read[strip.read.start + top : strip.read.stop + top] += 1
            for tile in tiles(strip.core, panel, seen_rows, seen_columns, layout):
                computed[tile.rows.start : tile.rows.stop, tile.columns.start : tile.columns.stop] += 1
                assert strip.keep <= tile.rows_seen.start
                assert tile.rows_seen.stop <= strip.read.stop
                assert tile.rows_seen.start % layout.multiple == 0
                assert tile.columns_seen.start % layout.multiple == 0
                assert tile.rows.size <= layout.largest + layout.multiple
                pairs = ((tile.rows, tile.rows_seen, seen_rows), (tile.columns, tile.columns_seen, seen_columns))
                for core, seen, there in pairs:
                    assert seen.start == max(there.start, core.start - layout.margin)
                    assert seen.stop == min(there.stop, core.stop + layout.margin)
        assert (read == 1).all()
    assert (computed == 1).all()


def test_a_season_fits_into_one_panel_and_a_country_does_not():
    layout = Layout.of(128, 16, 24, 4)
    assert list(panels(500, layout, 24 * 21)) == [Span(0, 500)]
    many = list(panels(100_000, layout, 24 * 21))
    assert all(panel.start % 256 == 0 for panel in many)
    assert max(panel.size for panel in many) * (256 + 48) * 24 * 21 <= 256_000_000


def test_a_hundred_dates_make_panels_narrower():
    layout = Layout.of(128, 16, 24, 4)
    assert max(panel.size for panel in panels(5000, layout, 100 * 21)) == 256


@pytest.mark.parametrize(("tile", "overlap"), [(0, 16), (-5, 16), (10_000, 16), (128, -1), (128, 5000)])
def test_absurd_sizes_are_refused(tile, overlap):
    with pytest.raises(InputError, match=r"pixels: give"):
        Layout.of(tile, overlap, 24, 4)


def test_the_margin_is_never_less_than_the_network_needs():
    assert Layout.of(100, 3, 22, 4) == Layout(100, 24, 4)
    assert Layout.of(101, 31, 22, 4) == Layout(104, 32, 4)
