"""The season that shows a parcel: the one that was chosen, or the one of its place in a folder of seasons."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)

from furrow.engine.contract.errors import FurrowError
from furrow.plugin.review.season_documents import COLLECTION, is_season, place_of_season, require_season
from furrow.processing_provider.review.parcels import Bounds

__all__ = ["SeasonShelf"]


class SeasonShelf:
    """Knows where the seasons of a folder lie; what they hold is read by whoever shows them.

    Args:
        path: The folder of a season or its collection.json, or a folder that holds the folders of seasons.

    Attributes:
        unreadable: Sentences about seasons of the folder that cannot be read.

    Raises:
        InputError: There is no season.
    """

    def __init__(self, path: Path) -> None:
        self.unreadable: list[str] = []
        self._only: Path | None = path if is_season(path) else None
        self._places: list[tuple[Path, QgsCoordinateReferenceSystem, QgsRectangle]] = []
        self._there: dict[str, QgsCoordinateTransform] = {}
        if self._only is None:
            for folder in sorted(each.parent for each in path.glob(f"*/{COLLECTION}")):
                self._put(folder)
            if not self._places:
                require_season(path)

    def season_of(self, bounds: Bounds, crs: QgsCoordinateReferenceSystem) -> Path | None:
        """Return the folder of the season that shows the middle of a parcel; None where none does.

        Args:
            bounds: Of the parcel.
            crs: Of the bounds.
        """
        if self._only is not None:
            return self._only
        left, bottom, right, top = bounds
        middle = QgsPointXY((left + right) / 2, (bottom + top) / 2)
        for folder, place_crs, place in self._places:
            point = self._transformed(middle, crs, place_crs)
            if point is not None and place.contains(point):
                return folder
        return None

    def _put(self, folder: Path) -> None:
        try:
            authority, bounds = place_of_season(folder)
        except FurrowError as error:
            self.unreadable.append(str(error))
        else:
            self._places.append((folder, QgsCoordinateReferenceSystem(authority), QgsRectangle(*bounds)))

    def _transformed(
        self, point: QgsPointXY, crs: QgsCoordinateReferenceSystem, to: QgsCoordinateReferenceSystem
    ) -> QgsPointXY | None:
        if to.authid() not in self._there:
            self._there[to.authid()] = QgsCoordinateTransform(crs, to, QgsProject.instance().transformContext())
        try:
            return self._there[to.authid()].transform(point)
        except QgsCsException:  # the parcel lies beyond what the projection can show
            return None
