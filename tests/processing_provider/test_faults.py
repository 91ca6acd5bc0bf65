"""What goes wrong in the middle: an engine killed, a job cancelled, no engine at all."""

import os
import signal
import sys
import time
from pathlib import Path

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingException

from furrow.tests.builders.geotiff_images import write_images
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square
from furrow.tests.builders.qgis_feedback import Feedback

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the engine's process in /proc")


def engines():
    """The engine processes that this process started and that still live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == os.getpid() and state != "Z" and b"launch.py" in command:
            found.append(int(stat.parent.name))
    return found


def kill_engines():
    running = engines()
    assert running
    for pid in running:
        os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def large_season(make_season, tmp_path_factory):
    """Large enough that no job on it ends between its first progress and a kill."""
    return make_season(tmp_path_factory.mktemp("large") / "velika", height=240, width=240, count=12)


@pytest.fixture(scope="module")
def large_reference(provider, large_season, make_season, make_patch, tmp_path_factory):
    """Masks and weights of the large season, an EOPatch of its size, and a season that takes long to verify."""
    folder = tmp_path_factory.mktemp("large reference")
    fields = [Parcel("3", square(20 + 90 * c, 20 + 90 * r, 80)) for c in range(25) for r in range(25)]
    parameters = {
        "PARCELS": parcel_layer(fields),
        "CLASS": "crop",
        "SEASON": str(large_season),
        "CULTIVATED": str(folder / "cultivated.tif"),
        "WEIGHTS": str(folder / "weights.tif"),
    }
    patch = make_patch(folder / "eopatch-01", height=240, width=240)
    long = make_season(folder / "dolga", height=400, width=400, count=24)
    return {**processing.run("furrow:referencefromparcels", parameters), "PATCH": patch, "LONG": long}


def import_job(season, reference, folder):
    images = folder.parent / f"{folder.name} images"
    if not images.exists():
        write_images(images, [f"2019-{month:02}-{day:02}" for month in range(3, 9) for day in (1, 15)], size=400)
    return "importgeotiffs", {"FOLDER": str(images), "SEASON": str(folder / "season")}


def reference_job(season, reference, folder):
    fields = [Parcel("3", square(20 + 30 * c, 20 + 30 * r, 27)) for c in range(75) for r in range(75)]
    outputs = {name: str(folder / f"{name}.tif") for name in ("CULTIVATED", "NOT_DECLARED", "WEIGHTS")}
    return "referencefromparcels", {"PARCELS": parcel_layer(fields), "CLASS": "crop", "SEASON": str(season), **outputs}


def predict_job(season, reference, folder):
    outputs = {name: str(folder / f"{name}.tif") for name in ("PROBABILITY", "MASK")}
    return "predictcultivatedland", {"SEASON": str(season), "TILE": 64, "OVERLAP": 8, **outputs}


def train_job(season, reference, folder):
    return "trainmodel", {
        "SEASONS": [str(season)],
        "REFERENCES": [reference["CULTIVATED"]],
        "WEIGHTS": [reference["WEIGHTS"]],
        "EPOCHS": 1,
        "PATCH": 16,
        "MODEL": str(folder / "model"),
    }


def eopatch_job(season, reference, folder):
    return "importeopatch", {"EOPATCH": str(reference["PATCH"]), "SEASON": str(folder / "season")}


def verify_job(season, reference, folder):
    return "verifyseason", {"SEASON": str(reference["LONG"])}


def score_job(season, reference, folder):
    return "scoreprediction", {
        "PREDICTIONS": [reference["CULTIVATED"]] * 40,
        "REFERENCES": [reference["CULTIVATED"]],
        "WEIGHTS": [reference["WEIGHTS"]],
        "REPORT": str(folder / "report.json"),
    }


JOBS = [import_job, eopatch_job, verify_job, reference_job, train_job, predict_job, score_job]


@needs_proc
@pytest.mark.parametrize("job", JOBS)
def test_a_killed_engine_leaves_qgis_alive_and_no_output_and_the_next_run_succeeds(
    provider, qgis_new_project, large_season, large_reference, tmp_path, job
):
    folder = tmp_path / "out č"
    folder.mkdir()
    name, parameters = job(large_season, large_reference, folder)
    feedback = Feedback(at_progress=None)
    feedback = Feedback(at_progress=lambda: kill_when_busy(feedback))
    with pytest.raises(QgsProcessingException, match="signal 9") as caught:
        processing.run(f"furrow:{name}", parameters, feedback=feedback)
    assert "\n" not in str(caught.value)
    assert engines() == []
    # A killed process cannot tidy up; its parts carry a mark, which the next run knows.
    assert contents(folder, besides=(".furrow-lock-", ".furrow-part-")) == []
    results = processing.run(f"furrow:{name}", parameters, feedback=Feedback())
    written = [Path(str(value)) for key, value in results.items() if key in parameters and "/" in str(value)]
    assert all(path.exists() for path in written)
    assert sorted(contents(folder)) == sorted({path.name for path in written if path.parent == folder})


def contents(folder, besides=(".furrow-lock-",)):
    """Names in a folder but for locks, which stay: removing one would let two writers in."""
    return [path.name for path in folder.iterdir() if not path.name.startswith(besides)]


def kill_when_busy(feedback):
    # The text "reading the parcels" comes from QGIS's own side, before there is an engine.
    if not engines():
        feedback._at_progress = lambda: kill_when_busy(feedback)
        return
    kill_engines()


@pytest.mark.parametrize("job", JOBS)
def test_cancel_stops_soon_and_leaves_nothing(provider, qgis_new_project, large_season, large_reference, tmp_path, job):
    folder = tmp_path / "out"
    folder.mkdir()
    name, parameters = job(large_season, large_reference, folder)
    moment = []

    def cancel():
        moment.append(time.monotonic())
        feedback.cancel()

    feedback = Feedback(at_progress=cancel)
    with pytest.raises(QgsProcessingException, match="cancelled"):
        processing.run(f"furrow:{name}", parameters, feedback=feedback)
    assert time.monotonic() - moment[0] < 8  # 2 s by the engine; other work on a busy machine of two cores
    assert contents(folder) == []
    if sys.platform == "linux":
        assert engines() == []


def test_an_unexpected_error_brings_its_log(provider, qgis_new_project, season, tmp_path, feedback, monkeypatch):
    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\necho 'the last words' >&2\nexit 7\n")
    fake.chmod(0o755)
    monkeypatch.setenv("FURROW_ENGINE_PYTHON", str(fake))
    with pytest.raises(QgsProcessingException, match="code 7"):
        processing.run("furrow:verifyseason", {"SEASON": str(season)}, feedback=feedback)
    assert feedback.heard("console") == ["the last words"]


@pytest.fixture
def no_engine(monkeypatch, tmp_path):
    monkeypatch.delenv("FURROW_ENGINE_PYTHON", raising=False)
    monkeypatch.setenv("FURROW_ENGINE_HOME", str(tmp_path / "no engine"))


def test_without_an_engine_algorithms_say_what_to_do(provider, qgis_new_project, season, no_engine):
    for each in provider.algorithms():
        able, sentence = each.canExecute()
        if each.name() in ("buildengine", "checkengine", "createboxgrid", "mapcropclasses", "exportreviewedparcels"):
            assert able
        else:
            assert not able
            assert "Build the engine" in sentence
    with pytest.raises(QgsProcessingException, match="Build the engine"):
        processing.run("furrow:verifyseason", {"SEASON": str(season)})


def test_check_engine_works_without_an_engine(provider, qgis_new_project, no_engine, feedback):
    results = processing.run("furrow:checkengine", {}, feedback=feedback)
    assert results["OK"] is False
    assert results["PROBLEMS"] == 1
    assert "Build the engine" in results["REPORT"]
    assert "QGIS 3" in results["REPORT"]


def test_check_engine_reports_without_the_users_folder(
    provider, qgis_new_project, feedback, monkeypatch, engine_python
):
    monkeypatch.setenv("HOME", str(engine_python.parent))
    results = processing.run("furrow:checkengine", {}, feedback=feedback)
    assert results["OK"] is True, results["REPORT"]
    assert str(engine_python.parent) not in results["REPORT"]
    for word in ("torch", "rasterio", "Memory", "QGIS", "Furrow"):
        assert word in results["REPORT"]


def test_an_interpreter_that_cannot_work_is_not_remembered(provider, qgis_new_project, no_engine, tmp_path, feedback):
    from qgis.core import QgsSettings

    fake = tmp_path / "python"
    fake.write_text("#!/bin/sh\nexit 3\n")
    fake.chmod(0o755)
    with pytest.raises(QgsProcessingException, match="code 3"):
        processing.run("furrow:buildengine", {"INTERPRETER": str(fake)}, feedback=feedback)
    assert not QgsSettings().value("furrow/engine/interpreter")


def test_an_interpreter_that_works_is_remembered(
    provider, qgis_new_project, engine_python, monkeypatch, feedback, tmp_path
):
    from furrow.processing_provider.engine_settings import engine_environment, remember_interpreter

    monkeypatch.delenv("FURROW_ENGINE_PYTHON", raising=False)
    monkeypatch.delenv("FURROW_ENGINE_HOME", raising=False)
    try:
        results = processing.run("furrow:buildengine", {"INTERPRETER": str(engine_python)}, feedback=feedback)
        assert results["PYTHON"] == str(engine_python)
        assert engine_environment().require() == engine_python
        monkeypatch.setenv("FURROW_ENGINE_PYTHON", str(tmp_path / "other"))
        assert engine_environment().interpreter == tmp_path / "other"
    finally:
        remember_interpreter(None)


def test_the_proxy_of_qgis_is_handed_on(qgis_app):
    from qgis.core import QgsNetworkAccessManager
    from qgis.PyQt.QtNetwork import QNetworkProxy

    from furrow.processing_provider.engine_settings import proxy_address

    manager = QgsNetworkAccessManager.instance()
    before = manager.fallbackProxy()
    try:
        kind = QNetworkProxy.ProxyType.HttpProxy
        manager.setFallbackProxyAndExcludes(QNetworkProxy(kind, "proxy.example", 3128, "ana", "p@ss: č"), [], [])
        assert proxy_address() == "http://ana:p%40ss%3A%20%C4%8D@proxy.example:3128"
        kind = QNetworkProxy.ProxyType.Socks5Proxy
        manager.setFallbackProxyAndExcludes(QNetworkProxy(kind, "proxy.example", 1080), [], [])
        assert proxy_address() == "socks5h://proxy.example:1080"
        manager.setFallbackProxyAndExcludes(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy), [], [])
        assert proxy_address() == ""
    finally:
        manager.setFallbackProxyAndExcludes(before, [], [])


def test_no_process_is_left(qgis_app):
    if sys.platform == "linux":
        assert engines() == []
    assert QgsApplication.instance() is not None
