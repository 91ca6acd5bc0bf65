"""The season of each place, of one season or of the seasons of a folder."""

import json
import shutil

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

from furrow.engine.contract.errors import InputError
from furrow.plugin.review.commands import Command
from furrow.plugin.review.season_documents import COLLECTION, describe_season
from furrow.plugin.review.season_shelf import SeasonShelf
from furrow.tests.plugin.review.conftest import until

UTM = QgsCoordinateReferenceSystem("EPSG:32631")
BESIDE = 5_000  # metres


def moved(season, folder, metres):
    """A copy of a season whose documents say that it lies elsewhere."""
    shutil.copytree(season, folder)
    document = json.loads((folder / COLLECTION).read_text(encoding="utf-8"))
    document["furrow:season"]["transform"][2] += metres
    (folder / COLLECTION).write_text(json.dumps(document), encoding="utf-8")
    return folder


@pytest.fixture
def shelf(season, tmp_path):
    """A folder of two seasons side by side, a broken one, and something else; the two seasons."""
    folder = tmp_path / "sezone 'č'"
    folder.mkdir()
    first = season.rename(folder / "a zahod")
    second = moved(first, folder / "b vzhod", BESIDE)
    (folder / "broken").mkdir()
    (folder / "broken" / COLLECTION).write_text("{", encoding="utf-8")
    (folder / "notes").mkdir()
    return folder, first, second


def trigger(dock, command):
    dock.commands[command].trigger()


def around(folder, crs=UTM):
    """The bounds of a small parcel in the middle of a season, in some CRS."""
    left, bottom, right, top = describe_season(folder)["bounds"]
    turn = QgsCoordinateTransform(UTM, crs, QgsProject.instance())
    middle = turn.transform(QgsPointXY((left + right) / 2, (bottom + top) / 2))
    size = 1e-6 if crs.isGeographic() else 5
    return middle.x() - size, middle.y() - size, middle.x() + size, middle.y() + size


@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:4326", "EPSG:3035"])
def test_a_parcel_is_shown_by_the_season_of_its_place(shelf, crs, qgis_app):
    folder, first, second = shelf
    found = SeasonShelf(folder)
    crs = QgsCoordinateReferenceSystem(crs)
    assert found.season_of(around(first, crs), crs) == first
    assert found.season_of(around(second, crs), crs) == second
    assert len(found.unreadable) == 1
    assert "broken" in found.unreadable[0]


def test_where_no_season_lies_there_is_none(shelf, qgis_app):
    folder, first, _ = shelf
    left, bottom, right, top = around(first)
    assert SeasonShelf(folder).season_of((left - 50_000, bottom, right - 50_000, top), UTM) is None


def test_one_season_shows_everything(season, qgis_app):
    for path in (season, season / COLLECTION):
        assert SeasonShelf(path).season_of((0, 0, 1, 1), UTM) == path


def test_a_folder_without_seasons_is_refused(tmp_path, qgis_app):
    with pytest.raises(InputError, match="is no season"):
        SeasonShelf(tmp_path)


def test_the_dock_takes_the_season_of_each_parcel(open_dock, agreement, shelf):
    folder, first, second = shelf
    dock = open_dock(agreement, folder)
    until(lambda: dock.stage.chart.points)
    assert dock.desk._season == first
    shown = dock.stage.views.views[0].key
    day = dock.stage.day
    home = dock.desk._shelf.season_of
    dock.desk._shelf.season_of = lambda bounds, crs: second  # as if the next parcel lay there
    trigger(dock, Command.NEXT)
    assert dock.desk._season == second
    assert (dock.stage.views.views[0].key, dock.stage.day) == (shown, day)
    until(lambda: "outside the season" in dock.stage.chart.sentence)  # which it does not
    dock.desk._shelf.season_of = home
    trigger(dock, Command.NEXT)
    until(lambda: dock.stage.chart.points)
    assert dock.desk._season == first
    dock.desk._shelf.season_of = lambda bounds, crs: None
    trigger(dock, Command.NEXT)
    assert dock.stage.chart.sentence.startswith("Choose a season that shows this parcel")
