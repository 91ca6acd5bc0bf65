"""How long to wait before a request is tried again."""

from __future__ import annotations

import datetime
import email.utils
import random

__all__ = ["LONGEST_WAIT_S", "RETRIED_STATUSES", "backoff", "retry_after"]

RETRIED_STATUSES = {
    408: "the service timed out",
    425: "the service was not ready",
    429: "the service asked to slow down",
    500: "the service failed",
    502: "the service was not reached by its gateway",
    503: "the service is busy or down for maintenance",
    504: "the service did not answer its gateway in time",
}
"""Statuses that another try may mend, with their meaning. Every other status from 400 on is final."""

LONGEST_WAIT_S = 300.0
"""No single wait is longer, whatever a service asks for: it is asked again by then."""

_FIRST_WAIT_S = 1.0


def retry_after(value: str | None, now: datetime.datetime, unit_s: float = 1.0) -> float | None:
    """Return the seconds a `Retry-After` header asks to wait (RFC 9110, section 10.2.3), None when it says nothing.

    Args:
        value: Whole seconds or an HTTP date; some services send fractions of a second.
        now: The present, with its time zone.
        unit_s: What a number counts, in seconds.
    """
    if value is None or not value.strip():
        return None
    text = value.strip()
    try:
        seconds = float(text) * unit_s
    except ValueError:
        try:
            moment = email.utils.parsedate_to_datetime(text)
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
        if moment.tzinfo is None:  # "-0000" means UTC of an unknown place
            moment = moment.replace(tzinfo=datetime.UTC)
        seconds = (moment - now).total_seconds()
    if seconds != seconds:  # not a number
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT_S)


def backoff(attempt: int, asked: float | None, jitter: random.Random) -> float:
    """Return the seconds to wait after a failed attempt.

    Args:
        attempt: Number of the attempt that failed, from 1.
        asked: What the service asked for, or None.
        jitter: Spreads the tries of several threads, so that they do not come back all at once.

    Returns:
        What was asked plus up to a tenth and half a second; otherwise 1 s, 2 s, 4 s ... each shortened by up to half.
    """
    if asked is not None:
        return asked + jitter.uniform(0, 0.5 + asked / 10)
    longest = min(_FIRST_WAIT_S * 2 ** (attempt - 1), LONGEST_WAIT_S / 5)
    return jitter.uniform(longest / 2, longest)
