"""Class mappings: which crop codes are cultivated, which are not, and which nobody declared.

A mapping is a table with the columns `code`, `name` and `status`, kept as CSV so that an analyst can edit it with any
program. A code is exact, or the beginning of codes when it ends in `*`; of several rules that fit a code the exact
one wins, then the longest beginning. The presets of `resources/class_mappings` say in a column `comment` what in them
is judgement; further columns are not read.
"""

from __future__ import annotations

import csv
import io
import math
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from furrow.engine.contract.errors import InputError

__all__ = [
    "CULTIVATED",
    "NOT_CULTIVATED",
    "NOT_DECLARED",
    "PRESETS",
    "STATUSES",
    "ClassMapping",
    "ClassRule",
    "code_text",
    "load_mapping",
]

CULTIVATED = "cultivated"
NOT_CULTIVATED = "not_cultivated"
NOT_DECLARED = "not_declared"
STATUSES = (CULTIVATED, NOT_CULTIVATED, NOT_DECLARED)
"""What a parcel can be. Land that is not declared is never scored."""

PRESETS = {"slovenia": "slovenia.csv", "eurocrops-hcat": "eurocrops_hcat.csv"}
"""Name of a preset -> its file in `resources/class_mappings`."""

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "class_mappings"
_COLUMNS = ("code", "name", "status")
_LARGEST = 10_000_000  # bytes; the largest crop list has some thousand lines


@dataclass(frozen=True)
class ClassRule:
    """One line of a mapping.

    Attributes:
        code: Code, or the beginning of codes with a `*` at its end.
        name: What the code means, in words; may be empty.
        status: One of `STATUSES`.
    """

    code: str
    name: str
    status: str


class ClassMapping:
    """Finds the rule of a code.

    Args:
        rules: The lines of the mapping.

    Raises:
        InputError: A code is empty or stands there twice, or a status is unknown.
    """

    def __init__(self, rules: Iterable[ClassRule] = ()) -> None:
        self.rules = tuple(rules)
        self._exact: dict[str, ClassRule] = {}
        self._beginnings: dict[str, ClassRule] = {}
        for number, rule in enumerate(self.rules, 1):
            self._add(rule, f"its rule {number}")

    def find(self, code: str) -> ClassRule | None:
        """Return the rule of a code, None when there is none. An empty code has none."""
        if not code:
            return None
        if code in self._exact:
            return self._exact[code]
        for length in range(len(code), -1, -1):
            rule = self._beginnings.get(code[:length])
            if rule is not None:
                return rule
        return None

    def over(self, other: ClassMapping) -> ClassMapping:
        """Return a mapping in which these rules go before those of another, whatever their length."""
        return _Layered(self, other)

    def to_csv(self) -> str:
        """Return the rules as the text of a CSV file."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((rule.code, rule.name, rule.status) for rule in self.rules)
        return text.getvalue()

    def write(self, path: Path) -> None:
        """Write the rules as a CSV file, which appears whole or not at all.

        Raises:
            InputError: It cannot be written.
        """
        temporary = path.with_name(f".{path.name}-{uuid.uuid4().hex[:8]}")
        try:
            temporary.write_text(self.to_csv(), encoding="utf-8", newline="")
            os.replace(temporary, path)  # noqa: PTH105 - as everywhere where a file takes its place
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise InputError(
                f"The class mapping cannot be written to '{path}' ({error.strerror}): choose another place."
            ) from error

    @classmethod
    def from_csv(cls, text: str, name: str) -> ClassMapping:
        """Return the mapping of a CSV text.

        Args:
            text: Lines parted by commas, semicolons or tabs; the first names the columns.
            name: What the table is called in errors.

        Raises:
            InputError: A column is missing, or a line is wrong; the text names the line.
        """
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            columns = {(column or "").strip().casefold(): column for column in reader.fieldnames or ()}
            if missing := [column for column in _COLUMNS if column not in columns and column != "name"]:
                raise InputError(
                    f"The class mapping '{name}' has no column '{missing[0]}' in its first line: "
                    "name the columns code, name, status."
                )
            mapping = cls()
            rules = [mapping._read(row, columns, name, reader.line_num) for row in reader]
        except csv.Error as error:
            raise InputError(
                f"The class mapping '{name}' is no sound CSV in line {reader.line_num + 1} ({error}): correct the line."
            ) from error
        mapping.rules = tuple(rule for rule in rules if rule is not None)
        return mapping

    def _read(
        self, row: Mapping[str | None, str | None], columns: Mapping[str, str], name: str, line: int
    ) -> ClassRule | None:
        """Add the rule of a line and return it; None for an empty line."""
        code, words, status = ((row.get(columns.get(column)) or "").strip() for column in _COLUMNS)
        if not (code or words or status):
            return None
        rule = ClassRule(code, words, "_".join(status.casefold().replace("_", " ").split()))
        self._add(rule, f"'{name}', line {line}")
        return rule

    def _add(self, rule: ClassRule, place: str) -> None:
        if not rule.code:
            raise InputError(f"The class mapping, {place}, has no code: give one, or remove the line.")
        if rule.status not in STATUSES:
            raise InputError(
                f"The class mapping, {place}, gives the code '{rule.code}' the status '{rule.status}': "
                f"write {', '.join(STATUSES[:-1])} or {STATUSES[-1]}."
            )
        begins = rule.code.endswith("*")
        table, key = (self._beginnings, rule.code[:-1]) if begins else (self._exact, rule.code)
        if key in table:
            raise InputError(f"The class mapping, {place}, names the code '{rule.code}' again: keep one of the lines.")
        table[key] = rule


class _Layered(ClassMapping):
    """Two mappings, the first of which goes before the second."""

    def __init__(self, first: ClassMapping, second: ClassMapping) -> None:
        super().__init__()
        self._first, self._second = first, second
        named = {rule.code for rule in first.rules}
        self.rules = (*first.rules, *(rule for rule in second.rules if rule.code not in named))

    def find(self, code: str) -> ClassRule | None:
        """Return the first mapping's rule of a code, else the second's."""
        return self._first.find(code) or self._second.find(code)


def code_text(value: object) -> str:
    """Return a value of a class field as the code it is looked up by: 2, 2.0 and " 2" are all "2", nothing is ""."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def load_mapping(preset: str = "", table: str = "") -> ClassMapping:
    """Return a preset, a CSV file, or the file over the preset.

    Args:
        preset: A name of `PRESETS`, or empty.
        table: Path of a CSV file, or empty.

    Raises:
        InputError: There is no such preset or file, or the file is wrong.
    """
    if preset and preset not in PRESETS:
        raise InputError(f"There is no class mapping '{preset}': choose one of {', '.join(PRESETS)}.")
    base = _read_file(_FOLDER / PRESETS[preset]) if preset else ClassMapping()
    return _read_file(Path(table)).over(base) if table else base


def _read_file(path: Path) -> ClassMapping:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"The class mapping '{path}' is larger than 10 MB: choose the CSV of the crop codes.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"The class mapping '{path}' is no text in UTF-8: save it as CSV in UTF-8.") from error
    except OSError as error:
        raise InputError(
            f"The class mapping '{path}' cannot be read ({error.strerror}): choose a CSV with the columns "
            "code, name, status."
        ) from error
    return ClassMapping.from_csv(text, path.name)
