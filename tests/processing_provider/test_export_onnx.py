"""Exporting models through the toolbox's own way. What the file computes is tested in tests/engine."""

from pathlib import Path

import processing
import pytest
from qgis.core import QgsProcessingException

from furrow.__about__ import ROOT

SHIPPED = ROOT / "models" / "weights" / "hybrid-small"


def test_the_shipped_model_is_exported(provider, tmp_path, feedback):
    path = tmp_path / "izvoz 'ž' č" / "njive.onnx"
    found = processing.run("furrow:exportonnx", {"WINDOW": 32, "DATES": 4, "ONNX": str(path)}, feedback=feedback)
    assert Path(found["ONNX"]) == path
    content = path.read_bytes()
    assert found["MEGABYTES"] == pytest.approx(len(content) / 1e6)
    assert len(content) > (SHIPPED / "model.safetensors").stat().st_size
    assert b"FURROW_BANDS" in content
    assert (found["OPSET"], found["MARGIN"]) == (20, 24)
    assert any("raise the window above 48" in text for text in feedback.heard("warning"))
    assert [file.name for file in path.parent.iterdir()] == ["njive.onnx"]


def test_what_is_no_model_is_refused_in_one_sentence(provider, tmp_path, feedback):
    with pytest.raises(QgsProcessingException, match=r"card\.json"):
        processing.run(
            "furrow:exportonnx", {"MODEL": str(tmp_path), "ONNX": str(tmp_path / "x.onnx")}, feedback=feedback
        )
    assert list(tmp_path.iterdir()) == []
