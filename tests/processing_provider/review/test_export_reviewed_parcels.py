"""Export reviewed parcels, as users run it, up to the reference that is made of the result."""

import shutil
import sqlite3
from pathlib import Path

import processing
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from furrow.processing_provider.review.corrections import read_corrections
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.review.parcels import load_parcels, read_outline
from furrow.processing_provider.review.review_file import ReviewFile
from furrow.processing_provider.styling import VECTOR_ROLES, apply_style
from furrow.tests.builders.agreements import CLASSES, write_agreement
from furrow.tests.builders.parcel_layers import BOUNDS

ANA = "Ana Žgajnar"
DRAWN = "MULTIPOLYGON (((465200 5079900, 465260 5079900, 465260 5079960, 465200 5079960, 465200 5079900)))"


class Reviewed:
    """An agreement within the season, and a review of it."""

    def __init__(self, folder: Path):
        self.path = write_agreement(folder / "ujemanje 'č' #1.gpkg", 24, map_only=4, cell=50)
        self.review = ReviewFile.open_beside(self.path)
        self.parcels = {parcel.key: parcel for parcel in load_parcels(self.path)}

    def keys(self, **figures):
        """Those of the parcels that have some figures, in the order of the file."""
        return [key for key, parcel in self.parcels.items() if all(getattr(parcel, n) == v for n, v in figures.items())]

    def decide(self, key, outcome, **more):
        self.review.decide(Decision(*key, outcome, ANA, **more))

    def drawn(self, key):
        """An outline a little larger than a parcel."""
        left, bottom, right, top = self.parcels[key].bounds
        return QgsGeometry.fromRect(QgsRectangle(left - 1, bottom - 2, right + 3, top))

    def draw(self, key, wkt=DRAWN, source="agreement", at="2026-01-02T00:00:00+00:00"):
        layer = QgsVectorLayer(self.review.corrections, "popravki", "ogr")
        feature = QgsFeature(layer.fields())
        for name, value in {"parcel": key[1], "source": source, "reviewer": ANA, "drawn_at": at}.items():
            feature[name] = value
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeatures([feature])[0]


@pytest.fixture
def reviewed(tmp_path, qgis_app):
    (tmp_path / 'Pregled "ž" 100%').mkdir()
    return Reviewed(tmp_path / 'Pregled "ž" 100%')


def run(reviewed, feedback=None, **changes):
    parameters = {"AGREEMENT": str(reviewed.path), "OUTPUT": "TEMPORARY_OUTPUT"} | changes
    return processing.run("furrow:exportreviewedparcels", parameters, feedback=feedback)


def rows(results):
    layer = results["OUTPUT"] if isinstance(results["OUTPUT"], QgsVectorLayer) else QgsVectorLayer(results["OUTPUT"])
    return {(each["source"], each["parcel"]): each for each in layer.getFeatures()}


def status_of(parcel):
    return {None: "not_declared", 0: "not_cultivated", 1: "cultivated"}[parcel.cultivated]


def test_what_was_decided_becomes_class_status_and_outline(provider, qgis_new_project, reviewed, feedback, monkeypatch):
    monkeypatch.delenv("FURROW_ENGINE_HOME", raising=False)  # no engine is needed
    wheat, grass, *_ = [reviewed.keys(declared=name) for name in (CLASSES[0], CLASSES[3])]
    fields = reviewed.keys(source="map_only")
    confirmed, changed, both, drawn_only, unclear, unsure = reviewed.keys(cultivated=1)[:6]
    reviewed.decide(confirmed, Outcome.CONFIRMED, comment='v redu "č"')
    reviewed.decide(changed, Outcome.CHANGED, corrected_class=CLASSES[3])
    reviewed.decide(both, Outcome.CHANGED, corrected_class="not_cultivated")
    reviewed.decide(drawn_only, Outcome.CHANGED)
    reviewed.decide(unclear, Outcome.CHANGED)
    reviewed.decide(unsure, Outcome.INCONCLUSIVE)
    reviewed.decide(fields[0], Outcome.CONFIRMED)
    reviewed.decide(fields[1], Outcome.CHANGED, corrected_class=CLASSES[0])
    reviewed.decide(fields[2], Outcome.INCONCLUSIVE)
    for key in (both, drawn_only, confirmed, unsure):
        reviewed.draw(key, reviewed.drawn(key).asWkt())
    results = run(reviewed, feedback)
    found = rows(results)
    assert {key: (found[key]["status"], found[key]["class"] or "", found[key]["outcome"]) for key in (
        confirmed, changed, both, drawn_only, unclear, unsure, *fields[:3])} == {
        confirmed: ("cultivated", reviewed.parcels[confirmed].declared, "confirmed"),
        changed: ("not_cultivated", CLASSES[3], "changed"),
        both: ("not_cultivated", "not_cultivated", "changed"),
        drawn_only: ("cultivated", reviewed.parcels[drawn_only].declared, "changed"),
        unclear: ("not_declared", reviewed.parcels[unclear].declared, "changed without class and outline"),
        unsure: ("not_declared", reviewed.parcels[unsure].declared, "inconclusive"),
        fields[0]: ("cultivated", "", "confirmed"),
        fields[1]: ("cultivated", CLASSES[0], "changed"),
        fields[2]: ("not_declared", "", "inconclusive"),
    }  # fmt: skip
    assert wheat
    assert grass
    for key, feature in found.items():
        was = read_outline(reviewed.path, reviewed.parcels[key])
        wanted = reviewed.drawn(key) if key in (both, drawn_only) else was
        assert feature.geometry().isGeosEqual(wanted), key
    unreviewed = [key for key in found if found[key]["outcome"] == "unreviewed"]
    assert all(found[key]["status"] == status_of(reviewed.parcels[key]) for key in unreviewed)
    assert fields[3] not in found
    assert found[confirmed]["reviewer"] == ANA
    assert found[confirmed]["comment"] == 'v redu "č"'
    assert found[confirmed]["decided_at"].endswith("+00:00")
    assert not found[unreviewed[0]]["reviewer"]
    counts = {name: value for name, value in results.items() if name.endswith("COUNT")}
    assert counts == {
        "PARCEL_COUNT": 27, "MAP_ONLY_COUNT": 3, "CONFIRMED_COUNT": 2, "CHANGED_COUNT": 4, "INCONCLUSIVE_COUNT": 2,
        "UNCLEAR_COUNT": 1, "UNREVIEWED_COUNT": 18,
    }  # fmt: skip
    assert any("1 parcels were changed" in text for text in feedback.heard("warning"))


def test_what_was_not_reviewed_may_be_left_out_of_training(provider, qgis_new_project, reviewed):
    (key, *_) = reviewed.keys(cultivated=1)
    reviewed.decide(key, Outcome.CONFIRMED)
    found = rows(run(reviewed, UNREVIEWED=False))
    assert set(found) == set(reviewed.parcels)
    assert {each for each in found if found[each]["status"] != "not_declared"} == {key}


def test_what_was_withdrawn_is_as_if_it_had_never_been(provider, qgis_new_project, reviewed):
    (key, *_) = reviewed.keys(cultivated=1)
    reviewed.decide(key, Outcome.INCONCLUSIVE)
    reviewed.review.undo(ANA)
    assert rows(run(reviewed))[key]["outcome"] == "unreviewed"


def test_the_latest_outline_counts_and_that_of_the_right_layer(reviewed):
    reviewed.draw(("", "map-1"), DRAWN.replace("465260", "465270"), source=None)
    reviewed.draw(("", "map-1"), at="2026-02-01T00:00:00+00:00", source="map_only")
    reviewed.draw(("", "map-1"), DRAWN.replace("465260", "465280"), source="map_only", at="2026-01-01T00:00:00+00:00")
    found = read_corrections(reviewed.review.path)
    assert {key: outline.boundingBox().xMaximum() for key, outline in found.items()} == {
        ("agreement", "map-1"): 465270.0, ("map_only", "map-1"): 465260.0,
    }  # fmt: skip


def test_what_was_decided_or_drawn_elsewhere_does_not_count(provider, qgis_new_project, reviewed, feedback):
    moved, drawn = reviewed.keys(cultivated=1)[:2]
    reviewed.decide(moved, Outcome.INCONCLUSIVE)
    reviewed.decide(drawn, Outcome.CHANGED)
    reviewed.draw(drawn, DRAWN.replace("4652", "4852"))
    layer = QgsVectorLayer(f"{reviewed.path}|layername=agreement", "u", "ogr")
    outline = layer.getFeature(reviewed.parcels[moved].number).geometry()
    outline.translate(0, 300)
    assert layer.dataProvider().changeGeometryValues({reviewed.parcels[moved].number: outline})
    found = rows(run(reviewed, feedback))
    assert found[moved]["outcome"] == "unreviewed"
    assert found[drawn]["outcome"] == "changed without class and outline"
    assert any("1 parcels lie elsewhere" in text for text in feedback.heard("warning"))


def test_corrected_classes_that_nobody_declared_have_to_be_named(provider, qgis_new_project, reviewed):
    keys = reviewed.keys(cultivated=1)
    reviewed.decide(keys[0], Outcome.CHANGED, corrected_class="sončnice, oljne")
    reviewed.decide(keys[1], Outcome.CHANGED, corrected_class="gozd 'č'")
    with pytest.raises(QgsProcessingException) as error:
        run(reviewed)
    assert "'gozd 'č'', 'sončnice, oljne'" in str(error.value)
    classes = {"CULTIVATED_CLASSES": "'sončnice, oljne'", "NOT_CULTIVATED_CLASSES": "\"gozd 'č'\""}
    found = rows(run(reviewed, **classes))
    assert (found[keys[0]]["status"], found[keys[1]]["status"]) == ("cultivated", "not_cultivated")
    with pytest.raises(QgsProcessingException, match="decide for one"):
        run(reviewed, CULTIVATED_CLASSES="a,b", NOT_CULTIVATED_CLASSES="b")


def test_a_class_declared_both_ways_is_asked_for(provider, qgis_new_project, reviewed):
    one, other, *_ = reviewed.keys(declared=CLASSES[0])
    target = reviewed.keys(declared=CLASSES[3])[0]
    layer = QgsVectorLayer(f"{reviewed.path}|layername=agreement", "u", "ogr")
    place = layer.fields().indexOf("cultivated")
    assert layer.dataProvider().changeAttributeValues({reviewed.parcels[one].number: {place: 0}})
    reviewed.decide(target, Outcome.CHANGED, corrected_class=CLASSES[0])
    with pytest.raises(QgsProcessingException, match=CLASSES[0]):
        run(reviewed)
    found = rows(run(reviewed, CULTIVATED_CLASSES=f"'{CLASSES[0]}'"))
    assert found[target]["status"] == "cultivated"
    assert found[one]["status"] == "not_cultivated"  # what is declared stays as declared
    assert found[other]["status"] == "cultivated"


def test_either_layer_of_the_project_will_do_and_the_result_is_styled(provider, qgis_new_project, reviewed, tmp_path):
    reviewed.decide(reviewed.keys(cultivated=0)[0], Outcome.CONFIRMED)
    layer = QgsVectorLayer(f"{reviewed.path}|layername=map_only", "samo na karti", "ogr")
    QgsProject.instance().addMapLayer(layer)
    moved = shutil.copy(reviewed.review.path, tmp_path / "drug pregled.gpkg")
    reviewed.review.path.unlink()
    parameters = {"AGREEMENT": layer.id(), "REVIEW": str(moved), "OUTPUT": "TEMPORARY_OUTPUT"}
    results = processing.runAndLoadResults("furrow:exportreviewedparcels", parameters)
    shown = QgsProject.instance().mapLayer(results["OUTPUT"])
    assert shown.crs().authid() == "EPSG:32633"
    assert isinstance(shown.renderer(), QgsCategorizedSymbolRenderer)


def test_the_reference_is_made_of_what_was_decided(provider, qgis_new_project, reviewed, season, tmp_path, feedback):
    """The loop closes: what the analyst decided is what the next training sees."""
    large = [key for key, parcel in reviewed.parcels.items() if key[0] == "agreement" and parcel.area_ha > 0.1]
    within = [key for key in large if inside(reviewed.parcels[key].bounds)]
    grass = next(key for key in within if reviewed.parcels[key].cultivated == 0)
    doubted, wrong = [key for key in within if reviewed.parcels[key].cultivated == 1][:2]
    field = next(key for key in reviewed.keys(source="map_only") if inside(reviewed.parcels[key].bounds))
    reviewed.decide(grass, Outcome.CHANGED, corrected_class=CLASSES[1])
    reviewed.decide(doubted, Outcome.INCONCLUSIVE)
    reviewed.decide(wrong, Outcome.CHANGED, corrected_class="not_cultivated")
    reviewed.decide(field, Outcome.CONFIRMED)
    exported = run(reviewed, OUTPUT=str(tmp_path / "pregledane 'ž'.gpkg"))["OUTPUT"]
    made = processing.run(
        "furrow:referencefromparcels",
        {
            "PARCELS": exported, "CLASS": "status", "CULTIVATED_CLASSES": "cultivated",
            "NOT_DECLARED_CLASSES": "not_declared", "SEASON": str(season), "SHRINK": 0.0, "BORDER": False,
            "CULTIVATED": str(tmp_path / "c.tif"), "NOT_DECLARED": str(tmp_path / "n.tif"),
            "WEIGHTS": str(tmp_path / "w.tif"),
        },
        feedback=feedback,
    )  # fmt: skip
    cultivated, unknown, weights = (gdal.Open(made[name]) for name in ("CULTIVATED", "NOT_DECLARED", "WEIGHTS"))

    def at(key):
        left, bottom, right, top = reviewed.parcels[key].bounds
        place = int(((left + right) / 2 - BOUNDS[0]) / 2.5), int((BOUNDS[3] - (bottom + top) / 2) / 2.5)
        return tuple(float(image.ReadAsArray(*place, 1, 1)[0][0]) for image in (cultivated, unknown, weights))

    assert at(grass)[:2] == (1, 0)
    assert at(grass)[2] > 0
    assert at(doubted) == (0, 1, 0)
    assert at(wrong)[:2] == (0, 0)
    assert at(wrong)[2] > 0
    assert at(field)[:2] == (1, 0)


def inside(bounds):
    return BOUNDS[0] < bounds[0] and BOUNDS[1] < bounds[1] and bounds[2] < BOUNDS[2] and bounds[3] < BOUNDS[3]


@pytest.mark.parametrize("kind", ["no review", "no agreement", "memory", "damaged"])
def test_what_cannot_be_exported_gets_one_sentence(provider, qgis_new_project, reviewed, tmp_path, kind):
    changes, words = {}, {
        "no review": "no review file", "no agreement": "no layer 'agreement'", "memory": "no GeoPackage",
        "damaged": "damaged",
    }[kind]  # fmt: skip
    if kind == "no review":
        reviewed.review.path.unlink()
    elif kind == "damaged":
        reviewed.review.path.write_bytes(b"ni baza " * 500)
    elif kind == "memory":
        changes["AGREEMENT"] = QgsVectorLayer("Polygon?crs=EPSG:32633", "v spominu", "memory")
    else:
        changes["AGREEMENT"] = str(reviewed.review.path)
        changes["REVIEW"] = str(reviewed.review.path)
    target = tmp_path / "rezultat.gpkg"
    with pytest.raises(QgsProcessingException, match=words) as error:
        run(reviewed, OUTPUT=str(target), **changes)
    assert "Traceback" not in str(error.value)
    assert not target.exists()


def test_reading_for_the_export_leaves_the_review_as_it_is(provider, qgis_new_project, reviewed):
    reviewed.decide(reviewed.keys(cultivated=1)[0], Outcome.CONFIRMED)
    before = reviewed.review.path.read_bytes()
    other = sqlite3.connect(reviewed.review.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # somebody is about to decide
    run(reviewed)
    other.execute("ROLLBACK")
    assert reviewed.review.path.read_bytes() == before


def test_it_runs_without_a_window(qgis_process, reviewed, tmp_path):
    reviewed.decide(reviewed.keys(cultivated=1)[0], Outcome.CONFIRMED)
    target = tmp_path / "pregledane ž.gpkg"
    done = qgis_process("run", "furrow:exportreviewedparcels", "--", f"AGREEMENT={reviewed.path}", f"OUTPUT={target}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "CONFIRMED_COUNT:\t1" in done.stdout
    assert len(rows({"OUTPUT": str(target)})) == 24


def test_the_style_of_drawn_outlines_loads(qgis_app, reviewed):
    layer = QgsVectorLayer(reviewed.review.corrections, "popravki", "ogr")
    assert "corrections" in VECTOR_ROLES
    assert apply_style(layer, "corrections") == ""
    symbol = layer.renderer().symbol()
    assert symbol.symbolLayerCount() == 3
    assert symbol.symbolLayer(2).useCustomDashPattern()  # told apart by more than colour
