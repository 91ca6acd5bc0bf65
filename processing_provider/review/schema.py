"""What stands in a review file: a GeoPackage 1.2 with a table of decisions and a layer of corrected outlines."""

from __future__ import annotations

import sqlite3

__all__ = ["CORRECTIONS", "DECISIONS", "WITHDRAWN", "create", "is_empty", "is_review"]

DECISIONS = "decisions"
"""Table of the decisions. Rows are added, never changed."""

CORRECTIONS = "corrections"
"""Layer of the outlines that analysts drew."""

WITHDRAWN = "withdrawn"
"""Outcome of the rows that undo the latest decision of their reviewer on their parcel."""

_APPLICATION = 0x47504B47  # "GPKG"
_VERSION = 10200

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_REQUIRED_SYSTEMS = (
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude/latitude coordinates in decimal degrees"),
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
)

_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""",
    """CREATE TABLE decisions (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, uuid TEXT NOT NULL UNIQUE, parcel TEXT NOT NULL,
        source TEXT NOT NULL, outcome TEXT NOT NULL, corrected_class TEXT, comment TEXT NOT NULL DEFAULT '',
        reviewer TEXT NOT NULL, decided_at TEXT NOT NULL, bounds TEXT)""",
    """CREATE TABLE corrections (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON, parcel TEXT, source TEXT, reviewer TEXT,
        drawn_at TEXT, corrected_class TEXT)""",
    # Whoever opens the table in QGIS cannot rewrite what was decided by a slip.
    """CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
        BEGIN SELECT RAISE(ABORT, 'decisions are never removed: undo them in the review'); END""",
    """CREATE TRIGGER decisions_stand BEFORE UPDATE ON decisions
        BEGIN SELECT RAISE(ABORT, 'decisions are never changed: decide anew in the review'); END""",
)


def create(connection: sqlite3.Connection, system: tuple[object, ...]) -> None:
    """Make the tables, within the transaction of the caller.

    Args:
        connection: An empty database.
        system: The row of `gpkg_spatial_ref_sys` that the corrections lie in: name, number, organisation, its number,
            definition, description.
    """
    for statement in _TABLES:
        connection.execute(statement)
    number = system[1]
    systems = [*_REQUIRED_SYSTEMS, *([] if number in (-1, 0, 4326) else [system])]
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", systems)
    connection.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
        [(DECISIONS, "attributes", DECISIONS, 0), (CORRECTIONS, "features", CORRECTIONS, number)],
    )
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)", (CORRECTIONS, number)
    )
    connection.execute(f"PRAGMA application_id={_APPLICATION}")
    connection.execute(f"PRAGMA user_version={_VERSION}")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Return whether nothing was ever written to a database."""
    return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])


def is_review(connection: sqlite3.Connection) -> bool:
    """Return whether a database has the tables of a review, with the columns that they need."""
    wanted = {
        DECISIONS: {
            "fid", "uuid", "parcel", "source", "outcome", "corrected_class", "comment", "reviewer", "decided_at",
            "bounds",
        },
        CORRECTIONS: {"fid", "geom", "parcel", "reviewer", "drawn_at", "corrected_class"},
    }  # fmt: skip
    return all(
        columns <= {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        for table, columns in wanted.items()
    )
