"""Parcels as analysts have them: other CRS, selections, invalid outlines, awkward names."""

import processing
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsProject, QgsVectorFileWriter

from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

gdal.UseExceptions()

# 60 m x 60 m shrunk by 2.5 m leaves 55 m x 55 m: 22 x 22 pixels of 2.5 m.
FIELD = Parcel("3", square(50, 50, 60))
MEADOW = Parcel("1", square(150, 50, 60))
UNKNOWN = Parcel("100", square(50, 200, 60))
OTHER = Parcel("25", square(150, 200, 60))


def run(season, parcels, tmp_path, feedback, **changes):
    parameters = {
        "PARCELS": parcels,
        "CLASS": "crop",
        "SEASON": str(season),
        "CULTIVATED": str(tmp_path / "cultivated ž.tif"),
        "NOT_DECLARED": str(tmp_path / "not declared.tif"),
        "WEIGHTS": str(tmp_path / "weights.tif"),
    } | changes
    return processing.run("furrow:referencefromparcels", parameters, feedback=feedback)


def pixels(path):
    dataset = gdal.Open(path)
    return dataset.ReadAsArray(), dataset.GetGeoTransform()


def test_masks_and_weights_lie_where_the_parcels_are(provider, qgis_new_project, season, tmp_path, feedback):
    results = run(season, parcel_layer([FIELD, MEADOW, UNKNOWN, OTHER]), tmp_path, feedback)
    cultivated, transform = pixels(results["CULTIVATED"])
    assert transform == (465180, 2.5, 0, 5080250, 0, -2.5)
    assert cultivated.shape == (160, 120)
    assert cultivated.sum() == 2 * 22 * 22
    assert cultivated[21:43, 21:43].all()
    not_declared, _ = pixels(results["NOT_DECLARED"])
    assert not_declared.sum() == 22 * 22
    assert not_declared[81:103, 21:43].all()
    weights, _ = pixels(results["WEIGHTS"])
    assert weights[30, 30] == 1
    assert weights[20, 30] == 2
    assert (weights[81:103, 21:43] == 0).all()
    assert (weights[0] == 0).all()
    assert results["PARCEL_COUNT"] == 4
    assert results["CULTIVATED_COUNT"] == 2
    assert results["NOT_DECLARED_COUNT"] == 1
    assert results["CULTIVATED_HECTARES"] == pytest.approx(2 * 0.3025)
    assert results["REPAIRED_COUNT"] == results["SKIPPED_COUNT"] == 0


@pytest.mark.parametrize("crs", ["EPSG:3794", "EPSG:4326", "EPSG:3857"])
def test_parcels_of_another_crs_are_reprojected(provider, qgis_new_project, season, tmp_path, feedback, crs):
    results = run(season, parcel_layer([FIELD, OTHER], crs=crs), tmp_path, feedback)
    cultivated, _ = pixels(results["CULTIVATED"])
    # National grids are tied to WGS 84 within a metre or so: a pixel at the edge may differ, no more.
    assert cultivated[22:42, 22:42].all()
    assert abs(int(cultivated.sum()) - 2 * 22 * 22) <= 4 * 22


def test_a_selection_is_respected(provider, qgis_new_project, season, tmp_path, feedback):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    layer = parcel_layer([FIELD, OTHER])
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression("\"crop\" = '25'")
    source = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    results = run(season, source, tmp_path, feedback)
    cultivated, _ = pixels(results["CULTIVATED"])
    assert cultivated.sum() == 22 * 22
    assert results["PARCEL_COUNT"] == 1
    layer.removeSelection()
    with pytest.raises(QgsProcessingException, match="none is selected"):
        run(season, source, tmp_path, feedback)


def test_invalid_outlines_are_repaired_and_empty_ones_skipped(provider, qgis_new_project, season, tmp_path, feedback):
    left, top = 465_180 + 50, 5_080_250 - 50
    bow_tie = f"POLYGON (({left} {top}, {left + 60} {top - 60}, {left + 60} {top}, {left} {top - 60}, {left} {top}))"
    flat = f"POLYGON (({left} {top}, {left + 60} {top}, {left} {top}, {left} {top}))"
    layer = parcel_layer([Parcel("3", bow_tie), Parcel("3", ""), Parcel("3", flat), OTHER])
    results = run(season, layer, tmp_path, feedback)
    assert results["PARCEL_COUNT"] == 2
    assert results["REPAIRED_COUNT"] >= 1
    assert results["SKIPPED_COUNT"] >= 1  # QGIS itself leaves the one without an outline out of a rectangle
    cultivated, _ = pixels(results["CULTIVATED"])
    # Two triangles of 60 m x 30 m with an inradius of 12.43 m; shrunk by 2.5 m they scale by 1 - 2.5 / 12.43.
    assert cultivated[15:50, 15:50].sum() * 6.25 == pytest.approx(2 * 900 * (1 - 2.5 / 12.43) ** 2, rel=0.05)
    assert any("repaired" in text for text in feedback.heard("warning"))


@pytest.mark.parametrize("field", ["kultura 'č'", 'a "b" c', "100 %", "šifra", "select"])
def test_awkward_field_names(provider, qgis_new_project, season, tmp_path, feedback, field):
    layer = parcel_layer([FIELD, OTHER], field=field)
    results = run(season, layer, tmp_path, feedback, CLASS=field)
    assert results["CULTIVATED_COUNT"] == 2


@pytest.mark.parametrize("kind", ["int", "double"])
def test_classes_that_are_numbers(provider, qgis_new_project, season, tmp_path, feedback, kind):
    layer = parcel_layer([Parcel(3, FIELD.wkt), Parcel(1, MEADOW.wkt)], kind=kind)
    assert run(season, layer, tmp_path, feedback)["CULTIVATED_COUNT"] == 1


def test_classes_from_an_expression_and_with_commas(provider, qgis_new_project, season, tmp_path, feedback):
    layer = parcel_layer([Parcel("pšenica, ozimna", FIELD.wkt), Parcel("travnik", MEADOW.wkt)])
    results = run(season, layer, tmp_path, feedback, CULTIVATED_CLASSES="'pšenica, ozimna', koruza")
    assert results["CULTIVATED_COUNT"] == 1
    by_expression = run(
        season, layer, tmp_path, feedback, CLASS="if(\"crop\" like 'pše%', 'da', 'ne')", CULTIVATED_CLASSES="da"
    )
    assert by_expression["CULTIVATED_COUNT"] == 1


def test_a_layer_from_a_file_by_path(provider, qgis_new_project, season, tmp_path, feedback):
    layer = parcel_layer([FIELD, OTHER])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "parcele 'č'"
    path = tmp_path / "parcele č '1'.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
    results = run(season, f"{path}|layername=parcele 'č'", tmp_path, feedback)
    assert results["CULTIVATED_COUNT"] == 2


def test_optional_outputs_stay_out(provider, qgis_new_project, season, tmp_path, feedback):
    results = run(season, parcel_layer([FIELD]), tmp_path, feedback, NOT_DECLARED=None, WEIGHTS=None)
    assert "NOT_DECLARED" not in results
    assert "WEIGHTS" not in results
    assert [path.name for path in tmp_path.iterdir()] == ["cultivated ž.tif"]


def far_away():
    return [Parcel("3", "POLYGON ((500000 5100000, 500060 5100000, 500060 5100060, 500000 5100000))")]


@pytest.mark.parametrize(
    ("layer", "changes", "words"),
    [
        (lambda: parcel_layer(far_away()), {}, "overlaps"),
        (lambda: parcel_layer([FIELD], crs=""), {}, "no coordinate reference system"),
        (lambda: parcel_layer([FIELD]), {"CLASS": "kultura"}, "no field 'kultura'"),
        (lambda: parcel_layer([FIELD]), {"CLASS": "crop ("}, "neither a field"),
        (lambda: parcel_layer([FIELD]), {"CLASS": "abs(crop || 'a')"}, "cannot be computed"),
        (lambda: parcel_layer([FIELD]), {"CULTIVATED_CLASSES": "a,'b"}, "not closed"),
        (lambda: parcel_layer([FIELD]), {"CULTIVATED_CLASSES": "3", "NOT_DECLARED_CLASSES": "3"}, "decide"),
        (lambda: parcel_layer([MEADOW]), {}, "cultivated"),
        (lambda: parcel_layer([FIELD]), {"SEASON": "/nowhere"}, "no season"),
        (lambda: parcel_layer([FIELD]), {"CULTIVATED": None, "NOT_DECLARED": None, "WEIGHTS": None}, "No output"),
    ],
)
def test_what_cannot_work_gives_one_sentence(
    provider, qgis_new_project, season, tmp_path, feedback, layer, changes, words
):
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run(season, layer(), tmp_path, feedback, **changes)
    assert "\n" not in str(caught.value).removeprefix("Unable to execute algorithm\n")
    assert "Traceback" not in str(feedback.said)
    assert list(tmp_path.iterdir()) == []
