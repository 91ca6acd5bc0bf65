"""What a view can show: colours of a date of the season, layers by their role, any layer of the project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from furrow.processing_provider.review.quiet_gdal import quiet_gdal
from furrow.processing_provider.season_layers import COMPOSITES
from furrow.processing_provider.texts import translate

__all__ = ["COLOURS", "Content", "layers_of", "offered", "role_of"]

COLOURS = tuple(f"season:{composite.title}" for composite in COMPOSITES)
"""Keys of the contents that show a date of the season."""

_ROLE = "FURROW_ROLE"  # what the engine writes into the metadata of a raster

_ROLES = {
    "probability": QT_TRANSLATE_NOOP("contents", "Probability"),
    "mask": QT_TRANSLATE_NOOP("contents", "Mask"),
    "uncertainty": QT_TRANSLATE_NOOP("contents", "Uncertainty"),
    "cultivated": QT_TRANSLATE_NOOP("contents", "Reference"),
    "not_declared": QT_TRANSLATE_NOOP("contents", "Not declared"),
    "weights": QT_TRANSLATE_NOOP("contents", "Weights"),
    "observations": QT_TRANSLATE_NOOP("contents", "Valid observations"),
}
_COLOUR_TITLES = (QT_TRANSLATE_NOOP("contents", "True colour"), QT_TRANSLATE_NOOP("contents", "False colour"))


@dataclass(frozen=True)
class Content:
    """Something a view can show.

    Attributes:
        key: What the project remembers it by: "season:<style>", "role:<role>" or "layer:<id>".
        title: Its name for people.
    """

    key: str
    title: str

    @property
    def is_dated(self) -> bool:
        """Whether it shows a date of the season."""
        return self.key in COLOURS


def offered(project: QgsProject, *, season: bool) -> list[Content]:
    """Return what can be shown: the season first, then roles that layers of the project have, then all its layers.

    Args:
        project: The project.
        season: Whether a season is open.
    """
    found = []
    if season:
        found += [
            Content(key, translate("contents", title)) for key, title in zip(COLOURS, _COLOUR_TITLES, strict=True)
        ]
    shown = _in_tree_order(project)
    present = {role_of(layer) for layer in shown}
    found += [
        Content(f"role:{role}", translate("contents", title)) for role, title in _ROLES.items() if role in present
    ]
    return found + [Content(f"layer:{layer.id()}", layer.name()) for layer in shown]


def layers_of(project: QgsProject, key: str) -> list[QgsMapLayer]:
    """Return the layers of the project that a content shows, the topmost first; none for what is not there."""
    kind, _, name = key.partition(":")
    if kind == "role":
        return [layer for layer in _in_tree_order(project) if role_of(layer) == name]
    layer = project.mapLayer(name) if kind == "layer" else None
    return [] if layer is None else [layer]


def role_of(layer: QgsMapLayer) -> str:
    """Return what a raster is for Furrow, as its file says; empty for anything else."""
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal" or not layer.isValid():
        return ""
    return _read_role(layer.source())


@lru_cache(maxsize=1024)  # files are opened once: this is asked at each step
def _read_role(source: str) -> str:
    with quiet_gdal():
        try:
            dataset = gdal.Open(source)
        except RuntimeError:  # what GDAL raises where somebody in this QGIS asked it to
            dataset = None
        return "" if dataset is None else str(dataset.GetMetadataItem(_ROLE) or "")


def _in_tree_order(project: QgsProject) -> list[QgsMapLayer]:
    return [layer for layer in project.layerTreeRoot().layerOrder() if layer is not None and layer.isSpatial()]
