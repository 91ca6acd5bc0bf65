"""The setup dialog builds, repairs, cancels and removes real environments, from wheels on this disk."""

import json
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QPushButton

from furrow.engine.contract import environment as environment_module
from furrow.engine.contract.environment import EngineStatus
from furrow.engine.contract.interpreters import site_packages
from furrow.engine.contract.requirements import Requirements
from furrow.plugin.setup.computer import Computer, look
from furrow.plugin.setup.notice import tell_once
from furrow.plugin.setup.setup import Setup
from furrow.plugin.setup.words import choices, facts_of, space_sentence, state_words
from furrow.processing_provider.engine_settings import chosen_interpreter, engine_environment
from furrow.tests.builders.wheels import lock_text, torch_wheel, write_wheel

HOME_NAME = "Žiga's profil č (1)"
GB = 10**9


@pytest.fixture(scope="module")
def packages(qgis_app) -> Path:
    """The packages of the engine that runs the tests."""
    folder = engine_environment().require().parents[1]
    return site_packages(folder)


@pytest.fixture(scope="module")
def sources(tmp_path_factory, packages):
    """Two wheels through which the packages of the tests' engine are seen, and the requirements that name them."""
    folder = tmp_path_factory.mktemp("sources")
    wheels = folder / "kolesa 'č'"
    line = f"import sys; sys.path.extend([] if any('leash.py' in a for a in sys.orig_argv) else {[str(packages)]!r})\n"
    locked = [write_wheel(wheels, "furrow-bridge", "1.0", {"furrow_bridge.pth": line})]
    torch_wheel(wheels, "2.13.0+cpu", None)
    requirements = Requirements(folder / "engine.lock", folder / "torch.txt")
    requirements.lock.write_text(lock_text(locked), encoding="utf-8")
    requirements.torch.write_text("torch==2.13.0\n", encoding="utf-8")
    return wheels, requirements


def isolate(patch, sources):
    """Let builds use the sources alone."""
    wheels, requirements = sources
    patch.setattr(environment_module, "Requirements", lambda: requirements)
    for name in [name for name in os.environ if name.upper().startswith("PIP_")]:
        patch.delenv(name)
    for name, value in (("CONFIG_FILE", os.devnull), ("NO_CACHE_DIR", "1"), ("NO_INDEX", "1"), ("RETRIES", "1")):
        patch.setenv(f"PIP_{name}", value)
    patch.setenv("PIP_FIND_LINKS", wheels.as_uri())


@pytest.fixture(scope="module")
def built_once(sources, tmp_path_factory):
    """The home of an engine that was built; tests take copies."""
    home = tmp_path_factory.mktemp("built") / "engine"
    with pytest.MonkeyPatch.context() as patch:
        isolate(patch, sources)
        environment_module.EngineEnvironment(home).build(computing="cpu")
    return home


@pytest.fixture
def offline(tmp_path, monkeypatch, sources, no_variables, empty_settings, provider):
    """The path of a home that is not there yet."""
    isolate(monkeypatch, sources)
    home = tmp_path / HOME_NAME / "engine"
    monkeypatch.setenv("FURROW_ENGINE_HOME", str(home))
    return home


@pytest.fixture
def ready(offline, built_once):
    """A home with a usable engine."""
    shutil.copytree(built_once, offline, symlinks=True)
    assert engine_environment().status().state == "ready"
    return offline


@pytest.fixture
def setup(window, offline):
    made = Setup(window)
    made.open()
    yield made
    made.close()


def wait_until(happened, seconds=120.0):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        QCoreApplication.processEvents()
        time.sleep(0.01)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def built(setup):
    press(setup.dialog.build_button)
    assert setup.work.is_running
    wait_until(lambda: not setup.work.is_running)
    return engine_environment().status()


def test_a_missing_engine_is_built_checked_removed_in_the_background(setup, offline):
    dialog = setup.dialog
    assert dialog.headline.text() == "The engine is not built yet"
    assert dialog.build_button.text() == "Build"
    assert not dialog.remove_button.isEnabled()
    dialog.choices.buttons["cpu"].click()
    shares = []
    setup.work.progressed.connect(lambda: shares.append(setup.work.fraction))
    assert built(setup).state == "ready"
    assert shares == sorted(shares)
    assert any(0.01 < share < 0.5 for share in shares)
    assert shares[-1] > 0.9
    assert dialog.headline.text() == "The engine is ready"
    assert dialog.progress.doing.text() == "Done."
    assert "checking the engine" in dialog.progress.log.toPlainText()
    assert dict(facts_of(engine_environment().status()))["Computes on"] == "the processor"

    press(dialog.check_button)
    assert not dialog.build_button.isEnabled()
    assert dialog.progress.cancel.isEnabled()
    wait_until(lambda: not setup.work.is_running)
    assert "torch" in dialog.progress.log.toPlainText().lower()

    dialog.confirmed = lambda question: False
    press(dialog.remove_button)
    assert engine_environment().status().state == "ready"
    asked = []
    dialog.confirmed = lambda question: asked.append(question) or True
    press(dialog.remove_button)
    wait_until(lambda: not setup.work.is_running)
    assert str(offline) in asked[0]
    assert not offline.exists()
    assert dialog.headline.text() == "The engine is not built yet"


def test_a_cancelled_build_ends_within_seconds_and_leaves_what_was_there(ready, setup):
    before = engine_environment().status()
    press(setup.dialog.build_button)
    wait_until(lambda: setup.work.fraction > 0.01)
    began = time.monotonic()
    press(setup.dialog.progress.cancel)
    assert not setup.dialog.progress.cancel.isEnabled()
    wait_until(lambda: not setup.work.is_running, 5)
    assert time.monotonic() - began < 5
    assert engine_environment().status() == before
    assert [each.name for each in ready.glob("env-*")] == [before.interpreter.parents[1].name]
    assert "cancelled" in setup.work.lines[-1]
    assert "last line of the log" in setup.dialog.progress.doing.text()


def test_a_damaged_engine_is_repaired(ready, setup):
    status = engine_environment().status()
    shutil.rmtree(site_packages(status.interpreter.parents[1]))
    setup.dialog.refresh()
    assert setup.dialog.headline.text() == "The engine is damaged"
    assert "its packages are gone" in setup.dialog.explanation.text()
    assert setup.dialog.build_button.text() == "Repair"
    assert built(setup).state == "ready"


def test_an_engine_of_another_version_is_updated(ready, setup):
    marker = ready / "engine.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {"requirements": "0" * 64}))
    setup.dialog.refresh()
    assert setup.dialog.headline.text() == "The engine is of another version"
    assert setup.dialog.build_button.text() == "Update"
    assert built(setup).state == "ready"


def test_a_build_that_fails_says_why_and_can_be_tried_again(setup, offline, monkeypatch):
    monkeypatch.setenv("PIP_FIND_LINKS", (offline / "nowhere").as_uri())
    assert built(setup).state == "missing"
    assert setup.work.lines[-1].endswith(".")
    assert "furrow-bridge" in setup.work.lines[-1] or "build the engine again" in setup.work.lines[-1]
    assert setup.dialog.build_button.isEnabled()
    assert not setup.dialog.progress.cancel.isEnabled()


def test_a_python_of_ones_own_is_tried_before_it_is_remembered(setup, packages, monkeypatch):
    monkeypatch.delenv("FURROW_ENGINE_HOME")
    dialog = setup.dialog
    assert not dialog.use_button.isEnabled()
    dialog.own.setFilePath("/usr/bin/false" if Path("/usr/bin/false").is_file() else sys.executable)
    dialog.use_button.click()
    wait_until(lambda: not setup.work.is_running)
    assert chosen_interpreter() is None
    good = packages.parents[2] / "bin" / "python"
    dialog.own.setFilePath(str(good))
    dialog.use_button.click()
    wait_until(lambda: not setup.work.is_running)
    assert chosen_interpreter() == good
    assert dialog.headline.text() == "A Python that you chose is used"


def test_a_closed_dialog_leaves_the_build_running_and_shows_it_again(setup):
    press(setup.dialog.build_button)
    wait_until(lambda: len(setup.work.lines) > 1)
    setup.dialog.close()
    assert setup.work.is_running
    setup.open()
    assert setup.dialog.progress.log.toPlainText().splitlines()[:2] == setup.work.lines[:2]
    wait_until(lambda: not setup.work.is_running)
    assert setup.dialog.headline.text() == "The engine is ready"


def test_unloading_stops_a_build(window, offline):
    made = Setup(window)
    made.open()
    made.work.build("cpu")
    wait_until(lambda: made.work.fraction > 0.01)
    began = time.monotonic()
    made.close()
    assert time.monotonic() - began < 5
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wait_until(lambda: not list(offline.glob("env-*")), 5)
    assert not made.work.is_running
    assert QgsApplication.taskManager().countActiveTasks() == 0


# Words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["missing", "stale", "broken", "ready"])
def test_each_state_has_words_a_button_and_an_icon_of_its_own(qgis_app, state):
    words = state_words(EngineStatus(state, None, "The engine is broken (its folder is gone).", {}))
    assert words.headline
    assert words.explanation
    assert words.build
    assert words.icon == "setup" or not QgsApplication.getThemeIcon(f"/{words.icon}.svg").isNull()


def test_states_are_told_apart_without_colour(qgis_app):
    found = [state_words(EngineStatus(state, None, "x.", {})) for state in ("missing", "stale", "broken", "ready")]
    assert len({words.headline for words in found}) == 4
    assert len({words.icon for words in found}) == 4


def test_what_was_found_explains_the_choice(qgis_app):
    with_card = Computer("535.183", 100 * GB, "/usr/bin/python3")
    without = Computer("", 3 * GB, "/usr/bin/python3")
    assert "535.183" in choices(with_card)[0][2]
    assert "No NVIDIA driver" in choices(without)[0][2]
    assert (with_card.resolved("auto"), without.resolved("auto"), without.resolved("cuda")) == ("cuda", "cpu", "cuda")
    assert not without.lacks_space("auto")
    assert without.lacks_space("cuda")
    assert "2.5 GB" in space_sentence(without, "cpu")
    assert "Not enough room" in space_sentence(without, "cuda")
    assert "cannot be told" in space_sentence(Computer("", None, ""), "cpu")


def test_looking_finds_a_python_and_room_for_a_folder_that_is_not_there(qgis_app, tmp_path):
    found = look(tmp_path / "ni še" / "tu")
    assert found.free == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.1)
    assert bool(found.python) != bool(found.problem)


def test_the_dialog_tells_what_was_found_on_this_computer(setup):
    wait_until(lambda: "GB are free" in setup.dialog.choices.space.text(), 60)
    assert "Looking" not in setup.dialog.choices.buttons["auto"].accessibleDescription()
    setup.dialog.choices.show_computer(Computer("", 3 * GB, "/usr/bin/python3"))
    setup.dialog.choices.buttons["cuda"].click()
    assert "Not enough room" in setup.dialog.choices.space.text()


def test_the_dialog_is_worked_by_keys_and_read_aloud(setup):
    dialog = setup.dialog
    for kind in (QPushButton, QLineEdit):
        for widget in dialog.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName() or widget.text() or widget.placeholderText(), widget
    assert dialog.progress.log.tabChangesFocus()


# The first start ----------------------------------------------------------------------------------


def test_the_first_start_without_an_engine_says_so_once_with_a_button(window, no_variables, empty_settings):
    opened = []
    assert tell_once(window, lambda: opened.append(True))
    item = window.messageBar().currentItem()
    assert "not built yet" in item.text()
    (button,) = [each for each in item.findChildren(QPushButton) if each.text() == "Set up"]
    button.click()
    assert opened == [True]
    assert not tell_once(window, lambda: None)
    QgsSettings().setValue("furrow/setup/told", "missing 0.0.1")
    assert tell_once(window, lambda: None)


def test_with_an_engine_nothing_is_said(window, packages, empty_settings):
    assert not tell_once(window, lambda: None)
    assert window.messageBar().items() == []
