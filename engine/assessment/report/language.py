"""The language of a report: its texts, and how it writes numbers and dates."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from furrow.__about__ import ROOT
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.report_jobs import LANGUAGES

__all__ = ["CATALOGUES", "Language"]

CATALOGUES = ROOT / "resources" / "report"
"""Folder of the texts, a file a language, and of the template."""

_MINUS = "\N{MINUS SIGN}"
_UNDEFINED = "\N{EN DASH}"


@dataclass(frozen=True)
class Language:
    """Texts and forms of one language.

    Attributes:
        code: Of ISO 639-1, as `lang` of HTML has it.
        texts: Text of each key; `{name}` is filled in.
        forms: Decimal and thousands separator, patterns of shares and dates, names of the months.
    """

    code: str
    texts: Mapping[str, str]
    forms: Mapping[str, str]

    @classmethod
    def of(cls, code: str) -> Self:
        """Return a language by its code.

        Raises:
            InputError: It is none that reports are written in.
        """
        if code not in LANGUAGES:
            raise InputError(f"Reports are not written in '{code}': choose one of {', '.join(LANGUAGES)}.")
        held = json.loads((CATALOGUES / f"{code}.json").read_text(encoding="utf-8"))
        return cls(code, held["texts"], held["forms"])

    def text(self, key: str, **values: str) -> str:
        """Return a text with its values filled in. What is filled in is data, never a pattern."""
        return self.texts[key].format(**values)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Return a number with a fixed number of decimals; a dash where there is none."""
        if value is None or math.isnan(value):
            return _UNDEFINED
        shown = f"{abs(value):,.{digits}f}".translate(
            {ord(","): self.forms["thousands"], ord("."): self.forms["decimal"]}
        )
        return f"{_MINUS}{shown}" if value < 0 and any(letter in "123456789" for letter in shown) else shown

    def share(self, value: float | None, digits: int = 1) -> str:
        """Return a share, 0 to 1, in per cent."""
        if value is None or math.isnan(value):
            return _UNDEFINED
        return self.forms["percent"].format(number=self.number(100 * value, digits))

    def date(self, day: datetime.date) -> str:
        """Return a day in words."""
        month = self.forms["months"].split()[day.month - 1]
        return self.forms["date"].format(day=day.day, month=month, year=day.year)
