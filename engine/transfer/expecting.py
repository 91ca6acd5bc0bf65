"""Checks of answers: a status of 200 does not mean that the body is what was asked for."""

from __future__ import annotations

from collections.abc import Callable

from furrow.engine.transfer.answers import Answer, UnexpectedAnswerError

__all__ = ["content_range", "expect_json", "expect_range"]


def expect_json(answer: Answer) -> None:
    """Raise `UnexpectedAnswerError` unless the body is a JSON object."""
    if not isinstance(answer.document(), dict):
        raise UnexpectedAnswerError("it sent JSON that is no object")


def expect_range(first: int, last: int) -> Callable[[Answer], None]:
    """Return a check that a body is the bytes `first` to `last` of a file, or its end when the file is shorter."""
    return _RangeCheck(first, last)


class _RangeCheck:
    """See `expect_range`."""

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last

    def __call__(self, answer: Answer) -> None:
        if answer.status != 206:
            raise UnexpectedAnswerError(f"it does not give parts of files (status {answer.status})")
        start, end, total = content_range(answer)
        wanted = min(self._last, total - 1)
        if (start, end) != (self._first, wanted) or len(answer.body) != wanted - self._first + 1:
            raise UnexpectedAnswerError(
                f"it sent {len(answer.body)} bytes from {start} instead of those from {self._first} to {wanted}"
            )


def content_range(answer: Answer) -> tuple[int, int, int]:
    """Return first byte, last byte and size of the whole file that an answer states.

    Raises:
        UnexpectedAnswerError: The header is missing or makes no sense.
    """
    text = answer.headers.get("Content-Range", "")
    unit, _, rest = text.partition(" ")
    span, _, total = rest.partition("/")
    first, _, last = span.partition("-")
    try:
        numbers = int(first), int(last), int(total)
    except ValueError:
        numbers = (0, -1, 0)
    if unit != "bytes" or not 0 <= numbers[0] <= numbers[1] < numbers[2]:
        raise UnexpectedAnswerError(f"it states the part of the file as {text[:60]!r}")
    return numbers
