"""What came, what did not, and why: the count of a download and its one line at the end."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import FurrowError, TransferError
from furrow.engine.imagery.sources.source import Estimate
from furrow.engine.reporting import Reporter

__all__ = ["Tally"]

_IN_A_ROW = 24  # failures without a success between them, after which going on is of no use
_NOTHING = "Nothing came. "
_SHOWN = 50  # problems that are told one by one


class Tally:
    """Counts dates and boxes, and tells progress.

    Args:
        boxes: Number of boxes of the run.
        reporter: Told of progress and problems.
    """

    def __init__(self, boxes: int, reporter: Reporter) -> None:
        self._boxes, self._reporter = boxes, reporter
        self._share = 0.0  # boxes done, in parts of dates
        self._weights: dict[str, int] = {}
        self._counts: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._seasons: list[Path] = []
        self._problems: list[str] = []
        self._in_a_row = 0

    def planned(self, name: str, to_do: int, *, present: int, empty: int) -> None:
        """Note how many dates of a box there are to do, are there already, and hold no data."""
        self._weights[name] = to_do
        self._counts["present"] += present
        self._counts["empty"] += empty
        if not to_do:
            self._share += 1
        self._progress()

    def fetched(self, name: str) -> None:
        """Note an image that came."""
        self._in_a_row = 0
        self._step(name, "fetched")

    def empty(self, name: str) -> None:
        """Note an image that holds no data there."""
        self._in_a_row = 0
        self._step(name, "empty")

    def failed(self, name: str, day: datetime.date, error: FurrowError) -> None:
        """Note an image that did not come.

        Raises:
            TransferError: So many failed in a row that going on is of no use.
        """
        self._in_a_row += 1
        self._problem(f"{name}, {day}: {error}", error)
        self._step(name, "failed")
        if self._in_a_row >= _IN_A_ROW:
            raise TransferError(
                f"The last {self._in_a_row} images failed one after another, so the job stopped; what came stays. "
                f"The last reason: {error}"
            )

    def box_failed(self, name: str, error: FurrowError) -> None:
        """Note a box whose images could not even be listed."""
        self._counts["failed_boxes"] += 1
        self._problem(f"{name}: {error}", error)
        self._share += 1
        self._progress()

    def job_failed(self, name: str, error: FurrowError) -> None:
        """Note a box whose own job failed; where nothing came, its first reason is told rather than that."""
        reason = str(error).removeprefix(_NOTHING).removeprefix(f"{name}: ")
        self.box_failed(name, TransferError(reason))

    def box_of_others(self, name: str, values: dict[str, Any]) -> None:
        """Note a box that a job of its own fetched.

        Args:
            name: Of the box.
            values: Of the job's result.
        """
        for kind in ("fetched", "present", "empty", "failed"):
            self._counts[kind] += values[kind]
        for sentence in values["problems"]:
            self._problem(sentence, TransferError(sentence.partition(": ")[2] or sentence))
        dates = values["fetched"] + values["present"]
        if values["complete"]:
            self._seasons += map(Path, values["seasons"])
            self._reporter.message(f"{name}: complete, {dates} dates.")
        else:
            self._reporter.message(f"{name}: incomplete, {dates} dates are there.")
        self._share += 1
        self._progress()

    def box_done(self, name: str, folder: Path, *, complete: bool, dates: int) -> None:
        """Note a box of which nothing is under way any more."""
        if complete and dates:
            self._seasons.append(folder)
            self._reporter.message(f"{name}: complete, {dates} dates.")
        elif complete:
            self._counts["failed_boxes"] += 1
            self._problem(f"{name}: no image of the period shows it; widen the period or the cloud limit.", None)
        else:
            self._reporter.message(f"{name}: incomplete, {dates} dates are there.")

    def result(self, spent: Estimate) -> dict[str, Any]:
        """Return the result of the job, with its one line.

        Args:
            spent: What it took.

        Raises:
            TransferError: Nothing came and nothing was there.
        """
        counts = self._counts
        complete = len(self._seasons) == self._boxes
        summary = self._summary(spent.bytes)
        (self._reporter.message if complete else self._reporter.warn)(summary)
        if self._problems and not counts["fetched"] and not counts["present"]:
            raise TransferError(f"{_NOTHING}{self._problems[0]}")
        return self._document(spent, summary, complete=complete)

    def estimate(self, total: Estimate, to_fetch: int) -> dict[str, Any]:
        """Return the result of a dry run, with its one line."""
        summary = (
            f"To fetch: {to_fetch} dates of {self._boxes} boxes, {total.requests} requests, "
            f"{total.processing_units:,.1f} processing units, about {total.bytes / 1e6:,.0f} MB. Nothing was fetched."
        )
        self._reporter.message(summary)
        return self._document(total, summary, complete=False)

    def _document(self, cost: Estimate, summary: str, *, complete: bool) -> dict[str, Any]:
        return {
            "boxes": self._boxes,
            **{key: self._counts[key] for key in ("fetched", "present", "empty", "failed")},
            "complete": complete,
            "seasons": [str(folder) for folder in self._seasons],
            "requests": cost.requests,
            "processing_units": cost.processing_units,
            "megabytes": cost.bytes / 1e6,
            "summary": summary,
            "problems": self._problems,
        }

    def _summary(self, received: int) -> str:
        counts = self._counts
        parts = [f"{counts['fetched']} dates came ({received / 1e6:,.1f} MB)", f"{counts['present']} were there"]
        if counts["empty"]:
            parts.append(f"{counts['empty']} hold no data")
        if counts["failed"]:
            parts.append(f"{counts['failed']} did not come")
        if counts["failed_boxes"]:
            parts.append(f"{counts['failed_boxes']} boxes could not be served")
        line = f"{len(self._seasons)} of {self._boxes} boxes are complete: {', '.join(parts)}."
        if self._reasons:
            reason, often = self._reasons.most_common(1)[0]
            line += f" Most often ({often} times): {reason} Run the job again to fetch what is missing."
        return line

    def _problem(self, sentence: str, error: FurrowError | None) -> None:
        self._problems.append(sentence)
        if error is not None:
            self._reasons[str(error)] += 1
        if len(self._problems) <= _SHOWN:
            self._reporter.warn(sentence)

    def _step(self, name: str, kind: str) -> None:
        self._counts[kind] += 1
        self._share += 1 / self._weights[name]
        self._progress()

    def _progress(self) -> None:
        counts = self._counts
        self._reporter.progress(
            min(self._share / self._boxes, 0.999),
            f"{counts['fetched']} dates fetched, {counts['present']} were there, {counts['failed']} failed",
        )
