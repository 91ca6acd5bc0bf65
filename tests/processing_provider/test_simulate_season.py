"""Simulating a season as an analyst does it, with made-up and with real outlines."""

import processing
import pytest
from qgis.core import QgsProcessing, QgsProcessingException, QgsRasterLayer, QgsVectorLayer

from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

AWKWARD = "Polje 'Škofja Loka' žito č#1 100%"


def run(feedback, **parameters):
    return processing.run("furrow:simulateseason", {"SIZE": 48, "DATE_COUNT": 4, **parameters}, feedback=feedback)


def test_season_truth_and_parcels_open_and_lie_on_each_other(provider, qgis_new_project, tmp_path, feedback):
    season = tmp_path / AWKWARD
    results = run(
        feedback, SEASON=str(season), TRUTH=str(tmp_path / "resnica ž.tif"), KINDS=str(tmp_path / "vrste č.tif"),
        PARCELS=str(tmp_path / "parcele š.gpkg"), SEED=3,
    )  # fmt: skip
    assert results["DATES"] == 4
    assert 0 < results["VALID_SHARE"] <= 1
    assert processing.run("furrow:verifyseason", {"SEASON": str(season)}, feedback=feedback)["COMPLETE"] is True
    truth, kinds = QgsRasterLayer(results["TRUTH"]), QgsRasterLayer(results["KINDS"])
    parcels = QgsVectorLayer(results["PARCELS"])
    assert truth.isValid()
    assert (truth.width(), truth.height()) == (kinds.width(), kinds.height()) == (192, 192)
    assert truth.crs() == parcels.crs()
    assert truth.extent().intersects(parcels.extent())
    assert parcels.featureCount() == results["PARCEL_COUNT"] > 0
    assert {field.name() for field in parcels.fields()} >= {"parcel", "class", "status", "true_class"}


def test_a_temporary_season_without_the_rest(provider, qgis_new_project, feedback):
    results = run(feedback, SEASON=QgsProcessing.TEMPORARY_OUTPUT, SIZE=16, CLOUDINESS=0.0, PRESET="other physics")
    assert results["DATES"] == 4
    assert "TRUTH" not in results


def test_real_outlines_are_sown(provider, qgis_new_project, tmp_path, feedback):
    shapes = [Parcel("x", square(60 * i, 40 * j, 30)) for i in range(5) for j in range(5)]
    layer = parcel_layer(shapes)
    results = run(
        feedback, SEASON=str(tmp_path / "s"), OUTLINES=layer, PARCELS=str(tmp_path / "p.gpkg"), SIZE=40,
    )  # fmt: skip
    parcels = QgsVectorLayer(results["PARCELS"])
    assert 15 <= parcels.featureCount() <= 25
    assert parcels.crs().authid().startswith("EPSG:326")


@pytest.mark.parametrize("existing", ["other", "season"])
def test_nothing_is_replaced_unasked(provider, qgis_new_project, tmp_path, feedback, existing):
    target = tmp_path / "dokumenti"
    if existing == "other":
        target.mkdir()
        (target / "diploma.txt").write_text("ten years of work")
    else:
        run(feedback, SEASON=str(target), SIZE=16)
    with pytest.raises(QgsProcessingException, match=r"holds other things|allow overwriting"):
        run(feedback, SEASON=str(target))


def test_an_empty_layer_of_outlines_is_refused(provider, qgis_new_project, tmp_path, feedback):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633", "prazno", "memory")
    with pytest.raises(QgsProcessingException, match="'prazno' holds no features"):
        run(feedback, SEASON=str(tmp_path / "s"), OUTLINES=layer)
