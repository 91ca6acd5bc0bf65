"""Events: one line each, and nothing else passes for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError
from furrow.engine.contract.events import (
    Event,
    Failure,
    LayerReady,
    Measurement,
    Message,
    Progress,
    Result,
    Warn,
    decode,
    encode,
)

texts = st.text(st.characters(exclude_categories=("Cs",)))
numbers = st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
)
events = st.one_of(
    st.builds(Progress, numbers, texts, st.none() | numbers),
    st.builds(Message, texts),
    st.builds(Warn, texts),
    st.builds(LayerReady, texts, texts, texts),
    st.builds(Measurement, st.integers(), st.integers(), st.dictionaries(texts, numbers, max_size=4)),
    st.builds(Result, st.dictionaries(texts, values, max_size=4)),
    st.builds(Failure, texts, texts),
)


@given(events)
def test_an_event_survives_its_line(event: Event) -> None:
    line = encode(event)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line) == event


@given(events)
def test_a_newer_engine_may_say_more(event: Event) -> None:
    document = json.loads(encode(event)) | {"a field of tomorrow": 1}
    assert decode(json.dumps(document).encode()) == event


@given(st.binary())
def test_other_lines_are_refused(line: bytes) -> None:
    with pytest.raises(InputError, match="no event"):
        decode(line)


@pytest.mark.parametrize(
    "line",
    [b"{}", b"[]", b"7", b'"result"', b'{"event": "unheard-of"}', b'{"event": "failure"}', b'{"event": ["result"]}'],
)
def test_json_that_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(InputError, match="no event"):
        decode(line)


def test_numbers_that_json_does_not_know_are_not_sent() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode(Result({"mcc": float("nan")}))
