"""The period of a season."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from furrow.engine.contract.errors import InputError

__all__ = ["Period", "period_of"]


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included."""

    first: datetime.date
    last: datetime.date

    def request(self) -> dict[str, str]:
        """Return the period as JSON."""
        return {"first_day": self.first.isoformat(), "last_day": self.last.isoformat()}

    def interval(self) -> str:
        """Return the period as STAC wants it, in UTC."""
        return f"{self.first}T00:00:00Z/{self.last}T23:59:59Z"

    def holds(self, moment: datetime.datetime) -> bool:
        """Whether a moment lies in the period."""
        return self.first <= moment.date() <= self.last


def period_of(first: str, last: str) -> Period:
    """Return the period between two ISO dates.

    Raises:
        InputError: A date is none, or the last comes before the first.
    """
    try:
        period = Period(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    except ValueError as error:
        raise InputError(f"'{first}' or '{last}' is no date: write them as 2019-03-01.") from error
    if period.last < period.first:
        raise InputError(f"The period ends on {last}, before it begins on {first}: exchange the two.")
    return period
