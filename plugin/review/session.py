"""A review under way: the agreement, its review file, the way through the parcels, what is typed but not decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from furrow.engine.contract.class_mapping import CULTIVATED, NOT_CULTIVATED
from furrow.engine.contract.errors import InputError
from furrow.processing_provider.review.corrections import read_corrections
from furrow.processing_provider.review.order import Filters, Order, declared_classes
from furrow.processing_provider.review.outcomes import Decision, Outcome, ParcelKey
from furrow.processing_provider.review.parcels import ReviewParcel, agreement_crs, load_parcels, read_outline
from furrow.processing_provider.review.review_file import ReviewFile
from furrow.processing_provider.review.tour import Tour
from furrow.processing_provider.texts import translate

__all__ = ["Draft", "Session"]


@dataclass(frozen=True)
class Draft:
    """What goes with a decision.

    Attributes:
        comment: Anything; empty for nothing.
        corrected_class: The class the parcel should have; empty for none.
    """

    comment: str = ""
    corrected_class: str = ""


class Session:
    """One agreement under review.

    Args:
        agreement: GeoPackage of the job `parcel-agreement`.
        reviewer: Name of the analyst.

    Raises:
        ReviewFileError: The agreement or its review file cannot be used.
    """

    def __init__(self, agreement: Path, reviewer: str) -> None:
        self.agreement = agreement
        self.reviewer = reviewer
        self.parcels = load_parcels(agreement)
        if not self.parcels:
            raise InputError(
                translate("session", "The agreement '{path}' holds no parcel: choose another.").format(path=agreement)
            )
        self.crs: QgsCoordinateReferenceSystem = agreement_crs(agreement)
        self.review = ReviewFile.open_beside(agreement)
        self.tour = Tour(self.parcels, self.review.decisions())
        self.declared_classes = declared_classes(self.parcels)
        self._drafts: dict[ParcelKey, Draft] = {}
        self._corrections = read_corrections(self.review.path)

    @property
    def current(self) -> ReviewParcel | None:
        """The parcel that is looked at."""
        return self.tour.current

    @property
    def decision(self) -> Decision | None:
        """What stands about the current parcel."""
        return None if self.current is None else self.review.decisions().get(self.current.key)

    @property
    def draft(self) -> Draft:
        """What was typed for the current parcel; where nothing was, what its decision says."""
        if self.current is None:
            return Draft()
        kept = self._drafts.get(self.current.key)
        if kept is not None or self.decision is None:
            return kept or Draft()
        return Draft(self.decision.comment, self.decision.corrected_class or "")

    def keep_draft(self, draft: Draft) -> None:
        """Keep what was typed for the current parcel until it is decided."""
        if self.current is not None and draft != self.draft:
            self._drafts[self.current.key] = draft

    @property
    def classes(self) -> list[str]:
        """Classes that parcels have or were given, sorted; at the end the two statuses that need no class."""
        given = {decision.corrected_class for decision in self.review.decisions().values()}
        statuses = (CULTIVATED, NOT_CULTIVATED)
        named = {*self.declared_classes, *(name for name in given if name)}
        return [*sorted(named - {"", *statuses}), *statuses]

    def outline(self, parcel: ReviewParcel) -> QgsGeometry:
        """Return the outline of a parcel.

        Raises:
            ReviewFileError: The agreement is not there any more.
        """
        return read_outline(self.agreement, parcel)

    def corrected(self, parcel: ReviewParcel) -> QgsGeometry:
        """Return the outline that an analyst drew last for a parcel; an empty one for none."""
        return self._corrections.get(parcel.key, QgsGeometry())

    def reread_corrections(self) -> None:
        """Take in outlines that were drawn.

        Raises:
            ReviewFileError: The review file is not there any more.
        """
        self._corrections = read_corrections(self.review.path)

    def arrange(self, order: Order, filters: Filters) -> None:
        """Filter the parcels and put them in order anew, and begin at the first that is not decided."""
        self.tour = Tour(self.parcels, self.review.decisions(), order, filters)
        if self.decision is not None:
            self.tour.next_unreviewed()

    def resume(self, key: ParcelKey) -> None:
        """Go on where the analyst was: at that parcel, or after it where it was decided since."""
        if self.tour.go_to(key) is not None and self.decision is not None:
            self.tour.next_unreviewed()

    def decide(self, outcome: Outcome, draft: Draft) -> None:
        """Keep a decision about the current parcel.

        Raises:
            ReviewFileError: It could not be written.
            InputError: The reviewer has no name.
        """
        if self.current is None:
            return
        key = self.current.key
        corrected = draft.corrected_class.strip() or None
        self.review.decide(
            Decision(key[0], key[1], outcome, self.reviewer, corrected if outcome is Outcome.CHANGED else None,
                     draft.comment.strip())
        )  # fmt: skip
        self._drafts.pop(key, None)
        self.tour.refresh([key])

    def undo(self) -> Decision | None:
        """Take back the analyst's latest decision and go to its parcel; None where there is none.

        Raises:
            ReviewFileError: It could not be written.
        """
        taken = self.review.undo(self.reviewer)
        if taken is not None:
            self.tour.refresh([taken.key])
            self.tour.go_to(taken.key)
            self._drafts[taken.key] = Draft(taken.comment, taken.corrected_class or "")
        return taken

    def catch_up(self) -> bool:
        """Take in what others decided; return whether there was anything.

        Raises:
            ReviewFileError: The review file is not there any more.
        """
        touched = self.review.reload_if_changed()
        self.tour.refresh(touched)
        return bool(touched)

    def close(self) -> None:
        """Leave the review file as one that can be copied.

        Raises:
            ReviewFileError: The file cannot be used any more; nothing is lost.
        """
        self.review.close()
