"""How long a failed request waits."""

from __future__ import annotations

import datetime
import email.utils
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.transfer.waiting import LONGEST_WAIT_S, backoff, retry_after

NOW = datetime.datetime(2019, 7, 1, 10, 0, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 30 ", 30.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("-5", 0.0),
        ("30000", LONGEST_WAIT_S),  # seconds, whoever takes them for milliseconds
        ("Mon, 01 Jul 2019 10:00:45 GMT", 45.0),
        ("Mon, 01 Jul 2019 12:00:45 +0200", 45.0),
        ("Mon, 01 Jul 2019 10:00:45 -0000", 45.0),
        ("Sun, 30 Jun 2019 10:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT_S),
        ("soon", None),
        ("", None),
        ("nan", None),
        (None, None),
    ],
)
def test_both_forms_of_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_a_number_may_count_milliseconds_and_a_date_never_does() -> None:
    assert retry_after("9000", NOW, 0.001) == 9.0
    assert retry_after("Mon, 01 Jul 2019 10:00:45 GMT", NOW, 0.001) == 45.0


@given(st.integers(0, 200))
def test_a_date_says_the_same_as_seconds(seconds: int) -> None:
    moment = NOW + datetime.timedelta(seconds=seconds)
    assert retry_after(email.utils.format_datetime(moment, usegmt=True), NOW) == retry_after(str(seconds), NOW)


@given(st.text(max_size=40))
def test_no_header_breaks_the_reading(value: str) -> None:
    found = retry_after(value, NOW)
    assert found is None or 0 <= found <= LONGEST_WAIT_S


@given(st.integers(1, 40), st.integers(0, 2**31))
def test_waits_grow_and_stay_below_a_minute(attempt: int, seed: int) -> None:
    wait = backoff(attempt, None, random.Random(seed))
    longest = min(2.0 ** (attempt - 1), 60.0)
    assert longest / 2 <= wait <= longest


@given(st.floats(0, LONGEST_WAIT_S), st.integers(0, 2**31))
def test_never_sooner_than_asked(asked: float, seed: int) -> None:
    assert asked <= backoff(1, asked, random.Random(seed)) <= 1.1 * asked + 0.5
