"""The report through the toolbox: from parcels and a season to a page."""

from pathlib import Path

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QLocale

from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

HOSTILE = "<script>alert('č')</script>"


def run(name, feedback, **parameters):
    return processing.run(f"furrow:{name}", parameters, feedback=feedback)


@pytest.fixture(scope="module")
def assessed(provider, season, tmp_path_factory):
    """Probability, reference, weights and agreement of the season."""
    folder = tmp_path_factory.mktemp("Ocena 'č'")
    crops = ("3", HOSTILE)
    parcels = parcel_layer(
        [Parcel(crops[(c + r) % 2], square(20 + 90 * c, 20 + 90 * r, 80)) for c in range(3) for r in range(4)]
    )
    reference = processing.run(
        "furrow:referencefromparcels",
        {"PARCELS": parcels, "CLASS": "crop", "SEASON": str(season), "CULTIVATED": str(folder / "cultivated.tif"),
         "WEIGHTS": str(folder / "weights.tif")},
    )  # fmt: skip
    predicted = processing.run(
        "furrow:predictcultivatedland", {"SEASON": str(season), "PROBABILITY": str(folder / "verjetnost.tif")}
    )
    agreed = processing.run(
        "furrow:parcelagreement",
        {"PARCELS": parcels, "CLASS": "crop", "CULTIVATED_CLASSES": f'3, "{HOSTILE}"',
         "PROBABILITIES": [predicted["PROBABILITY"]], "OUTPUT": str(folder / "ujemanje 'ž'.gpkg")},
    )  # fmt: skip
    return {
        "PREDICTIONS": [predicted["PROBABILITY"]],
        "REFERENCES": [reference["CULTIVATED"]],
        "WEIGHTS": [reference["WEIGHTS"]],
        "AGREEMENT": agreed["OUTPUT"],
        "SEASONS": str(season),
    }


def test_a_report_of_everything(qgis_new_project, assessed, tmp_path, feedback):
    report = tmp_path / "Poročilo 'š' #1.html"
    done = run("assessmentreport", feedback, **assessed, TITLE=HOSTILE, LANGUAGE="sl", REPORT=str(report))
    scores = {name: assessed[name] for name in ("PREDICTIONS", "REFERENCES", "WEIGHTS")}
    scored = run("scoreprediction", feedback, **scores)
    assert done["REPORT"] == str(report)
    assert (done["WEIGHTED_MCC"], done["MCC"], done["BOXES"]) == (scored["WEIGHTED_MCC"], scored["MCC"], 1)
    text = report.read_text(encoding="utf-8")
    assert '<html lang="sl">' in text
    assert f'<data value="{scored["WEIGHTED_MCC"]!r}">' in text
    assert "<script" not in text
    assert text.count("&lt;script&gt;") > 2
    assert done["PICTURED_PARCELS"] == text.count('<article class="parcel">') > 3
    assert text.count('<div class="view">') == 2 * done["PICTURED_PARCELS"]


def test_the_language_of_qgis_and_an_open_layer(qgis_new_project, assessed, tmp_path, feedback):
    layer = QgsVectorLayer(f"{assessed['AGREEMENT'].partition('|')[0]}|layername=agreement", "a", "ogr")
    assert layer.isValid()
    parameters = assessed | {"AGREEMENT": layer, "SEASONS": None}
    spoken = QLocale()
    try:
        for locale, code in (("de_AT", "de"), ("fr_FR", "en")):
            QgsApplication.setLocale(QLocale(locale))
            done = run("assessmentreport", feedback, **parameters, REPORT=str(tmp_path / f"{code}.html"))
            assert f'<html lang="{code}">' in Path(done["REPORT"]).read_text(encoding="utf-8")
    finally:
        QgsApplication.setLocale(spoken)


def test_a_report_without_a_name_is_temporary(qgis_new_project, assessed, feedback):
    scores = {name: assessed[name] for name in ("PREDICTIONS", "REFERENCES", "WEIGHTS")}
    done = run("assessmentreport", feedback, **scores, REPORT="TEMPORARY_OUTPUT")
    assert Path(done["REPORT"]).suffix == ".html"
    assert done["PICTURED_PARCELS"] == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"REPORT": "r.pdf"}, "no HTML file"),
        ({"PREDICTIONS": []}, "no prediction"),
        ({"WEIGHTS": []}, "no weight map"),
        ({"SEASONS": "/nowhere"}, "nowhere|SEASONS|no folder"),
        ({"AGREEMENT": "REFERENCES"}, "AGREEMENT|agreement"),
        ({"LANGUAGE": "fr"}, "LANGUAGE|Language"),
    ],
)
def test_wrong_values_give_one_sentence(qgis_new_project, assessed, tmp_path, feedback, changes, words):
    placed = dict(changes)
    if "REPORT" in changes:
        placed["REPORT"] = str(tmp_path / changes["REPORT"])
    if changes.get("AGREEMENT"):
        placed["AGREEMENT"] = assessed["REFERENCES"][0]
    parameters = assessed | {"REPORT": str(tmp_path / "r.html")} | placed
    with pytest.raises(QgsProcessingException, match=words):
        run("assessmentreport", feedback, **parameters)
    assert list(tmp_path.iterdir()) == []
