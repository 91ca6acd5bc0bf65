"""The file that keeps what analysts decide: each decision is on the disk before the next parcel is shown."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.review.database import (
    ReviewFileError,
    connected,
    leave_write_ahead,
    require_writable,
    writing,
)
from furrow.processing_provider.review.outcomes import Decision, Outcome, ParcelKey, Step
from furrow.processing_provider.review.parcels import ReviewParcel, agreement_system, load_parcels
from furrow.processing_provider.review.places import Bounds, bounds_of_text, bounds_text, same_place
from furrow.processing_provider.review.records import Records
from furrow.processing_provider.review.schema import CORRECTIONS, WITHDRAWN, create, is_empty, is_review
from furrow.processing_provider.texts import translate

__all__ = ["ReviewFile", "ReviewFileError", "review_path"]

_READ = (
    "SELECT fid, uuid, parcel, source, outcome, corrected_class, comment, reviewer, decided_at, bounds FROM decisions "
    "WHERE fid > ? ORDER BY fid"
)
_WRITE = (
    "INSERT INTO decisions (uuid, parcel, source, outcome, corrected_class, comment, reviewer, decided_at, bounds) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_Row = tuple[int, str, str, str, str, str | None, str | None, str, str, str | None]


def review_path(agreement: Path) -> Path:
    """Return where the review of an agreement lies unless the analyst says otherwise."""
    return agreement.with_name(f"{agreement.stem}.review.gpkg")


class ReviewFile:
    """The decisions about the parcels of an agreement.

    Each decision keeps where its parcel lay. When the agreement was made anew and another parcel has the identifier
    now, as happens to the fields of the map, the decision does not count for it, see `strayed`.

    Several analysts may have one file open; each sees what the others decided after `reload_if_changed`, and
    decisions never overwrite each other. Between calls the file is closed. Not for several threads at once.
    """

    def __init__(self, path: Path, places: Mapping[ParcelKey, Bounds | None]) -> None:
        """Name a file; use `open` or `open_beside`, which read it."""
        self._path = path
        self._places = places
        self._strayed: set[ParcelKey] = set()
        self._records = Records()
        self._last = 0
        self._unseen: set[ParcelKey] = set()

    @classmethod
    def open_beside(cls, agreement: Path, parcels: Sequence[ReviewParcel] | None = None) -> Self:
        """Open the review beside an agreement, and make it where there is none.

        Args:
            agreement: GeoPackage of the job `parcel-agreement`; it is only read.
            parcels: What `load_parcels` gave of it; None to read them again.

        Raises:
            ReviewFileError: Either file cannot be used, or the folder cannot be written to.
        """
        path = review_path(agreement)
        if not path.exists() or path.stat().st_size == 0:  # what a process leaves that was killed while making it
            system = agreement_system(agreement)
            with writing(path, "rwc") as connection:
                if is_empty(connection):  # nobody was faster
                    create(connection, system)
        return cls.open(path, load_parcels(agreement) if parcels is None else parcels)

    @classmethod
    def open(cls, path: Path, parcels: Sequence[ReviewParcel] = (), *, read_only: bool = False) -> Self:
        """Open a review file that is there.

        Args:
            path: The file.
            parcels: The parcels that are reviewed; without them nothing is known of where they lie.
            read_only: Nothing will be decided, so that the file need not be writable.

        Raises:
            ReviewFileError: It is not there, no review file, damaged, locked or cannot be written.
        """
        review = cls(path, {parcel.key: parcel.bounds for parcel in parcels})
        if not read_only:
            leave_write_ahead(path)
            require_writable(path)  # told now, not at the first decision
        with connected(path) as connection:
            if not is_review(connection):
                raise ReviewFileError(
                    translate(
                        "review_file",
                        "The file '{path}' holds no review of parcels: choose one that ends in .review.gpkg.",
                    ).format(path=path)
                )
            review._catch_up(connection)
        review._unseen.clear()
        return review

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def corrections(self) -> str:
        """Address of the layer of corrected outlines, for `QgsVectorLayer(..., "ogr")`."""
        return f"{self._path}|layername={CORRECTIONS}"

    @property
    def strayed(self) -> frozenset[ParcelKey]:
        """The parcels that have decisions of another parcel, which lay elsewhere. Those count no longer."""
        return frozenset(self._strayed)

    def decide(self, decision: Decision) -> None:
        """Keep a decision: when this returns, it is on the disk.

        Raises:
            InputError: The reviewer has no name.
            ReviewFileError: It could not be written; nothing has changed.
        """
        if not decision.reviewer.strip():
            raise InputError(translate("review_file", "The reviewer has no name: say who decides."))
        row = (
            decision.uuid, decision.parcel, str(decision.source), str(decision.outcome), decision.corrected_class,
            decision.comment, decision.reviewer, decision.decided_at.astimezone(UTC).isoformat(),
            bounds_text(self._places.get(decision.key, decision.bounds)),
        )  # fmt: skip
        self._append(row)

    def undo(self, reviewer: str) -> Decision | None:
        """Withdraw the latest standing decision of a reviewer; called again, the one before it.

        Returns:
            The decision that no longer stands, or None when there is none.

        Raises:
            ReviewFileError: It could not be written; nothing has changed.
        """
        self._refresh()
        taken = self._records.latest_of(reviewer)
        if taken is None:
            return None
        now = datetime.now(UTC).isoformat()
        place = bounds_text(taken.bounds)
        self._append((str(uuid.uuid4()), taken.parcel, taken.source, WITHDRAWN, None, "", reviewer, now, place))
        return taken

    def decisions(self) -> Mapping[ParcelKey, Decision]:
        """Return what stands, by (source, parcel); a view that follows every change."""
        return self._records.state

    def history(self, source: str, parcel: str) -> tuple[Step, ...]:
        """Return all decisions about a parcel, the oldest first."""
        return self._records.history((source, parcel))

    def reload_if_changed(self) -> frozenset[ParcelKey]:
        """Take in what others decided meanwhile and return which parcels that touched.

        Raises:
            ReviewFileError: The file is not there any more, or damaged.
        """
        self._refresh()
        touched = frozenset(self._unseen)
        self._unseen.clear()
        return touched

    def close(self) -> None:
        """Leave the file as one that can be copied by itself. Nothing is lost where this is not called."""
        if self._path.is_file():
            leave_write_ahead(self._path)

    def _append(self, row: tuple[str | None, ...]) -> None:
        values = [None if value is None else _writable(value) for value in row]
        with writing(self._path) as connection:
            self._catch_up(connection)
            connection.execute(_WRITE, values)
            written = connection.execute(_READ, (self._last,)).fetchone()
        self._replay(written)

    def _refresh(self) -> None:
        with connected(self._path) as connection:
            self._catch_up(connection)

    def _catch_up(self, connection: sqlite3.Connection) -> None:
        """Take in the rows that others added: they are only ever added, so those after the last one known."""
        rows = connection.execute(_READ, (self._last,))
        for row in rows.fetchall():
            self._replay(row)
            self._unseen.add((row[3], row[2]))

    def _replay(self, row: _Row) -> None:
        number, identifier, parcel, source, outcome, corrected_class, comment, reviewer, text, place = row
        try:
            at, bounds = datetime.fromisoformat(text), bounds_of_text(place)
            if not same_place(bounds, self._places.get((source, parcel))):
                self._strayed.add((source, parcel))
            elif outcome == WITHDRAWN:
                self._records.withdraw((source, parcel), reviewer, at)
            else:
                made = Decision(
                    source, parcel, Outcome(outcome), reviewer, corrected_class, comment or "", at, identifier, bounds
                )
                self._records.add(made)
        except (TypeError, ValueError) as error:
            raise ReviewFileError(
                translate(
                    "review_file",
                    "Row {number} of the decisions in '{path}' cannot be understood ({reason}): it was written by "
                    "another program, or by a newer Furrow.",
                ).format(number=number, path=self._path, reason=error)
            ) from error
        self._last = number


def _writable(text: str) -> str:
    """Return a text without halves of characters, which Qt lets through and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
