"""Model information through the toolbox's own way."""

from pathlib import Path

import processing
import pytest
from qgis.core import QgsProcessingException

from furrow.__about__ import ROOT


def test_the_shipped_model_tells_about_itself(provider, tmp_path, feedback):
    report = tmp_path / "poročilo 'ž'.html"
    found = processing.run("furrow:modelinformation", {"REPORT": str(report)}, feedback=feedback)
    assert found["NETWORK"] == "hybrid-small"
    assert found["WEIGHT_COUNT"] > 100_000
    assert found["MFLOP_PER_PIXEL"] > 0.1
    assert found["BANDS"].split(",")[:3] == ["B02", "B03", "B04"]
    assert 0.5 < found["WEIGHTED_MCC"] < 1
    assert "Simulated" in found["TRAINING"]
    assert found["LICENCE"]
    assert Path(found["REPORT"]) == report
    assert "hybrid-small" in report.read_text(encoding="utf-8")


def test_without_a_report_the_values_come_alone(provider, feedback):
    shipped = ROOT / "models" / "weights" / "hybrid-small"
    found = processing.run("furrow:modelinformation", {"MODEL": str(shipped)}, feedback=feedback)
    assert "REPORT" not in found
    assert found["NAME"] == "hybrid-small"


def test_what_is_no_model_is_refused_in_one_sentence(provider, tmp_path, feedback):
    with pytest.raises(QgsProcessingException, match=r"card\.json"):
        processing.run("furrow:modelinformation", {"MODEL": str(tmp_path)}, feedback=feedback)
