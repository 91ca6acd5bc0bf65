"""The review file: what is decided is kept, whatever happens to the process, the file or the disk."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer, QgsVectorLayerUtils

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.processing_provider.review import database
from furrow.processing_provider.review.corrections import read_corrections
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.review.parcels import load_parcels
from furrow.processing_provider.review.places import bounds_of_text, bounds_text, same_place
from furrow.processing_provider.review.review_file import ReviewFile, ReviewFileError, review_path
from furrow.tests.builders.agreements import write_agreement
from furrow.tests.builders.disks import small_disk

AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"
ANA, BOR = "Ana Žgajnar", 'Bor "B" O\'Čuk'


@pytest.fixture
def folder(tmp_path, qgis_app):
    (tmp_path / AWKWARD).mkdir()
    return tmp_path / AWKWARD


@pytest.fixture
def agreement(folder):
    return write_agreement(folder / "ujemanje 'č'.gpkg", 8)


def decide(review, parcel="p1", outcome=Outcome.CONFIRMED, reviewer=ANA, **more):
    decision = Decision("agreement", parcel, outcome, reviewer, **more)
    review.decide(decision)
    return decision


def test_a_decision_is_there_after_reopening_as_it_was_made(agreement):
    review = ReviewFile.open_beside(agreement)
    assert review.path == agreement.with_name("ujemanje 'č'.review.gpkg") == review_path(agreement)
    made = decide(
        review, "p 'č'\"", Outcome.CHANGED, BOR, corrected_class="žito; oljke", comment="vrstica 1\nvrstica 2 🌾"
    )
    assert review.decisions() == {("agreement", "p 'č'\""): made}
    again = ReviewFile.open_beside(agreement)
    assert again.decisions() == {made.key: made}
    assert again.decisions()[made.key].decided_at.utcoffset().total_seconds() == 0


def test_the_times_are_utc_in_iso_8601(agreement):
    from datetime import timedelta, timezone

    review = ReviewFile.open_beside(agreement)
    local = datetime(2026, 7, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))
    decide(review, decided_at=local)
    with sqlite3.connect(review.path) as connection:
        assert connection.execute("SELECT decided_at FROM decisions").fetchone() == ("2026-07-01T12:30:00+00:00",)
    assert ReviewFile.open(review.path).decisions()["agreement", "p1"].decided_at == local


def test_the_latest_decision_holds_and_the_history_keeps_all(agreement):
    review = ReviewFile.open_beside(agreement)
    first = decide(review)
    second = decide(review, outcome=Outcome.INCONCLUSIVE, reviewer=BOR)
    assert review.decisions()[first.key] == second
    review.undo(ANA)
    assert review.decisions()[first.key] == second  # what others decided later stands
    steps = review.history("agreement", "p1")
    assert [step.decision for step in steps] == [first, second]
    assert steps[0].withdrawn_at is not None
    assert steps[1].withdrawn_at is None
    assert ReviewFile.open(review.path).history("agreement", "p1") == steps
    assert review.history("map_only", "p1") == ()


def test_undo_goes_back_step_by_step(agreement):
    review = ReviewFile.open_beside(agreement)
    first, second, third = decide(review, "a"), decide(review, "b"), decide(review, "a", Outcome.CHANGED)
    assert review.undo(ANA) == third
    assert review.decisions()[first.key] == first
    assert review.undo(ANA) == second
    assert second.key not in review.decisions()
    assert review.undo(BOR) is None
    assert review.undo(ANA) == first
    assert review.undo(ANA) is None
    assert review.decisions() == {}
    with sqlite3.connect(review.path) as connection:  # nothing was taken away
        outcomes = connection.execute("SELECT outcome FROM decisions ORDER BY fid").fetchall()
    assert [each for (each,) in outcomes] == ["confirmed", "confirmed", "changed", *["withdrawn"] * 3]


def standing(steps):
    """What stands after some steps, told without the module: a list of those not withdrawn."""
    kept = []
    for reviewer, parcel, outcome in steps:
        if outcome is None:
            last = next((each for each in reversed(kept) if each[0] == reviewer), None)
            if last is not None:
                kept.reverse()
                kept.remove(last)
                kept.reverse()
        else:
            kept.append((reviewer, parcel, outcome))
    return {("agreement", parcel): (reviewer, outcome) for reviewer, parcel, outcome in kept}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from([ANA, BOR]), st.sampled_from("abc"), st.sampled_from([None, *Outcome])), max_size=14
    )
)
def test_what_stands_is_the_same_for_all_who_look(agreement, steps):
    review_path(agreement).unlink(missing_ok=True)
    reviews = {ANA: ReviewFile.open_beside(agreement), BOR: ReviewFile.open_beside(agreement)}
    for reviewer, parcel, outcome in steps:
        if outcome is None:
            reviews[reviewer].undo(reviewer)
        else:
            decide(reviews[reviewer], parcel, outcome, reviewer)
    for review in reviews.values():
        review.reload_if_changed()
    seen = [*reviews.values(), ReviewFile.open_beside(agreement)]
    for review in seen:
        found = {key: (each.reviewer, each.outcome) for key, each in review.decisions().items()}
        assert found == standing(steps)
        assert review.decisions() == seen[0].decisions()
        assert all(review.history(*key) == seen[0].history(*key) for key in found)


def test_what_others_decide_is_taken_in_and_named(agreement):
    ours, theirs = ReviewFile.open_beside(agreement), ReviewFile.open_beside(agreement)
    assert ours.reload_if_changed() == frozenset()
    made = decide(theirs, "x", reviewer=BOR)
    decide(theirs, "y", reviewer=BOR)
    theirs.undo(BOR)
    assert made.key not in ours.decisions()
    own = decide(ours, "z")  # takes in the others' on the way, and still names them
    assert ours.decisions() == {made.key: made, own.key: own}
    assert ours.reload_if_changed() == {("agreement", "x"), ("agreement", "y")}
    assert ours.reload_if_changed() == frozenset()
    assert theirs.reload_if_changed() == {own.key}


_DECIDE_FOR_EVER = """
import itertools, sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.review.review_file import ReviewFile
review = ReviewFile.open(Path(sys.argv[1]))
for number in itertools.count():
    decision = Decision("agreement", f"p{number}", Outcome.CONFIRMED, "Žan")
    review.decide(decision)
    print(decision.uuid, flush=True)
"""


@pytest.mark.parametrize("write_ahead", [False, True])
def test_nothing_that_was_decided_is_lost_when_the_process_is_killed(agreement, write_ahead):
    review = ReviewFile.open_beside(agreement)
    told = set()
    for attempt in range(5):
        other = sqlite3.connect(review.path)
        if write_ahead:  # as QGIS puts the file while it edits a layer of it
            other.execute("PRAGMA journal_mode=WAL")
        child = subprocess.Popen(
            [sys.executable, "-c", _DECIDE_FOR_EVER, str(review.path)], stdout=subprocess.PIPE, env=os.environ
        )
        for _ in range(3 + 4 * attempt):
            told.add(child.stdout.readline().decode().strip())
        time.sleep(0.003 * attempt)  # so that it dies in the midst of another step each time
        child.kill()
        told |= {line.strip() for line in child.stdout.read().decode().splitlines(keepends=True) if line.endswith("\n")}
        child.wait()
        other.close()
        review = ReviewFile.open(review.path)
        with sqlite3.connect(review.path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            kept = {identifier for (identifier,) in connection.execute("SELECT uuid FROM decisions")}
        assert told <= kept
        assert len(kept) - len(told) <= 1 + attempt  # at most the one under way each time was written and not told
        assert len(review.decisions()) > 0
    review.close()
    assert sorted(each.name for each in agreement.parent.iterdir()) == [agreement.name, review.path.name]


_DIE_HALF_WRITTEN = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
for number in range(300):
    connection.execute(
        "INSERT INTO decisions (uuid, parcel, source, outcome, comment, reviewer, decided_at) "
        "VALUES (?, 'p', 'agreement', 'changed', ?, 'X', '2026-01-01T00:00:00+00:00')", (str(number), "x" * 3000))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("look", ["decide", "reload", "open", "read", "corrections"])
def test_what_a_killed_process_left_half_written_is_taken_back(agreement, look):
    review = ReviewFile.open_beside(agreement)
    made = decide(review)
    size = review.path.stat().st_size
    subprocess.run([sys.executable, "-c", _DIE_HALF_WRITTEN, str(review.path)], check=False)
    assert review.path.stat().st_size > size  # it had begun to write
    assert review.path.with_name(f"{review.path.name}-journal").exists()
    if look == "decide":
        decide(review, "q")
        assert len(review.decisions()) == 2
    elif look == "reload":
        assert review.reload_if_changed() == frozenset()
    elif look == "corrections":
        assert read_corrections(review.path) == {}
    else:
        review = ReviewFile.open(review.path, read_only=look == "read")
    assert review.decisions()[made.key] == made
    assert not review.path.with_name(f"{review.path.name}-journal").exists()


_DECIDE_SOME = """
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from furrow.processing_provider.review.outcomes import Decision, Outcome
from furrow.processing_provider.review.review_file import ReviewFile
review = ReviewFile.open_beside(Path(sys.argv[1]))
for number in range(20):
    review.decide(Decision("agreement", f"p{number}", Outcome.CONFIRMED, sys.argv[2]))
    if number % 4 == 3:
        review.undo(sys.argv[2])
"""


def test_several_analysts_decide_at_once_from_the_making_of_the_file_on(agreement):
    names = [ANA, BOR, "Cene"]
    children = [subprocess.Popen([sys.executable, "-c", _DECIDE_SOME, str(agreement), name]) for name in names]
    assert [child.wait() for child in children] == [0, 0, 0]
    review = ReviewFile.open_beside(agreement)
    for number in range(20):
        steps = review.history("agreement", f"p{number}")
        assert sorted(step.decision.reviewer for step in steps) == sorted(names)
        assert all((step.withdrawn_at is None) == (number % 4 != 3) for step in steps)
    assert len(review.decisions()) == 15


def test_a_decision_does_not_count_for_another_parcel_of_that_name(agreement, folder):
    """The fields of a map are numbered anew each time the agreement is made."""
    parcels = {parcel.key: parcel for parcel in load_parcels(agreement)}
    review = ReviewFile.open_beside(agreement)
    (moved, same, *_) = [key for key in parcels if key[0] == "map_only"]
    for key in (moved, same):
        review.decide(Decision(*key, Outcome.CONFIRMED, ANA))
    review.undo(ANA)
    decided = Decision(*same, Outcome.CHANGED, ANA)
    review.decide(decided)
    assert review.strayed == frozenset()
    layer = QgsVectorLayer(f"{agreement}|layername=map_only", "x", "ogr")
    for key, metres in ((moved, 500.0), (same, 0.5)):
        outline = layer.getFeature(parcels[key].number).geometry()
        outline.translate(metres, 0)
        assert layer.dataProvider().changeGeometryValues({parcels[key].number: outline})
    for again in (ReviewFile.open_beside(agreement), ReviewFile.open(review.path, load_parcels(agreement))):
        assert dict(again.decisions()) == {same: decided}
        assert again.strayed == {moved}
    anew = Decision(*moved, Outcome.INCONCLUSIVE, BOR)
    again.decide(anew)
    assert dict(ReviewFile.open_beside(agreement).decisions()) == {same: decided, moved: anew}
    assert len(ReviewFile.open(review.path).decisions()) == 2  # without the parcels their places are not known


@given(st.tuples(*[st.integers(-9, 9)] * 4), st.tuples(*[st.integers(-9, 9)] * 4))
def test_places_are_the_same_where_half_of_them_is_shared(one, other):
    cells = []
    for west, south, width, height in (one, other):
        cells.append({(x, y) for x in range(west, west + abs(width)) for y in range(south, south + abs(height))})
    bounds = [(x, y, x + abs(width), y + abs(height)) for x, y, width, height in (one, other)]
    if all(cells):
        assert same_place(*bounds) == (2 * len(cells[0] & cells[1]) >= len(cells[0] | cells[1]))
    assert same_place(*bounds) == same_place(*reversed(bounds))
    assert same_place(bounds[0], bounds[0])
    assert bounds_of_text(bounds_text(bounds[0])) == bounds[0]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath("C:\\Njive 'a' #1\\b%.gpkg"), "file:///C:/Njive%20%27a%27%20%231/b%25.gpkg"),
        (PureWindowsPath("\\\\server\\share\\a b.gpkg"), "file:////server/share/a%20b.gpkg"),
        (PurePosixPath("/mnt/a ?#.gpkg"), "file:///mnt/a%20%3F%23.gpkg"),
    ],
)
def test_files_are_addressed_as_sqlite_knows_them(path, address):
    assert database._address(path) == address


def test_a_process_that_dies_while_it_makes_the_file_is_no_hindrance(agreement):
    review_path(agreement).touch()
    made = decide(ReviewFile.open_beside(agreement))
    assert ReviewFile.open_beside(agreement).decisions() == {made.key: made}


def test_it_is_a_geopackage_that_others_read(agreement):
    review = ReviewFile.open_beside(agreement)
    decide(review, comment="čž")
    validate = pytest.importorskip("osgeo_utils.samples.validate_gpkg")
    with gdal.ExceptionMgr() if hasattr(gdal, "ExceptionMgr") else _plain():
        validate.check(str(review.path), extra_checks=True, warning_msg=False)
    source = ogr.Open(str(review.path))
    assert {source.GetLayer(index).GetName() for index in range(source.GetLayerCount())} == {"decisions", "corrections"}
    assert source.GetLayer("decisions").GetNextFeature()["comment"] == "čž"
    with sqlite3.connect(review.path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert connection.execute("PRAGMA user_version").fetchone() == (10200,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _plain():
    from contextlib import nullcontext

    return nullcontext()


@pytest.mark.parametrize("epsg", [32633, 3794, 4326, 3035])
def test_the_corrections_lie_in_the_crs_of_the_agreement(folder, epsg):
    agreement = write_agreement(folder / "u.gpkg", 3, epsg=epsg)
    layer = QgsVectorLayer(ReviewFile.open_beside(agreement).corrections, "popravki", "ogr")
    assert layer.isValid()
    assert layer.crs().authid() == f"EPSG:{epsg}"
    assert layer.fields().names() == ["fid", "parcel", "source", "reviewer", "drawn_at", "corrected_class"]


def test_outlines_are_drawn_in_qgis_while_decisions_are_made(agreement, qgis_new_project):
    review = ReviewFile.open_beside(agreement)
    layer = QgsVectorLayer(review.corrections, "popravki", "ogr")
    QgsProject.instance().addMapLayer(layer)
    assert layer.startEditing()
    decide(review, "a")
    feature = QgsVectorLayerUtils.createFeature(
        layer, QgsGeometry.fromWkt("MULTIPOLYGON(((0 0, 9 0, 9 9, 0 0)))"), {1: "a", 2: "agreement"}
    )
    assert layer.addFeature(feature)
    decide(review, "b")
    assert layer.commitChanges(), layer.commitErrors()
    assert layer.featureCount() == 1
    decide(review, "c")
    list(layer.getFeatures())
    assert len(ReviewFile.open(review.path).decisions()) == 3
    QgsProject.instance().removeAllMapLayers()
    review.close()
    assert sorted(each.name for each in agreement.parent.iterdir()) == [agreement.name, review.path.name]
    with sqlite3.connect(review.path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_half_read_layer_does_not_keep_others_from_deciding(agreement, qgis_new_project):
    review = ReviewFile.open_beside(agreement)
    decide(review, "a")
    table = QgsVectorLayer(f"{review.path}|layername=decisions", "odločitve", "ogr")
    decide(review, "b")
    features = table.getFeatures()
    assert features.nextFeature(QgsFeature())
    decide(review, "c")
    features.close()


def test_decisions_cannot_be_rewritten_elsewhere(agreement):
    review = ReviewFile.open_beside(agreement)
    made = decide(review)
    with sqlite3.connect(review.path) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            connection.execute("UPDATE decisions SET outcome = 'changed'")
        with pytest.raises(sqlite3.IntegrityError, match="never removed"):
            connection.execute("DELETE FROM decisions")
    assert ReviewFile.open(review.path).decisions() == {made.key: made}


def sentence(error):
    text = str(error.value)
    assert isinstance(error.value, FurrowError)
    assert text.endswith(".")
    assert "\n" not in text
    return text


def test_who_has_no_name_decides_nothing(agreement):
    review = ReviewFile.open_beside(agreement)
    with pytest.raises(InputError) as error:
        decide(review, reviewer="  ")
    assert "no name" in sentence(error)
    assert review.decisions() == {}


def test_a_locked_file_is_told_and_nothing_is_half_written(agreement, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    review = ReviewFile.open_beside(agreement)
    other = sqlite3.connect(review.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ReviewFileError) as error:
        decide(review)
    assert "written by another program" in sentence(error)
    assert review.path.name in str(error.value)
    assert review.decisions() == {}
    with pytest.raises(ReviewFileError):
        ReviewFile.open(review.path)
    other.execute("ROLLBACK")
    made = decide(review)
    assert review.decisions() == {made.key: made}


def test_a_short_lock_is_waited_for(agreement):
    import threading

    review = ReviewFile.open_beside(agreement)
    other = sqlite3.connect(review.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("ROLLBACK")).start()
    made = decide(review)
    assert review.decisions() == {made.key: made}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is no database, but long enough to look at it closely " * 20, "is damaged"),
        (None, "is damaged"),
    ],
)
def test_a_damaged_file_is_told(agreement, content, words):
    review = ReviewFile.open_beside(agreement)
    decide(review)
    if content is None:  # a page in the middle overwritten
        whole = bytearray(review.path.read_bytes())
        whole[4096:] = b"\xff" * (len(whole) - 4096)
        content = bytes(whole)
    review.path.write_bytes(content)
    with pytest.raises(ReviewFileError) as error:
        ReviewFile.open_beside(agreement)
    assert words in sentence(error)
    assert review.path.read_bytes() == content  # left for whoever can mend it


def test_another_geopackage_is_not_taken_for_a_review(agreement):
    before = agreement.read_bytes()
    with pytest.raises(ReviewFileError) as error:
        ReviewFile.open(agreement)
    assert "holds no review" in sentence(error)
    assert agreement.read_bytes() == before
    assert [each.name for each in agreement.parent.iterdir()] == [agreement.name]


def test_what_is_no_agreement_gets_no_review(folder):
    other = folder / "drugo.gpkg"
    ogr.GetDriverByName("GPKG").CreateDataSource(str(other)).CreateLayer("njive")
    database_file = folder / "baza.gpkg"
    sqlite3.connect(database_file).execute("CREATE TABLE a (b)").connection.close()
    for path, words in ((other, "no layer 'agreement'"), (database_file, "no layer 'agreement'")):
        with pytest.raises(ReviewFileError) as error:
            ReviewFile.open_beside(path)
        assert words in sentence(error)
        assert not review_path(path).exists()
    with pytest.raises(ReviewFileError) as error:
        ReviewFile.open_beside(folder / "nič.gpkg")
    assert "not there" in sentence(error)


def test_rows_of_a_newer_program_are_told_by_number(agreement):
    review = ReviewFile.open_beside(agreement)
    decide(review)
    with sqlite3.connect(review.path) as connection:
        connection.execute(
            "INSERT INTO decisions (uuid, parcel, source, outcome, reviewer, decided_at) "
            "VALUES ('u', 'p', 'agreement', 'postponed', 'Ana', '2026-01-01T00:00:00+00:00')"
        )
    with pytest.raises(ReviewFileError) as error:
        ReviewFile.open(review.path)
    assert "Row 2" in sentence(error)
    assert "postponed" in str(error.value)


def test_a_file_that_was_moved_away_is_not_written_to_unseen(agreement):
    review = ReviewFile.open_beside(agreement)
    made = decide(review, "a")
    moved = shutil.move(review.path, review.path.with_name("drugje.gpkg"))
    for attempt in (lambda: decide(review, "b"), lambda: review.undo(ANA), review.reload_if_changed):
        with pytest.raises(ReviewFileError) as error:
            attempt()
        assert "not there any more" in sentence(error)
    assert not review.path.exists()
    assert review.decisions() == {made.key: made}
    review.close()
    shutil.move(moved, review.path)
    decide(review, "b")
    assert len(review.decisions()) == 2


def decide_often(review):
    for number in range(50):
        decide(review, str(number), comment="ž" * 3000)


def test_a_full_disk_is_told_and_what_was_decided_stays(tmp_path, qgis_app):
    with small_disk(tmp_path / "majhen 'č' disk", 400) as disk:
        agreement = write_agreement(disk / "u.gpkg", 3)
        review = ReviewFile.open_beside(agreement)
        made = decide(review, "a")
        (disk / "polno").write_bytes(b"x" * (shutil.disk_usage(disk).free - 4096))
        with pytest.raises(ReviewFileError) as error:
            decide_often(review)
        assert "full" in sentence(error)
        kept = dict(review.decisions())
        assert kept[made.key] == made
        (disk / "polno").unlink()
        assert ReviewFile.open(review.path).decisions() == kept
        decide(review, "znova")
        assert len(review.decisions()) == len(kept) + 1


def test_a_read_only_folder_is_told_at_once(tmp_path, qgis_app):
    with small_disk(tmp_path / "samo za branje ž", 2000) as disk:
        agreement = write_agreement(disk / "u.gpkg", 3)
        made = decide(ReviewFile.open_beside(agreement))
        other = write_agreement(disk / "brez.gpkg", 3)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        for path in (agreement, other):
            with pytest.raises(ReviewFileError) as error:
                ReviewFile.open_beside(path)
            assert "cannot be written" in sentence(error)
        assert ReviewFile.open(review_path(agreement), read_only=True).decisions() == {made.key: made}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(max_size=5), st.none() | st.text(max_size=5))
def test_any_text_comes_back(agreement, comment, parcel, crop):
    review = ReviewFile.open_beside(agreement)
    decide(review, parcel, comment=comment, corrected_class=crop)
    decide(review, "pol", comment="\ud83c cut in half")  # what Qt lets through
    found = ReviewFile.open(review.path).decisions()["agreement", parcel]
    assert (found.comment, found.corrected_class) == (comment, crop)


def test_the_path_may_be_relative(agreement, monkeypatch):
    monkeypatch.chdir(agreement.parent)
    made = decide(ReviewFile.open_beside(Path(agreement.name)))
    assert ReviewFile.open_beside(agreement).decisions() == {made.key: made}
    assert made.decided_at.tzinfo == UTC
