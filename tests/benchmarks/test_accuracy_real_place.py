"""The real place: labels read pixel by pixel, scores against scikit-learn, and a sentence where it is missing."""

import json
import shutil

import numpy as np
import pyogrio
import pytest
import shapely
from sklearn import metrics

from furrow.benchmarks.accuracy.real_place import (
    SAMPLE,
    USES,
    coarser,
    evaluate_real_place,
    land_use,
    scores_by_use,
)
from furrow.engine.contract.errors import InputError
from furrow.engine.imagery.bands import MODEL_BANDS
from furrow.engine.imagery.season import Season

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def uses():
    return land_use(SAMPLE / "parcels.gpkg", Season.open(SAMPLE / "flanders-2019").grid)


def random_probability(shape, seed=1):
    return np.random.default_rng(seed).random(shape).round(2).astype(np.float32)


def test_labels_are_those_of_the_parcel_at_each_pixel(uses):
    grid = Season.open(SAMPLE / "flanders-2019").grid
    _, _, shapes, fields = pyogrio.raw.read(SAMPLE / "parcels.gpkg", columns=["landuse"])
    columns, rows = np.meshgrid(np.arange(64) + 0.5, np.arange(64) + 0.5)
    centres = shapely.points(*(grid.transform @ (columns.ravel(), rows.ravel())))
    centre, parcel = shapely.STRtree(shapely.from_wkb(shapes)).query(centres, predicate="within")
    found = np.zeros(64 * 64, int)
    found[centre] = [USES.index(use) for use in fields[0][parcel]]
    assert np.array_equal(uses.ravel(), found)
    assert [(uses == value).sum() for value in range(3)] == [371, 1387, 2338]


def test_scores_equal_scikit_learn(uses):
    probability, seen = random_probability(uses.shape), random_probability(uses.shape, 2) > 0.2
    found = scores_by_use(probability, uses, 0.3, seen)
    assert found["pixels"] == seen.sum()
    for name, threshold in (("at_threshold", 0.3), ("at_half", 0.5)):
        mask, crops = probability >= threshold, uses == 2
        declared = seen & (uses > 0)
        for part, here in (("all", seen), ("declared", declared)):
            expected = metrics.matthews_corrcoef(crops[here], mask[here])
            assert found[name][part]["mcc"] == pytest.approx(expected, abs=1e-12)
            assert found[name][part]["overall_accuracy"] == pytest.approx((crops == mask)[here].mean())
        for value, use in enumerate(USES):
            expected = mask[seen & (uses == value)].mean()
            assert found[name]["called_cultivated"][use] == pytest.approx(expected)
    expected = metrics.roc_auc_score(uses[declared] == 2, probability[declared])
    assert found["cropland_above_grassland"] == pytest.approx(expected, abs=1e-12)


def test_a_map_that_is_right_scores_one(uses):
    fine = (uses == 2).repeat(4, 0).repeat(4, 1).astype(np.float32)
    found = evaluate_real_place(lambda stack: fine, 0.4)
    assert found["at_threshold"]["all"]["mcc"] == pytest.approx(1)
    assert found["at_half"]["declared"]["mcc"] == pytest.approx(1)
    assert found["cropland_above_grassland"] == 1
    assert found["pixels"] == 64 * 64
    assert found["dates"] == 32
    json.dumps(found, allow_nan=False)


def test_every_way_to_map_sees_the_ten_bands():
    seen = []

    def predict(stack):
        seen.append(stack)
        return np.zeros((256, 256), np.float32)

    evaluate_real_place(predict, 0.5)
    assert seen[0].bands == MODEL_BANDS
    assert seen[0].digital_numbers.shape == (32, 10, 64, 64)


def test_a_pixel_of_ten_metres_is_the_mean_of_sixteen():
    fine = random_probability((12, 8))
    expected = [[fine[4 * row : 4 * row + 4, 4 * col : 4 * col + 4].mean() for col in range(2)] for row in range(3)]
    assert coarser(fine) == pytest.approx(np.array(expected))


def test_what_is_not_there_is_not_made_up(uses):
    nothing = scores_by_use(random_probability(uses.shape), np.zeros_like(uses), 0.5, np.ones(uses.shape, bool))
    assert nothing["cropland_above_grassland"] is None
    assert nothing["at_half"]["called_cultivated"]["grassland"] is None


def test_missing_data_are_told_in_a_sentence(tmp_path):
    folder = tmp_path / "njiva ž 'x'"
    found = evaluate_real_place(lambda stack: None, 0.5, folder)
    assert set(found) == {"skipped"}
    assert "njiva ž 'x'" in found["skipped"]
    shutil.copytree(SAMPLE / "flanders-2019", folder / "flanders-2019")
    assert "skipped" in evaluate_real_place(lambda stack: None, 0.5, folder)
    shutil.copy(SAMPLE / "parcels.gpkg", folder)
    found = evaluate_real_place(lambda stack: np.ones((256, 256), np.float32), 0.5, folder)
    assert found["at_half"]["called_cultivated"] == {"not declared": 1, "grassland": 1, "cropland": 1}


def test_another_grid_is_refused():
    with pytest.raises(InputError, match=r"\(64, 64\).*\(256, 256\)"):
        evaluate_real_place(lambda stack: np.zeros((64, 64)), 0.5)
