"""Files of a training's examples, made without the engine, as a test wants them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.PyQt.QtGui import QColor, QImage

from furrow.engine.contract.training_jobs import EXAMPLE_NOTES

PANELS = ("image", "reference", "probability", "difference")


def notes_of(step: int = 40, places: int = 2, side: int = 80, **changes: Any) -> dict[str, Any]:
    """Notes as the engine writes them."""
    examples = [
        {
            "name": f"Škofja 'Loka' <b>{row}</b>",
            "date": "2024-06-12",
            "bands": ["B04", "B03", "B02"],
            "metres": 200,
            "score": 0.25 * (row + 1),
            "panels": {name: [column * side, row * side, side, side] for column, name in enumerate(PANELS)},
        }
        for row in range(places)
    ]
    legend = {"kinds": [["hit", "#cfe0c3"], ["omitted", "#e69f00"]], "ramp": ["#440154", "#fde725"]}
    scores = {"weighted_mcc": 0.612, "threshold": 0.45, "weighted_mcc_at_half": 0.6}
    return {"step": step, "scores": scores, "legend": legend, "examples": examples, **changes}


def write_pictures(path: Path, notes: Any = None, side: int = 80, places: int = 2, colour: str = "#336699") -> None:
    """Write a picture with notes; a dictionary, or any text."""
    image = QImage(4 * side, max(places, 1) * side, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    notes = notes_of(places=places, side=side) if notes is None else notes
    image.setText(EXAMPLE_NOTES, notes if isinstance(notes, str) else json.dumps(notes))
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path), "PNG")
