"""The outlines that analysts drew, as the review file holds them."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsGeometry

from furrow.processing_provider.review.database import connected
from furrow.processing_provider.review.outcomes import ParcelKey, Source
from furrow.processing_provider.review.parcels import outline_of

__all__ = ["read_corrections"]


def read_corrections(review: Path) -> dict[ParcelKey, QgsGeometry]:
    """Return the latest outline drawn of each parcel, in the agreement's CRS.

    One that does not say which layer its parcel comes from is of a declared parcel.

    Args:
        review: The review file.

    Raises:
        ReviewFileError: It cannot be read.
    """
    with connected(review) as connection:
        rows = connection.execute(
            "SELECT source, parcel, geom FROM corrections WHERE parcel IS NOT NULL AND geom IS NOT NULL "
            "ORDER BY drawn_at, fid"
        )
        drawn = [
            ((source or str(Source.AGREEMENT), str(parcel)), outline_of(outline)) for source, parcel, outline in rows
        ]
    return {key: outline for key, outline in drawn if not outline.isEmpty()}
