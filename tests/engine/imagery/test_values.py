import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.validity import clear_sky
from furrow.engine.imagery.values import digital_numbers_of, looks_like_reflectance, mask_layer_of


@given(st.lists(st.floats(width=32), min_size=1, max_size=50))
def test_digital_numbers_are_rounded_clipped_and_never_nodata_where_there_is_a_value(values: list[float]) -> None:
    numbers = digital_numbers_of(np.array(values, np.float32))
    for value, number in zip(values, numbers.tolist(), strict=True):
        if not np.isfinite(value):
            assert number == 0
        else:
            assert number == min(max(round(float(np.float32(value)) / 1e-4), 1), 65534)


@pytest.mark.parametrize("missing", ["SCL", "CLM", "CLP", "dataMask"])
def test_each_layer_alone_decides(missing: str) -> None:
    good = {"SCL": 4, "CLM": 0, "CLP": 101, "dataMask": 1}
    bad = {"SCL": 2, "CLM": 255, "CLP": 102, "dataMask": 0}
    layers = {name: np.full((2, 2), value, np.uint8) for name, value in good.items()}
    assert clear_sky(layers).all()
    layers[missing][0, 0] = bad[missing]
    assert clear_sky(layers).tolist() == [[False, True], [True, True]]
    assert clear_sky({missing: layers[missing]}).tolist() == [[False, True], [True, True]]


def test_only_four_classes_are_clear() -> None:
    scene = np.arange(256, dtype=np.uint8)[None]
    assert np.flatnonzero(clear_sky({"SCL": scene})).tolist() == [4, 5, 6, 7]


def test_without_layers_there_is_no_verdict() -> None:
    with pytest.raises(InputError, match="no mask layer"):
        clear_sky({})


def test_cloud_probabilities_of_both_kinds() -> None:
    assert mask_layer_of("CLP", np.array([[0, 102, 255]], np.uint8)).tolist() == [[0, 102, 255]]
    assert mask_layer_of("CLP", np.array([[0, 0.4, 1, np.nan]], np.float32)).tolist() == [[0, 102, 255, 255]]
    with pytest.raises(InputError, match="CLP holds 87"):
        mask_layer_of("CLP", np.array([[87.0]]))


def test_layers_of_other_types() -> None:
    assert mask_layer_of("SCL", np.array([[4, np.nan]])).tolist() == [[4, 0]]
    assert mask_layer_of("CLM", np.array([[True, False]])).tolist() == [[1, 0]]
    assert mask_layer_of("dataMask", np.array([[255, 0, 7]], np.int32)).tolist() == [[1, 0, 1]]
    for name, value in (("SCL", 12), ("SCL", -1), ("CLM", 300)):
        with pytest.raises(InputError, match=f"{name} holds {value}"):
            mask_layer_of(name, np.array([[value]], np.int16))


def test_reflectance_is_told_from_digital_numbers() -> None:
    assert looks_like_reflectance(np.array([0.1, 0.4, np.nan, 1.6]))
    assert looks_like_reflectance(np.array([np.nan]))
    assert not looks_like_reflectance(np.array([1000.0, 200.0, np.nan]))
