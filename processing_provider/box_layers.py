"""The layer of boxes: its fields, what they say, and its style."""

from __future__ import annotations

from qgis.core import QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType

from furrow.processing_provider.boxes import NAME_FIELD

__all__ = [
    "DATES",
    "MISSING",
    "SPLIT",
    "STATUS",
    "STATUSES",
    "VALID_SHARE",
    "box_fields",
    "field_position",
    "progress_fields",
]

SPLIT, STATUS, DATES, VALID_SHARE = "split", "status", "dates", "valid_share"

MISSING = "missing"
STATUSES = (MISSING, "partial", "complete", "damaged")
"""How far the season of a box is, as the engine's `describe-boxes` tells."""

_SHORT = 10  # letters that a shapefile keeps of a field's name


def progress_fields() -> list[QgsField]:
    """Return the fields that 'Refresh box status' fills in."""
    return [
        QgsField(STATUS, QMetaType.Type.QString, len=10),
        QgsField(DATES, QMetaType.Type.Int),
        QgsField(VALID_SHARE, QMetaType.Type.Double),
    ]


def box_fields() -> QgsFields:
    """Return the fields of a new layer of boxes."""
    fields = QgsFields()
    for field in (QgsField(NAME_FIELD, QMetaType.Type.QString), QgsField(SPLIT, QMetaType.Type.QString, len=10)):
        fields.append(field)
    for field in progress_fields():
        fields.append(field)
    return fields


def field_position(fields: QgsFields, name: str) -> int:
    """Return where a field stands, -1 when it is not there; a shapefile has only the beginning of its name."""
    position = fields.indexOf(name)
    return position if position >= 0 else fields.indexOf(name[:_SHORT])
