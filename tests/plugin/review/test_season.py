"""Seasons as the review knows them without the engine, and the series that are read beside the window."""

import json
import shutil
from datetime import date

import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsGeometry, QgsProcessingFeedback, QgsProject
from qgis.core import QgsRectangle as Rectangle

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.jobs import DescribeSeason
from furrow.plugin.review import series_reader
from furrow.plugin.review.commands import Command
from furrow.plugin.review.season_documents import describe_season, season_of_image
from furrow.plugin.review.season_pictures import SeasonPictures
from furrow.plugin.review.series_reader import SeriesReader
from furrow.processing_provider.engine_job import EngineJob
from furrow.processing_provider.review.series import ParcelSeries
from furrow.tests.plugin.review.conftest import settle, until

CRS = "EPSG:32631"
FIELD = Rectangle(574_800, 5_622_000, 574_860, 5_622_060)


def test_it_reads_what_the_engine_says(season):
    told = EngineJob(DescribeSeason(season=str(season)), QgsProcessingFeedback()).run().values
    assert describe_season(season) == told
    assert describe_season(season / "collection.json") == told


def test_dates_that_are_missing_or_damaged_are_left_out(season):
    days = [entry["date"] for entry in describe_season(season)["dates"]]
    shutil.rmtree(season / days[0])
    (season / days[1] / f"{days[1]}.json").write_text("{", encoding="utf-8")
    (season / days[2] / f"{days[2]}.json").write_text("[1]", encoding="utf-8")
    assert [entry["date"] for entry in describe_season(season)["dates"]] == days[3:]


def test_what_is_no_season_is_told(season, tmp_path):
    with pytest.raises(InputError, match="is no season"):
        describe_season(tmp_path / "nič 'ž'")
    document = season / "collection.json"
    whole = json.loads(document.read_text(encoding="utf-8"))
    for change, error, words in (
        ({"layout": 9}, InputError, "update Furrow"),
        ({"shape": [64]}, DamagedFileError, "damaged"),
        ({"transform": [10, 0, float("nan"), 0, -10, 0]}, DamagedFileError, "damaged"),
        ({"dates": ["yesterday"]}, DamagedFileError, "damaged"),
        ({"dates": []}, InputError, "no date"),
    ):
        document.write_text(json.dumps({**whole, "furrow:season": {**whole["furrow:season"], **change}}))
        with pytest.raises(error, match=words):
            describe_season(season)
    document.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no season that this Furrow can read"):
        describe_season(season)
    document.write_bytes(b"\xff\xfe{")
    with pytest.raises(DamagedFileError, match=r"collection\.json"):
        describe_season(season)


def test_an_image_leads_to_its_season(season):
    assert season_of_image(str(season / "2019-06-20" / "bands.tif")) == season
    assert season_of_image(str(season / "2019-06-20" / "masks.tif")) is None
    assert season_of_image("") is None
    assert season_of_image("type=xyz&url=https://x/{z}/{x}/{y}.png") is None


def test_pictures_are_opened_once_and_kept(qgis_app, season):
    pictures = SeasonPictures(describe_season(season))
    first = pictures.layer(pictures.days[0], "season:True colour")
    assert first.isValid()
    assert pictures.layer(pictures.days[0], "season:True colour") is first
    assert pictures.layer(pictures.days[0], "season:False colour") is not first
    with pytest.raises(InputError, match="1999-01-01"):
        pictures.layer(date(1999, 1, 1), "season:True colour")
    (season / f"{pictures.days[1]}" / "bands.tif").write_bytes(b"nothing")
    with pytest.raises(DamagedFileError):
        pictures.layer(pictures.days[1], "season:True colour")
    bare = SeasonPictures({**describe_season(season), "bands": ["B02", "B03"]})
    with pytest.raises(InputError, match="B04"):
        bare.layer(bare.days[0], "season:True colour")


@pytest.fixture
def reader(qgis_app, season):
    made = SeriesReader()
    made.open(describe_season(season))
    yield made
    made.open(None)
    settle(50)


def read(reader, key="1", area=FIELD):
    reader.read(
        ("agreement", key), QgsGeometry.fromRect(area), QgsCoordinateReferenceSystem(CRS),
        QgsProject.instance().transformContext(),
    )  # fmt: skip


def test_a_series_is_read_beside_the_window_and_kept(reader):
    heard = []
    reader.ready.connect(heard.append)
    read(reader)
    assert reader.answer(("agreement", "1")) is None
    until(lambda: heard)
    assert heard == [("agreement", "1")]
    assert isinstance(reader.answer(("agreement", "1")), ParcelSeries)
    before = QgsApplication.taskManager().count()
    read(reader)
    assert QgsApplication.taskManager().count() <= before


def test_what_goes_wrong_is_a_sentence(reader, monkeypatch):
    read(reader, "far", Rectangle(0, 0, 10, 10))
    until(lambda: reader.answer(("agreement", "far")) is not None)
    assert "outside the season" in reader.answer(("agreement", "far"))

    def broken(*_arguments):
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr(series_reader, "read_series", broken)
    read(reader, "2")
    until(lambda: reader.answer(("agreement", "2")) is not None)
    assert reader.answer(("agreement", "2")) == "The series cannot be read: nobody thought of it"


def test_answers_of_another_season_and_of_parcels_passed_by_are_dropped(reader, season, monkeypatch):
    heard = []
    reader.ready.connect(heard.append)
    read(reader, "passed")
    reader.keep_only({("agreement", "2")})
    read(reader, "2")
    until(lambda: heard)
    settle(300)
    assert heard == [("agreement", "2")]
    read(reader, "old")
    reader.open(describe_season(season))
    settle(400)
    assert heard == [("agreement", "2")]
    assert reader.answer(("agreement", "2")) is None


def test_the_next_parcel_is_read_ahead(open_dock, agreement, season):
    dock = open_dock(agreement, season)
    reader, tour = dock.stage.reader, dock.desk.session.tour
    until(lambda: reader.answer(tour.current.key) is not None and reader.answer(tour.peek().key) is not None)
    dock.commands[Command.NEXT_UNREVIEWED].trigger()
    assert dock.stage.chart.points  # at once
    assert dock.stage.chart.sentence == ""


def test_a_date_that_cannot_be_read_is_marked_and_the_others_are_shown(open_dock, agreement, season):
    (season / "2019-06-20" / "bands.tif").write_bytes(b"nothing")
    dock = open_dock(agreement, season)
    until(lambda: dock.stage.chart.points)
    damaged = [point.day for point in dock.stage.chart.points if point.is_damaged]
    assert damaged == [date(2019, 6, 20)]
    assert len(dock.stage.chart.points) == 32


def test_another_quantity_is_shown(open_dock, agreement, season):
    dock = open_dock(agreement, season)
    until(lambda: dock.stage.chart.points)
    index = [point.mean for point in dock.stage.chart.points]
    box = dock.stage.bar.quantity
    assert [box.itemText(number) for number in range(3)] == ["NDVI", "B02", "B03"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert [point.mean for point in dock.stage.chart.points] != index
    assert dock.stage.chart._quantity == "B03"
