"""What reviewed parcels teach: their status, class and outline, as the reference is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from qgis.core import QgsGeometry, QgsRectangle

from furrow.engine.contract.class_mapping import CULTIVATED, NOT_CULTIVATED, NOT_DECLARED
from furrow.engine.contract.errors import InputError
from furrow.processing_provider.review.outcomes import Decision, Outcome, ParcelKey, Source
from furrow.processing_provider.review.parcels import ReviewParcel
from furrow.processing_provider.texts import translate

__all__ = ["Judgement", "Reason", "class_statuses", "judge"]


class Reason(Enum):
    """Why a parcel has its status; the value is the field `outcome` of the export."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    UNCLEAR = "changed without class and outline"
    INCONCLUSIVE = "inconclusive"
    UNREVIEWED = "unreviewed"


@dataclass(frozen=True)
class Judgement:
    """What a parcel is taken for.

    Attributes:
        parcel: The parcel.
        reason: Why.
        status: "cultivated", "not_cultivated", or "not_declared" for what is never scored.
        crop: Its class; empty where it has none.
        decision: The decision that stands, or None.
        outline: The outline that was drawn for it, or None where its own holds.
    """

    parcel: ReviewParcel
    reason: Reason
    status: str
    crop: str
    decision: Decision | None
    outline: QgsGeometry | None


def class_statuses(
    parcels: Iterable[ReviewParcel], cultivated: Sequence[str] = (), not_cultivated: Sequence[str] = ()
) -> dict[str, str]:
    """Return which status a class stands for: as the caller says, else as all declared parcels of the class have it.

    A class that some declared parcels have as cultivated and others not is left out.

    Args:
        parcels: The parcels of the agreement.
        cultivated: Classes that count as cultivated.
        not_cultivated: Classes that do not.
    """
    seen: dict[str, set[int | None]] = {}
    for parcel in parcels:
        if parcel.declared:
            seen.setdefault(parcel.declared, set()).add(parcel.cultivated)
    statuses = {name: _declared_status(next(iter(found))) for name, found in seen.items() if len(found) == 1}
    statuses |= {status: status for status in (CULTIVATED, NOT_CULTIVATED, NOT_DECLARED)}
    return statuses | dict.fromkeys(not_cultivated, NOT_CULTIVATED) | dict.fromkeys(cultivated, CULTIVATED)


def judge(
    parcels: Sequence[ReviewParcel],
    decisions: Mapping[ParcelKey, Decision],
    corrections: Mapping[ParcelKey, QgsGeometry],
    statuses: Mapping[str, str],
    *,
    unreviewed: bool,
) -> list[Judgement]:
    """Return what parcels are taken for after the review, in their order.

    - Confirmed: a declared parcel is what was declared; a field of the map is cultivated.
    - Changed: the corrected class and the outline drawn, each where there is one. With neither nobody knows what is
      right, so it is never scored.
    - Inconclusive: never scored.
    - Not reviewed: as declared, or never scored. A field of the map that nobody looked at is left out, as nothing
      is declared there, unless what is not reviewed shall not be scored.

    Args:
        parcels: The parcels of the agreement.
        decisions: What stands.
        corrections: Outlines that were drawn; one that does not even meet its parcel's bounds is not taken.
        statuses: Status of each class, see `class_statuses`.
        unreviewed: Whether parcels without a decision count as declared.

    Raises:
        InputError: A corrected class has no known status; all such classes are named.
    """
    _require_statuses(decisions.values(), statuses)
    judgements = []
    for parcel in parcels:
        decision = decisions.get(parcel.key)
        if decision is not None:
            judgements.append(_judged(parcel, decision, _drawn_here(parcel, corrections.get(parcel.key)), statuses))
        elif not unreviewed:
            judgements.append(Judgement(parcel, Reason.UNREVIEWED, NOT_DECLARED, parcel.declared or "", None, None))
        elif parcel.source == Source.AGREEMENT:
            judgements.append(_as_it_was(parcel, Reason.UNREVIEWED, None))
    return judgements


def _drawn_here(parcel: ReviewParcel, outline: QgsGeometry | None) -> QgsGeometry | None:
    """Return an outline, unless it lies so far away that it was drawn for another parcel of that identifier."""
    if outline is None or parcel.bounds is None:
        return outline
    return outline if outline.boundingBox().intersects(QgsRectangle(*parcel.bounds)) else None


def _judged(
    parcel: ReviewParcel, decision: Decision, outline: QgsGeometry | None, statuses: Mapping[str, str]
) -> Judgement:
    if decision.outcome is Outcome.CONFIRMED:
        return _as_it_was(parcel, Reason.CONFIRMED, decision)
    if decision.outcome is Outcome.INCONCLUSIVE:
        return Judgement(parcel, Reason.INCONCLUSIVE, NOT_DECLARED, parcel.declared or "", decision, None)
    if decision.corrected_class:
        crop = decision.corrected_class
        return Judgement(parcel, Reason.CHANGED, statuses[crop], crop, decision, outline)
    if outline is None:
        return Judgement(parcel, Reason.UNCLEAR, NOT_DECLARED, parcel.declared or "", decision, None)
    return _as_it_was(parcel, Reason.CHANGED, decision, outline)


def _as_it_was(
    parcel: ReviewParcel, reason: Reason, decision: Decision | None, outline: QgsGeometry | None = None
) -> Judgement:
    status = CULTIVATED if parcel.source == Source.MAP_ONLY else _declared_status(parcel.cultivated)
    return Judgement(parcel, reason, status, parcel.declared or "", decision, outline)


def _declared_status(cultivated: int | None) -> str:
    if cultivated is None:
        return NOT_DECLARED
    return CULTIVATED if cultivated else NOT_CULTIVATED


def _require_statuses(decisions: Iterable[Decision], statuses: Mapping[str, str]) -> None:
    named = {each.corrected_class for each in decisions if each.outcome is Outcome.CHANGED and each.corrected_class}
    if unknown := sorted(named - set(statuses)):
        raise InputError(
            translate(
                "export",
                "Whether these corrected classes are cultivated is not known: {classes}. Name each among the "
                "cultivated classes or those that are not.",
            ).format(classes=", ".join(f"'{name}'" for name in unknown))
        )
