"""The page of the options: stores what the code uses, and refuses what cannot work."""

import sys
from pathlib import Path

import pytest
from qgis.core import QgsProcessingContext, QgsSettings

from furrow.plugin.options.factory import FurrowOptions
from furrow.plugin.options.page import OptionsPage
from furrow.processing_provider.algorithms import ALGORITHMS
from furrow.processing_provider.defaults import Defaults, defaults, remember_defaults
from furrow.processing_provider.engine_settings import engine_environment, engine_home, profile_home

pytestmark = pytest.mark.usefixtures("empty_settings", "no_variables")
AWKWARD = "Njive 'Škofja Loka' žito č#1 100%"


def page():
    return OptionsPage(lambda: None)


def parameter(algorithm, name):
    (kind,) = [each for each in ALGORITHMS if algorithm == each.ALGORITHM]
    made = kind()
    made.initAlgorithm()
    return made.parameterDefinition(name).clone()  # the parameter goes with its algorithm


def test_an_empty_page_shows_and_stores_the_defaults_that_ship():
    shown = page()
    assert shown.problem() == ""
    shown.store()
    assert defaults() == Defaults()
    assert [key for key in QgsSettings().allKeys() if key.startswith("furrow/")] == []
    assert engine_home() == profile_home()


def test_what_is_chosen_is_stored_and_shown_again(tmp_path):
    folders = [tmp_path / f"{AWKWARD} {name}" for name in ("modeli", "sezone", "karte", "pogon")]
    shown = page()
    for widget, folder in zip((shown.models, shown.seasons, shown.maps, shown.home), folders, strict=True):
        widget.setFilePath(str(folder))
    shown.interpreter.setFilePath(sys.executable)
    shown.device.setCurrentText("cuda:1")
    shown.transfers.setValue(7)
    shown.store()
    assert defaults() == Defaults("cuda:1", 7, *map(str, folders[:3]))
    assert engine_home() == folders[3]
    assert engine_environment().interpreter == Path(sys.executable)
    again = page()
    assert again.models.filePath() == str(folders[0])
    assert again.transfers.value() == 7
    assert again.device.currentText() == "cuda:1"
    assert again.interpreter.filePath() == sys.executable


def test_defaults_arrive_in_the_parameters(tmp_path):
    remember_defaults(Defaults("cpu", 9, "", str(tmp_path / "sezone ž"), str(tmp_path / "karte č")))
    for algorithm in ("predictcultivatedland", "predictseasons", "trainmodel"):
        assert parameter(algorithm, "DEVICE").defaultValue() == "cpu"
    for algorithm in ("downloadstac", "downloadsentinelhub"):
        assert parameter(algorithm, "PARALLEL").defaultValue() == 9
        assert parameter(algorithm, "SEASONS").defaultValue() == str(tmp_path / "sezone ž")
    assert parameter("predictseasons", "SEASONS").defaultValue() == str(tmp_path / "sezone ž")
    assert parameter("refreshboxstatus", "SEASONS").defaultValue() == str(tmp_path / "sezone ž")
    assert parameter("predictseasons", "FOLDER").defaultValue() == str(tmp_path / "karte č")


def test_without_settings_parameters_are_as_they_ship():
    assert parameter("predictcultivatedland", "DEVICE").defaultValue() == "auto"
    assert parameter("downloadstac", "PARALLEL").defaultValue() == 0
    assert parameter("downloadstac", "SEASONS").defaultValue() is None
    context = QgsProcessingContext()
    assert not parameter("predictseasons", "FOLDER").checkValueIsAcceptable("", context)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("device", "gpu of my neighbour", "auto"),
        ("device", "", "auto"),
        ("transfers", "many", 0),
        ("transfers", -3, 0),
        ("transfers", 10_000, 64),
    ],
)
def test_a_spoiled_setting_counts_as_none(key, value, expected):
    QgsSettings().setValue(f"furrow/defaults/{key}", value)
    name = {"device": "DEVICE", "transfers": "PARALLEL"}[key]
    algorithm = {"device": "predictcultivatedland", "transfers": "downloadstac"}[key]
    assert parameter(algorithm, name).defaultValue() == expected


def test_a_value_that_cannot_work_is_told_and_not_stored(tmp_path):
    shown = page()
    shown.interpreter.setFilePath(str(tmp_path / "no python"))
    assert "There is no Python" in shown.problem()
    assert "There is no Python" in shown.problem_label.text()
    shown.store()
    assert engine_environment().interpreter is None
    shown.interpreter.setFilePath("")
    assert shown.problem_label.text() == ""
    file = tmp_path / "datoteka"
    file.write_text("")
    shown.models.setFilePath(str(file))
    assert "is a file, not a folder" in shown.problem()


def test_a_variable_of_the_environment_is_told_and_its_setting_stays(tmp_path, monkeypatch):
    before = page()
    before.home.setFilePath(str(tmp_path / "moj pogon"))
    before.store()
    monkeypatch.setenv("FURROW_ENGINE_HOME", str(tmp_path / "skupni"))
    shown = page()
    assert not shown.home.isEnabled()
    assert not shown.interpreter.isEnabled()
    shown.store()
    assert engine_home() == tmp_path / "skupni"
    monkeypatch.delenv("FURROW_ENGINE_HOME")
    assert engine_home() == tmp_path / "moj pogon"


def test_the_factory_makes_pages_that_qgis_applies(tmp_path):
    opened = []
    factory = FurrowOptions(lambda: opened.append(True))
    made = factory.createWidget()
    assert factory.title() == "Furrow"
    assert not factory.icon().isNull()
    made.page.seasons.setFilePath(str(tmp_path))
    assert made.isValid()
    made.apply()
    assert defaults().seasons == str(tmp_path)


def test_every_control_has_a_name_for_screen_readers_and_a_tooltip():
    shown = page()
    controls = (shown.home, shown.interpreter, shown.device, shown.transfers, shown.models, shown.seasons, shown.maps)
    assert all(each.accessibleName() and each.toolTip() for each in controls)
