"""The training monitor follows files, and a real training that it ends early with its best weights."""

import json
import os
import time
from pathlib import Path

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFormLayout, QLabel

from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.contract.training_jobs import EXAMPLES, LOG, RUN, STOP, unfinished_folder
from furrow.plugin.training.monitor import TrainingMonitor
from furrow.plugin.training.run import ask_to_stop, model_of, newest_run, read_run
from furrow.plugin.training.words import facts_of, state_sentence
from furrow.processing_provider.trainings import is_trained_here, noted, trained_here
from furrow.tests.builders.example_pictures import notes_of, write_pictures
from furrow.tests.builders.qgis_feedback import Feedback

pytestmark = pytest.mark.usefixtures("empty_settings")
AWKWARD = "Učenje 'Škofja Loka' žito č#1 100%"
COLUMNS = "step,epoch,seconds,learning_rate,loss,weighted_mcc,threshold,weighted_mcc_at_half\n"


def row(step, mcc="", seconds=None):
    return f"{step},{-(-step // 40)},{step / 2 if seconds is None else seconds},0.001,{10 / step:.6g},{mcc},,\n"


def write_run(model, rows, steps=400, notes=True):
    """Write the files of an unfinished training: a row every 20 steps, half a second a step."""
    folder = unfinished_folder(model)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LOG).write_text(COLUMNS + "".join(rows), encoding="utf-8")
    if notes:
        document = {"name": model.name, "network": "hybrid-small", "steps": steps, "epoch": 40, "epochs": steps // 40}
        (folder / RUN).write_text(json.dumps(document), encoding="utf-8")
    return folder


def wait_until(happened, seconds=120.0):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        QCoreApplication.processEvents()
        time.sleep(0.01)


@pytest.fixture
def model(tmp_path):
    return tmp_path / AWKWARD / "moj model"


@pytest.fixture
def monitor(qgis_app):
    made = TrainingMonitor()
    yield made
    made.close()
    made.deleteLater()


def told(monitor):
    """Title -> value of the facts that are shown."""
    roles = (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
    rows = range(monitor.facts.rowCount())
    texts = [[monitor.facts.itemAt(row, role).widget().text() for role in roles] for row in rows]
    return {title.rstrip(":"): value for title, value in texts}


# Files ---------------------------------------------------------------------------------------------


def test_a_running_training_is_read_with_its_time_left(qgis_app, model):
    write_run(model, [row(20), row(40, 0.5), row(60), row(80, 0.75), row(100, 0.7)])
    run = read_run(model)
    assert not run.is_finished
    assert (run.step, run.steps, run.epochs) == (100, 400, 10)
    assert run.remaining_s == pytest.approx(150)
    assert run.quiet_s < 60
    facts = dict(facts_of(run))
    assert facts["Epoch"] == "3 of 10 (step 100 of 400)"
    assert facts["Best weighted MCC"] == "0.7500 at step 80"
    assert facts["Last weighted MCC"] == "0.7000 at step 100"
    assert facts["Time left"] == "about 2 min"
    assert facts["Network"] == "hybrid-small"


def test_the_time_left_follows_the_last_rows_alone(qgis_app, model):
    slow = [row(step, seconds=step * 10) for step in range(20, 2020, 20)]
    quick = [row(step, seconds=20_000 + step - 2000) for step in range(2020, 3000, 20)]
    write_run(model, slow + quick, steps=4000)
    assert read_run(model).remaining_s == pytest.approx(4000 - 2980)


@pytest.mark.parametrize(
    ("notes", "steps"),
    [("", 0), ("{", 0), ("[1]", 0), ('{"steps": "many"}', 0), ('{"steps": -4, "epoch": true}', 0), ("[" * 9999, 0)],
)
def test_without_its_plan_a_training_is_shown_all_the_same(qgis_app, model, notes, steps):
    folder = write_run(model, [row(20, 0.3)])
    (folder / RUN).write_text(notes, encoding="utf-8")
    run = read_run(model)
    assert (run.step, run.steps, run.remaining_s) == (20, steps, None)
    assert dict(facts_of(run))["Epoch"] == "step 20"


def test_a_row_that_is_being_written_is_left_for_the_next_look(qgis_app, model):
    folder = write_run(model, [row(20), row(40, 0.5)])
    with (folder / LOG).open("a") as log:
        log.write("60,2,30.0,0.0")
    assert read_run(model).step == 40


def test_a_finished_training_is_read_from_the_model(qgis_app, model):
    model.mkdir(parents=True)
    (model / LOG).write_text(COLUMNS + row(20) + row(40, 0.5))
    run = read_run(model)
    assert run.is_finished
    assert run.remaining_s is None
    assert "Finished" in state_sentence(run, is_here=False, is_paused=False)


def test_a_model_that_is_trained_anew_is_followed_rather_than_the_older_one(qgis_app, model):
    model.mkdir(parents=True)
    (model / LOG).write_text(COLUMNS + row(400, 0.9))
    write_run(model, [row(20)])
    assert (read_run(model).step, read_run(model).is_finished) == (20, False)


def test_what_is_no_training_is_told(qgis_app, model):
    with pytest.raises(InputError, match="There is no training in"):
        read_run(model)
    folder = write_run(model, ["a,b\n"])
    (folder / LOG).write_text("lorem ipsum\ndolor\n")
    with pytest.raises(DamagedFileError, match="cannot be read"):
        read_run(model)


def test_any_part_of_a_training_names_its_model(qgis_app, model):
    folder = write_run(model, [row(20)])
    for path in (model, folder, folder / LOG, folder / RUN, folder / EXAMPLES, model / LOG):
        assert model_of(path) == model


def test_the_newest_training_is_an_unfinished_one_or_the_last_that_was_written(qgis_app, tmp_path):
    for name, age in (("star", 3000), ("nov", 10), ("srednji", 500)):
        (tmp_path / name).mkdir()
        (tmp_path / name / LOG).write_text(COLUMNS)
        os.utime(tmp_path / name / LOG, (time.time() - age,) * 2)
    assert newest_run([tmp_path, tmp_path / "nowhere"]) == tmp_path / "nov"
    write_run(tmp_path / "teče", [row(20)])
    assert newest_run([tmp_path]) == tmp_path / "teče"
    assert newest_run([]) is None


def test_states_are_told_in_words(qgis_app, model):
    folder = write_run(model, [row(20)])
    assert state_sentence(read_run(model), is_here=True, is_paused=False) == "Training in this QGIS."
    assert state_sentence(read_run(model), is_here=False, is_paused=True) == "Training."
    assert "Paused" in state_sentence(read_run(model), is_here=True, is_paused=True)
    for name in (LOG, RUN):
        os.utime(folder / name, (time.time() - 3600,) * 2)
    assert "Nothing was written for 60 min" in state_sentence(read_run(model), is_here=False, is_paused=False)
    ask_to_stop(model)
    assert (folder / STOP).is_file()
    assert "Stopping" in state_sentence(read_run(model), is_here=False, is_paused=False)


def test_a_training_that_has_ended_cannot_be_stopped(qgis_app, model):
    with pytest.raises(InputError, match="has ended already"):
        ask_to_stop(model)


def test_trainings_of_this_qgis_are_known_while_they_run_and_after(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    with noted(first):
        with noted(second):
            assert trained_here()[:2] == [second, first]
        assert is_trained_here(first)
        assert not is_trained_here(second)
        assert trained_here()[:2] == [first, second]
    assert trained_here()[:2] == [first, second]
    assert not is_trained_here(first)


# The window ----------------------------------------------------------------------------------------


def test_the_window_shows_new_rows_as_they_come(monitor, model):
    folder = write_run(model, [row(20)])
    monitor.follow(model)
    monitor.show()
    assert told(monitor)["Epoch"] == "1 of 10 (step 20 of 400)"
    before = monitor.curves.grab().toImage()
    with (folder / LOG).open("a") as log:
        log.write(row(40, 0.6) + row(60, 0.65))
    wait_until(lambda: told(monitor)["Epoch"].endswith("(step 60 of 400)"), 10)
    assert told(monitor)["Best weighted MCC"] == "0.6500 at step 60"
    assert monitor.curves.grab().toImage() != before
    assert "Best weighted MCC: 0.6500" in monitor.curves.accessibleDescription()


def test_facts_that_did_not_change_are_not_drawn_anew(monitor, model):
    write_run(model, [row(20)])
    monitor.follow(model)
    labels = monitor.findChildren(QLabel)
    monitor.look()
    assert monitor.findChildren(QLabel) == labels


def test_examples_appear_with_the_first_validation_and_follow_the_next(monitor, model):
    folder = write_run(model, [row(20)])
    monitor.follow(model)
    monitor.tabs.setCurrentWidget(monitor.examples)
    monitor.show()
    assert "appear after the first validation" in monitor.examples.words.text()
    assert monitor.examples.words.isVisible()
    write_pictures(folder / EXAMPLES)
    wait_until(lambda: len(monitor.examples.pictures) == 8, 10)
    assert monitor.examples.head.text().startswith("Weights of step 40: weighted MCC 0.612")
    assert "in the reference alone: missed" in monitor.examples.legend.text()
    assert monitor.examples.area.isVisible()
    shown = list(monitor.examples.pictures)
    monitor.look()
    assert monitor.examples.pictures == shown  # nothing changed, nothing is drawn anew
    write_pictures(folder / EXAMPLES, notes_of(step=80), colour="#ffcc00")
    os.utime(folder / EXAMPLES, (time.time() + 5,) * 2)
    monitor.look()
    assert monitor.examples.head.text().startswith("Weights of step 80")
    assert monitor.examples.pictures[0].image.pixelColor(3, 3).name() == "#ffcc00"


def test_pictures_are_crisp_named_and_fit_the_window(monitor, model):
    folder = write_run(model, [row(20, 0.5)])
    write_pictures(folder / EXAMPLES, notes_of(side=80))
    monitor.follow(model)
    monitor.tabs.setCurrentWidget(monitor.examples)
    monitor.show()
    QCoreApplication.processEvents()
    area, pictures = monitor.examples.area, monitor.examples.pictures
    assert (monitor.width(), monitor.height()) == (760, 720)
    for picture in pictures:
        assert picture.width() % 80 == picture.height() % 80 == 0
        assert picture.width() >= 160
        assert picture.accessibleName()
        assert picture.accessibleDescription() in picture.toolTip()
    assert len({picture.accessibleName() for picture in pictures}) == 8
    assert not area.horizontalScrollBar().isVisible()
    monitor.resize(1600, 900)
    QCoreApplication.processEvents()
    assert pictures[0].width() == 320
    monitor.resize(500, 720)
    QCoreApplication.processEvents()
    assert pictures[0].width() == 80
    drawn = pictures[0].grab().toImage()
    assert drawn.pixelColor(40, 40).name() == "#336699"


def test_examples_are_reached_and_scrolled_with_keys(monitor, model):
    folder = write_run(model, [row(20, 0.5)])
    write_pictures(folder / EXAMPLES, notes_of(places=4), places=4)
    monitor.follow(model)
    monitor.show()
    monitor.activateWindow()
    bar = monitor.tabs.tabBar()
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert monitor.tabs.currentWidget() is monitor.examples
    QCoreApplication.processEvents()
    area = monitor.examples.area
    area.setFocus()
    assert area.hasFocus()
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    before = area.verticalScrollBar().value()
    write_pictures(folder / EXAMPLES, notes_of(step=60, places=4), places=4)
    os.utime(folder / EXAMPLES, (time.time() + 5,) * 2)
    monitor.look()
    QCoreApplication.processEvents()
    assert area.verticalScrollBar().value() == before


def test_examples_that_cannot_be_read_are_told_until_they_can(monitor, model):
    folder = write_run(model, [row(20, 0.5)])
    (folder / EXAMPLES).write_bytes(b"\x89PNG half a picture")
    monitor.follow(model)
    assert "cannot be read" in monitor.examples.words.text()
    assert monitor.examples.pictures == []
    assert monitor.state.text() == "Training."
    write_pictures(folder / EXAMPLES)
    monitor.look()
    assert len(monitor.examples.pictures) == 8
    write_pictures(folder / EXAMPLES, notes_of(examples=[]))
    os.utime(folder / EXAMPLES, (time.time() + 5,) * 2)
    monitor.look()
    assert "No part of the area" in monitor.examples.words.text()


def test_a_finished_training_without_examples_says_so(monitor, model):
    model.mkdir(parents=True)
    (model / LOG).write_text(COLUMNS + row(20, 0.4))
    monitor.follow(model)
    assert monitor.examples.words.text() == "This training left no examples."


def test_a_folder_that_goes_away_is_told_and_never_raises(monitor, model):
    folder = write_run(model, [row(20)])
    monitor.follow(model)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    monitor.look()
    assert "There is no training" in monitor.state.text()
    assert not monitor.stop_button.isEnabled()
    monitor.follow(None)
    assert "No training was found" in monitor.state.text()


def test_a_training_that_begins_in_this_qgis_is_being_prepared(monitor, model):
    with noted(model):
        monitor.follow(model)
        assert "Being prepared" in monitor.state.text()
    monitor.look()
    assert "There is no training" in monitor.state.text()


def test_the_window_finds_the_newest_training(monitor, model):
    write_run(model, [row(20)])
    QgsSettings().setValue("furrow/defaults/models", str(model.parent))
    with noted(model.with_name("drugje")):
        monitor.follow_newest()
        assert monitor.model == model.with_name("drugje")


def test_stopping_is_asked_first(monitor, model):
    folder = write_run(model, [row(20, 0.5)])
    monitor.follow(model)
    monitor.confirmed = lambda question: False
    QTest.mouseClick(monitor.stop_button, Qt.MouseButton.LeftButton)
    assert not (folder / STOP).exists()
    monitor.confirmed = lambda question: True
    QTest.mouseClick(monitor.stop_button, Qt.MouseButton.LeftButton)
    assert (folder / STOP).exists()
    assert not monitor.stop_button.isEnabled()
    assert "Stopping" in monitor.state.text()


def test_a_real_training_is_followed_stopped_and_ends_with_a_model(provider, monitor, model, qgis_new_project):
    made = processing.run(
        "furrow:simulateseason",
        {
            "SIZE": 48,
            "DATE_COUNT": 5,
            "SEASON": str(model.parent / "polje"),
            "TRUTH": str(model.parent / "resnica.tif"),
        },
    )
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("furrow:trainmodel")
    context, feedback, ended = QgsProcessingContext(), Feedback(), []
    context.setProject(QgsProject.instance())
    parameters = {
        "SEASONS": [made["SEASON"]], "REFERENCES": [made["TRUTH"]], "EPOCHS": 500, "PATCH": 16, "BATCH": 4,
        "DEVICE": "cpu", "MODEL": str(model),
    }  # fmt: skip
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    task.executed.connect(lambda done, results: ended.append((done, results)))
    QgsApplication.taskManager().addTask(task)
    wait_until(lambda: is_trained_here(model))
    monitor.follow_newest()
    monitor.show()
    assert monitor.model == model
    wait_until(lambda: "Loss" in told(monitor))
    assert monitor.state.text() == "Training in this QGIS."
    assert told(monitor)["Epoch"].startswith("1 of 500") or " of 500 " in told(monitor)["Epoch"]
    monitor.confirmed = lambda question: True
    QTest.mouseClick(monitor.stop_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: bool(ended))
    done, results = ended[0]
    assert done, feedback.heard("error")
    assert results["EPOCHS_DONE"] < 500
    assert (model / "model.safetensors").is_file()
    assert any("ended early, as was asked for" in line for line in feedback.heard("info"))
    monitor.look()
    assert "Finished" in monitor.state.text()
    step = f"{results['BEST_STEP']:,}"
    assert monitor.examples.head.text().startswith(f"Weights of step {step}, which were kept: weighted MCC")
    assert len(monitor.examples.pictures) >= 4
    assert "polje" in monitor.examples.area.accessibleDescription()
    assert told(monitor)["Best weighted MCC"].startswith(f"{results['VALIDATION_MCC']:.4f}"[:5])
    assert Path(results["MODEL"]) == model
