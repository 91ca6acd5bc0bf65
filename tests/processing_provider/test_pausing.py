"""A real job of the toolbox waits while Furrow's jobs are paused, says so, and then goes on."""

import threading
import time

import processing
import pytest
from qgis.core import QgsProcessingException

from furrow.processing_provider.pausing import is_paused, set_paused
from furrow.tests.builders.qgis_feedback import Feedback


@pytest.fixture(autouse=True)
def _not_paused():
    yield
    set_paused(False)


@pytest.fixture(scope="module")
def long_season(make_season, tmp_path_factory):
    return make_season(tmp_path_factory.mktemp("long") / "dolga 'č'", height=300, width=300, count=20)


def test_a_running_job_waits_and_goes_on(provider, qgis_new_project, long_season):
    moments = []

    def resume():
        moments.append(time.monotonic())
        set_paused(False)

    def pause():
        set_paused(True)
        threading.Timer(2, resume).start()

    feedback = Feedback(at_progress=pause)
    results = processing.run("furrow:verifyseason", {"SEASON": str(long_season)}, feedback=feedback)
    assert moments, "the job did not wait"
    assert results["DATES"] == 20
    (at,) = [index for index, text in enumerate(feedback.texts) if text.endswith("paused")]
    assert at > 0
    assert feedback.texts[at] == f"{feedback.texts[at - 1].partition(', about')[0]}, paused"
    assert len(feedback.texts) > at + 1  # what is being done is told again


def test_a_job_that_starts_paused_waits_too_and_can_be_cancelled(provider, qgis_new_project, season):
    set_paused(True)
    feedback = Feedback(at_progress=lambda: threading.Timer(1, feedback.cancel).start())
    with pytest.raises(QgsProcessingException, match="cancelled"):
        processing.run("furrow:verifyseason", {"SEASON": str(season)}, feedback=feedback)
    assert feedback.texts == ["paused"]
    assert is_paused()
