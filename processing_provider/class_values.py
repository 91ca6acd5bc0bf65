"""Lists of classes as analysts write them: "2, 3, 6-11, 'winter wheat'"."""

from __future__ import annotations

import re

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.texts import translate

__all__ = ["CULTIVATED", "NOT_DECLARED", "class_text", "class_values"]

CULTIVATED = "2,3,4,6-11,13-23,25,28"
"""The label groups that count as cultivated in the Enhanced Sentinel-2 Agriculture challenge: arable
crops, vegetables, nurseries, short-rotation coppice and hops."""

NOT_DECLARED = "100"
"""The label of agricultural land that nobody declared, in the same challenge."""

_ITEM = re.compile(r"""\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^,;]*?))\s*(?:[,;]|$)""")
_RANGE = re.compile(r"(0|[1-9]\d*)\s*-\s*(0|[1-9]\d*)")
_LARGEST_RANGE = 100_000


def class_values(text: str) -> tuple[str, ...]:
    """Return the classes of a list.

    Args:
        text: Classes parted by commas or semicolons. Whole numbers may be given as ranges (6-11).
            A class that holds a comma, or looks like a range, is put in quotes.

    Raises:
        InputError: A quote is not closed, or a range runs backwards or is endless.
    """
    values: list[str] = []
    position = 0
    while position < len(text):
        item = _ITEM.match(text, position)
        if item is None or (item["bare"] or "").startswith(("'", '"')):
            raise InputError(
                translate(
                    "class_values", "A quote in the list of classes '{text}' is not closed: check it after '{start}'."
                ).format(text=text, start=text[:position])
            )
        position = item.end()
        quoted = item["double"] if item["double"] is not None else item["single"]
        if quoted is not None:
            values.append(quoted)
        elif item["bare"]:
            values.extend(_expanded(item["bare"]))
    return tuple(dict.fromkeys(values))


def _expanded(value: str) -> list[str]:
    bounds = _RANGE.fullmatch(value)
    if bounds is None:
        return [value]
    first, last = int(bounds[1]), int(bounds[2])
    if last < first or last - first > _LARGEST_RANGE:
        raise InputError(
            translate(
                "class_values",
                "The range '{value}' of classes does not go from a lower to a higher number: correct or quote it.",
            ).format(value=value)
        )
    return [str(number) for number in range(first, last + 1)]


def class_text(value: object) -> str:
    """Return the class of a parcel as the text it is compared by: 2, 2.0 and " 2" are all "2"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
