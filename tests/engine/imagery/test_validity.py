import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.windows import Window

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.series_jobs import CloudRules
from furrow.engine.imagery.season import Season
from furrow.engine.imagery.validity import buffer_pixels, clear_sky, observed
from furrow.tests.builders.seasons import AWKWARD, BuiltSeason, build_arrays, write_built_season


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSeason:
    return write_built_season(tmp_path_factory.mktemp("s") / AWKWARD, height=90, width=70, count=3, clouds=0.02)


def within(clouds, metres, pixel):
    """Where a cloud is at most so far away: every pixel against every cloud."""
    near = np.zeros(clouds.shape, bool)
    rows, columns = np.mgrid[: clouds.shape[0], : clouds.shape[1]]
    for row, column in np.argwhere(clouds):
        near |= ((rows - row) ** 2 + (columns - column) ** 2) * pixel**2 <= metres**2 + 1e-6
    return near


def test_the_usual_rules_are_those_of_the_contract():
    assert CloudRules(clear_classes=(4, 5, 6, 7), probability=0.4) == CloudRules()
    _, masks, clear = build_arrays((2, 1, 30, 20))
    np.testing.assert_array_equal(clear_sky(masks), clear)
    np.testing.assert_array_equal(clear_sky(masks, CloudRules()), clear)


@pytest.mark.parametrize("layer", ["SCL", "CLM", "CLP", "dataMask"])
def test_layers_can_be_chosen(layer):
    _, masks, _ = build_arrays((2, 1, 30, 20))
    np.testing.assert_array_equal(clear_sky(masks, CloudRules(layers=(layer,))), clear_sky({layer: masks[layer]}))


def test_classes_and_probability_can_be_chosen():
    masks = {"SCL": np.arange(12, dtype=np.uint8)[None], "CLP": np.full((1, 12), 127, np.uint8)}
    chosen = clear_sky(masks, CloudRules(layers=("SCL",), clear_classes=(5, 11)))
    assert np.flatnonzero(chosen).tolist() == [5, 11]
    assert clear_sky(masks, CloudRules(layers=("CLP",), probability=0.5)).all()
    assert not clear_sky(masks, CloudRules(layers=("CLP",), probability=0.49)).any()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), metres=st.sampled_from([1.0, 10, 14, 14.2, 20, 22.37, 30, 45, 120]))
def test_the_buffer_is_a_disk_around_clouds_and_shadows_alone(seed, metres):
    rng = np.random.default_rng(seed)
    scene = rng.choice(np.arange(12, dtype=np.uint8), (2, 24, 17), p=[0.02] * 4 + [0.82] + [0] * 2 + [0.02] * 5)
    mask = rng.choice(np.array([0, 1, 255], np.uint8), scene.shape, p=[0.97, 0.01, 0.02])
    probability = rng.choice(np.array([0, 255], np.uint8), scene.shape, p=[0.99, 0.01])
    found = clear_sky({"SCL": scene, "CLM": mask, "CLP": probability}, CloudRules(buffer=metres))
    clouds = np.isin(scene, (2, 3, 8, 9, 10)) | (mask == 1) | (probability > 101)
    clear = np.isin(scene, (4, 5, 6, 7)) & (mask == 0) & (probability < 102)
    for index in range(2):
        np.testing.assert_array_equal(found[index], clear[index] & ~within(clouds[index], metres, 10))


def test_classes_that_count_as_clear_have_no_buffer():
    scene = np.full((9, 9), 4, np.uint8)
    scene[4, 4] = 10
    assert clear_sky({"SCL": scene}, CloudRules(clear_classes=(4, 10), buffer=30)).all()


def test_a_sky_without_clouds_stays_clear():
    assert clear_sky({"SCL": np.full((5, 6), 4, np.uint8)}, CloudRules(buffer=500)).all()


@pytest.mark.parametrize("metres", [12.0, 120.0, 400.0])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_buffer_reaches_over_the_edges_of_windows(built: BuiltSeason, metres: float, data: st.DataObject):
    row, column = data.draw(st.integers(0, 89)), data.draw(st.integers(0, 69))
    rows, columns = data.draw(st.integers(1, 90 - row)), data.draw(st.integers(1, 70 - column))
    rules = CloudRules(layers=("SCL", "dataMask"), buffer=metres)
    season = Season.open(built.path)
    whole, sky = season.read(bands=("B04",), clouds=rules), season.read_clear_sky(clouds=rules)
    window = Window(column, row, columns, rows)
    part = np.s_[:, row : row + rows, column : column + columns]
    np.testing.assert_array_equal(season.read(window, ("B04",), rules).valid, whole.valid[part])
    np.testing.assert_array_equal(season.read_clear_sky(window, rules), sky[part])
    clouds = np.isin(built.masks["SCL"][0], (2, 3, 8, 9, 10))
    clear = np.isin(built.masks["SCL"][0], (4, 5, 6, 7)) & (built.masks["dataMask"][0] == 1)
    there = (built.digital_numbers[0] > 0).all(axis=0) & (built.masks["dataMask"][0] == 1)
    expected = np.where(there, clear & ~within(clouds, metres, 10), 255)
    np.testing.assert_array_equal(sky[0], expected)


def test_a_season_read_with_the_usual_rules_is_the_same(built: BuiltSeason):
    season = Season.open(built.path)
    usual, ruled = season.read(), season.read(clouds=CloudRules())
    np.testing.assert_array_equal(usual.valid, ruled.valid)
    np.testing.assert_array_equal(usual.valid, season.read_clear_sky() == 1)


def test_pixels_of_a_buffer():
    assert buffer_pixels(CloudRules(), 10) == 0
    assert buffer_pixels(CloudRules(buffer=119.9), 10) == 11
    assert buffer_pixels(CloudRules(buffer=120), 10) == 12


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"layers": ("SCLx",)}, "'SCLx' is no mask layer"),
        ({"layers": ("CLP",)}, "lacks the mask layer CLP: it holds SCL"),
        ({"clear_classes": (4, 12)}, "12 is no class"),
        ({"clear_classes": ()}, "No class of the scene classification"),
        ({"probability": 0.0}, "probability 0 is out of range"),
        ({"probability": float("nan")}, "probability nan is out of range"),
        ({"probability": 40.0}, "probability 40 is out of range"),
        ({"buffer": -1.0}, "buffer of -1 m is out of range"),
        ({"buffer": float("nan")}, "buffer of nan m is out of range"),
        ({"buffer": 1e9}, "out of range"),
    ],
)
def test_rules_that_make_no_sense_are_named(changes, words):
    with pytest.raises(InputError, match=words) as caught:
        clear_sky({"SCL": np.full((2, 2), 4, np.uint8)}, dataclasses.replace(CloudRules(), **changes))
    assert "\n" not in str(caught.value)


def test_observed_in_all_bands():
    numbers = np.ones((2, 3, 1, 4), np.uint16)
    numbers[0, 1, 0, 2] = 0
    assert observed(numbers).tolist() == [[[True, True, False, True]], [[True] * 4]]
