"""The parcels of an agreement as the review knows them: their figures and where they lie."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from furrow.processing_provider.review.database import ReviewFileError, connected
from furrow.processing_provider.review.outcomes import ParcelKey, Source
from furrow.processing_provider.review.places import Bounds
from furrow.processing_provider.texts import translate

__all__ = [
    "Bounds",
    "ReviewParcel",
    "agreement_crs",
    "agreement_system",
    "load_parcels",
    "outline_of",
    "read_outline",
    "read_outlines",
]

_FIGURES = {
    Source.AGREEMENT: (
        "area_ha", "pixels", "probability_mean", "observations", "weight", "suspicion", "rank", "declared",
        "cultivated", "pixels_10m", "cultivated_share", "probability_spread", "iou", "omitted_ha", "committed_ha",
        "border_m",
    ),
    Source.MAP_ONLY: ("area_ha", "pixels", "probability_mean", "observations", "weight", "suspicion", "rank"),
}  # fmt: skip
_HEADER = 40  # bytes of a GeoPackage geometry up to the end of a flat envelope
_ENVELOPES = (0, 4, 6, 6, 8)  # numbers in an envelope, by what the header calls its kind


@dataclass(frozen=True, slots=True)
class ReviewParcel:
    """A parcel of an agreement, or a field that only the map knows.

    Attributes:
        source: Layer it comes from.
        parcel: Identifier in that layer.
        number: Its feature id there.
        bounds: Left, bottom, right, top in the agreement's CRS; None for a row without an outline.
        area_ha: Area of the polygon, ha.
        pixels: Pixels of 2.5 m whose centre lies in it.
        probability_mean: Mean probability of cultivation, 0 to 1.
        observations: Valid observations, median over the parcel.
        weight: Sum of the challenge's weights over what the parcel owns.
        suspicion: How likely map or declaration is wrong, 0 to 1.
        rank: 1 for the most suspicious of its layer.
        declared: Declared class.
        cultivated: Whether that counts as cultivated; None where unknown.
        pixels_10m: Whole pixels of 10 m inside.
        cultivated_share: Share of its pixels that the map calls cultivated, 0 to 1.
        probability_spread: Standard deviation of the probability.
        iou: Intersection over union of parcel and map.
        omitted_ha: Area declared cultivated that the map lacks, ha.
        committed_ha: Area the map calls cultivated that is not declared so, ha.
        border_m: Mean distance between its border and the map's, m.

    A figure is None where the agreement does not know it; those after `rank` are, for fields of the map only.
    """

    source: Source
    parcel: str
    number: int
    bounds: Bounds | None
    area_ha: float | None
    pixels: int | None
    probability_mean: float | None
    observations: float | None
    weight: float | None
    suspicion: float | None
    rank: int | None
    declared: str | None = None
    cultivated: int | None = None
    pixels_10m: int | None = None
    cultivated_share: float | None = None
    probability_spread: float | None = None
    iou: float | None = None
    omitted_ha: float | None = None
    committed_ha: float | None = None
    border_m: float | None = None

    @property
    def key(self) -> ParcelKey:
        """What tells it apart from all others."""
        return str(self.source), self.parcel


def load_parcels(path: Path) -> tuple[ReviewParcel, ...]:
    """Read the parcels of an agreement, of both layers, in the order of the file.

    The file is read and closed again; outlines stay in it, see `read_outline`.

    Args:
        path: GeoPackage of the job `parcel-agreement`.

    Raises:
        ReviewFileError: It cannot be read, or holds no agreement.
    """
    with connected(path, "ro") as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if Source.AGREEMENT not in tables:
            raise _no_agreement(path)
        parcels: list[ReviewParcel] = []
        for source in Source:
            if source in tables:  # an agreement without fields of the map only may lack their layer
                parcels.extend(_read(connection, path, source))
    return tuple(parcels)


def agreement_system(path: Path) -> tuple[object, ...]:
    """Return the CRS of an agreement as its GeoPackage describes it.

    Returns:
        The row of `gpkg_spatial_ref_sys`: name, number, organisation, its number, definition (WKT), description.

    Raises:
        ReviewFileError: The file cannot be read, or holds no agreement.
    """
    with connected(path, "ro") as connection:
        try:
            found = connection.execute(
                "SELECT srs_name, srs_id, organization, organization_coordsys_id, definition, description "
                "FROM gpkg_spatial_ref_sys JOIN gpkg_geometry_columns USING (srs_id) WHERE table_name = ?",
                (str(Source.AGREEMENT),),
            ).fetchone()
        except sqlite3.OperationalError as error:  # a database, but no GeoPackage
            raise _no_agreement(path) from error
    if found is None:
        raise _no_agreement(path)
    return tuple(found)


def agreement_crs(path: Path) -> QgsCoordinateReferenceSystem:
    """Return the CRS of an agreement.

    Raises:
        ReviewFileError: The file cannot be read, or holds no agreement.
    """
    _, _, organisation, number, definition, _ = agreement_system(path)
    crs = QgsCoordinateReferenceSystem(f"{organisation}:{number}")
    return crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(str(definition))


def read_outline(path: Path, parcel: ReviewParcel) -> QgsGeometry:
    """Return the outline of a parcel in the agreement's CRS; a null geometry where it has none.

    Raises:
        ReviewFileError: The file is not there any more, or no longer holds the parcel.
    """
    with connected(path, "ro") as connection:
        outlines = _geometry_column(connection, parcel.source)
        query = _select(parcel.source, [outlines], "WHERE rowid = ? AND parcel = ?")
        found = connection.execute(query, (parcel.number, parcel.parcel)).fetchone()
    if found is None:
        raise ReviewFileError(
            translate("parcels", "The parcel '{parcel}' is not in '{path}' any more: open the agreement again.").format(
                parcel=parcel.parcel, path=path
            )
        )
    return outline_of(found[0])


def read_outlines(path: Path, source: Source) -> Iterator[tuple[int, QgsGeometry]]:
    """Yield the feature id and the outline of all parcels of a layer, in the order of the file.

    Raises:
        ReviewFileError: The file is not there any more, or cannot be read.
    """
    with connected(path, "ro") as connection:
        outlines = _geometry_column(connection, source)
        rows = connection.execute(_select(source, ["rowid", outlines], "ORDER BY rowid"))
        yield from ((number, outline_of(geometry)) for number, geometry in rows)


def outline_of(geometry: bytes | None) -> QgsGeometry:
    """Return the outline that a GeoPackage holds as `geometry`; a null geometry for none."""
    outline = QgsGeometry()
    if geometry is not None:
        outline.fromWkb(geometry[8 + 8 * _ENVELOPES[(geometry[3] & 0b1110) >> 1] :])  # what precedes the WKB
    return outline


def _read(connection: sqlite3.Connection, path: Path, source: Source) -> list[ReviewParcel]:
    present = {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (str(source),))}
    if missing := [name for name in ("parcel", *_FIGURES[source]) if name not in present]:
        raise ReviewFileError(
            translate(
                "parcels",
                "The layer '{layer}' of '{path}' lacks the field '{field}': run 'Parcel agreement' again.",
            ).format(layer=source, path=path, field=missing[0])
        )
    outlines = _geometry_column(connection, source)
    columns = ["parcel", "rowid", f"substr({outlines}, 1, {_HEADER})", *map(_quoted, _FIGURES[source])]
    rows = connection.execute(_select(source, columns, "ORDER BY rowid"))
    return [
        ReviewParcel(source, str(parcel), number, _bounds(connection, source, outlines, number, header), *values)
        for parcel, number, header, *values in rows
    ]


def _bounds(
    connection: sqlite3.Connection, source: Source, outlines: str, number: int, header: bytes | None
) -> Bounds | None:
    """Return the bounds of an outline, from the envelope before it wherever there is one."""
    if header is None or header[3] & 0b10000:  # no outline, or an empty one
        return None
    if header[3] & 0b1110:
        order = "<" if header[3] & 1 else ">"
        left, right, bottom, top = struct.unpack_from(f"{order}4d", header, 8)
        return left, bottom, right, top
    whole = connection.execute(_select(source, [outlines], "WHERE rowid = ?"), (number,)).fetchone()[0]
    outline = outline_of(whole)
    box = outline.boundingBox()
    return None if outline.isEmpty() else (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())


def _geometry_column(connection: sqlite3.Connection, source: Source) -> str:
    """Return the name of the column of outlines, quoted."""
    found = connection.execute(
        "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (str(source),)
    ).fetchone()
    return _quoted("geom" if found is None else str(found[0]))


def _select(source: Source, columns: Sequence[str], end: str) -> str:
    """Return a query of a layer; what is not a name of ours is quoted."""
    return " ".join(["SELECT", ", ".join(columns), "FROM", _quoted(source), end])


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _no_agreement(path: Path) -> ReviewFileError:
    return ReviewFileError(
        translate(
            "parcels", "The file '{path}' holds no layer 'agreement': choose the result of 'Parcel agreement'."
        ).format(path=path)
    )
