"""Rough lengths of time, and progress that is told once."""

import pytest

from furrow.engine.contract.events import Progress
from furrow.engine.contract.jobs import CheckEngine
from furrow.processing_provider.engine_job import EngineJob
from furrow.processing_provider.texts import duration
from furrow.tests.builders.qgis_feedback import Feedback


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (7.4, "7 s"), (12, "10 s"), (43, "45 s"), (200, "3 min"), (4800, "80 min"), (5400, "1 h 30 min")],
)
def test_lengths_of_time_are_rough(qgis_app, seconds, words):
    assert duration(seconds) == words


def test_the_same_progress_text_is_told_once(qgis_app):
    feedback = Feedback()
    job = EngineJob(CheckEngine(), feedback)
    for fraction, message, remaining in ((0.1, "reading", 41), (0.2, "", 42), (0.3, "", 43.5), (0.4, "writing", 43)):
        job._show(Progress(fraction, message, remaining))
    assert feedback.texts == ["reading, about 40 s left", "reading, about 45 s left", "writing, about 45 s left"]
    assert feedback.progress() == pytest.approx(40)
