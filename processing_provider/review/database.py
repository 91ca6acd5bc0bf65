"""The review file as a database: made, opened, and its errors in the analyst's words.

A connection lives for one operation only. So nobody is kept from copying or moving the file, a file that was moved
away is noticed instead of written to unseen, and QGIS, which may have opened the file's layers, finds no lock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote

from furrow.engine.contract.errors import FurrowError
from furrow.processing_provider.texts import translate

__all__ = ["PATIENCE", "ReviewFileError", "connected", "leave_write_ahead", "require_writable", "writing"]

PATIENCE = 3.0
"""Seconds to wait while another program writes."""


class ReviewFileError(FurrowError, OSError):
    """A review file or an agreement cannot be read or written; the text is one sentence."""


@contextmanager
def connected(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """Open a database for one operation.

    Args:
        path: The file.
        mode: "ro" to read only; "rw" to write too where that is allowed, and to take back what a killed process left
            half written; "rwc" to make the file where there is none.

    Raises:
        ReviewFileError: The file is not there, damaged, locked or cannot be written.
    """
    if mode != "rwc" and not path.is_file():
        raise ReviewFileError(
            translate("database", "The file '{path}' is not there any more: put it back, or open another.").format(
                path=path
            )
        )
    try:
        address = f"{_address(path.absolute())}?mode={mode}"
        with closing(sqlite3.connect(address, timeout=PATIENCE, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            yield connection
    except sqlite3.Error as error:
        raise _explained(path, error) from error


@contextmanager
def writing(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """Open a database for one transaction: it is on the disk when the block is left, or nothing of it is.

    Raises:
        ReviewFileError: As `connected`.
    """
    with connected(path, mode) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def require_writable(path: Path) -> None:
    """Try whether a transaction could be written, and leave the file as it is.

    Raises:
        ReviewFileError: The file or its folder is read-only, damaged or locked.
    """
    with connected(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version={version}")  # makes the journal, so the folder is tried as well
        connection.execute("ROLLBACK")


def leave_write_ahead(path: Path) -> None:
    """Bring a file back to rollback journals, which work on network drives, unless another program has it open.

    QGIS puts a GeoPackage into write-ahead mode while it edits a layer of it, and leaves it so when it is killed.
    """
    with connected(path) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            connection.execute("PRAGMA busy_timeout=0")
            try:
                connection.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.OperationalError:
                return  # QGIS has it open and brings it back itself


def _address(path: PurePath) -> str:
    """Return the address SQLite knows a file by; unlike `as_uri`, one of a Windows share too."""
    text = path.as_posix()
    rooted = text if text.startswith("/") else f"/{text}"
    return "file://" + quote(rooted.encode("utf-8", "surrogateescape"), safe="/:")


def _explained(path: Path, error: sqlite3.Error) -> ReviewFileError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of the number tells kinds of one failure apart
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        text = translate(
            "database",
            "The file '{path}' is being written by another program: wait a moment and try again; if it lasts, stop "
            "editing its layers elsewhere.",
        )
    elif code == sqlite3.SQLITE_FULL:
        text = translate("database", "The disk of '{path}' is full: free some space and try again.")
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        text = translate(
            "database",
            "The file '{path}' cannot be written: ask for the right to write to its folder, or choose another place.",
        )
    elif code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA):
        text = translate("database", "The file '{path}' is damaged ({reason}): put back a copy of it.")
    else:
        text = translate("database", "The file '{path}' cannot be used ({reason}): check the disk.")
    return ReviewFileError(text.format(path=path, reason=error))
