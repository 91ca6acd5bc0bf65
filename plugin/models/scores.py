"""The scores of a card as a table: a row for each place they were measured at, a column for each measure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from furrow.processing_provider.texts import translate

__all__ = ["score_table"]

_MOST = 200  # scores of a card are shown


def score_table(scores: Mapping[str, Any]) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Return the titles of the columns, and of each row its title and cells; empty cells where nothing was measured.

    A score is called by its measure, followed by the place where it was measured: `f1_other_region` is the F1 of
    `other_region`. Measures that nobody here knows are columns too, of the place without a name.

    Args:
        scores: Name -> value; values that are no finite numbers are left out.
    """
    cells: dict[str, dict[str, float]] = {}
    for name, value in list(scores.items())[:_MOST]:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            continue
        measure, place = _parted(str(name))
        cells.setdefault(place, {})[measure] = float(value)
    known = _measures()
    used = {measure for row in cells.values() for measure in row}
    columns = [*(each for each in known if each in used), *sorted(used - set(known))]
    titles = [known.get(column, column.replace("_", " ")) for column in columns]
    rows = [
        (_place(place), [f"{row[column]:.3f}" if column in row else "" for column in columns])
        for place, row in cells.items()
    ]
    return titles, rows


def _parted(name: str) -> tuple[str, str]:
    """Return measure and place of a score's name."""
    for measure in sorted(_measures(), key=len, reverse=True):
        if name == measure:
            return measure, ""
        if name.startswith(f"{measure}_"):
            return measure, name.removeprefix(f"{measure}_")
    return name, ""


def _measures() -> dict[str, str]:
    return {
        "weighted_mcc": translate("scores", "weighted MCC"),
        "weighted_mcc_at_half": translate("scores", "weighted MCC at threshold 0.5"),
        "mcc": translate("scores", "MCC"),
        "mcc_declared": translate("scores", "MCC on declared land"),
        "f1": translate("scores", "F1"),
        "iou": translate("scores", "IoU"),
        "precision": translate("scores", "precision"),
        "recall": translate("scores", "recall"),
        "accuracy": translate("scores", "accuracy"),
        "overall_accuracy": translate("scores", "overall accuracy"),
    }


def _place(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}".replace("_", " ") if name else translate("scores", "Test set")
