"""The log of a training: a CSV that grows row by row and survives a kill."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from furrow.engine.atomic import atomic_file
from furrow.engine.training.disk import told_when_full

__all__ = ["TrainingLog", "read_rows"]


class TrainingLog:
    """Rows of one training, in the order of their steps.

    Args:
        path: The file; its folder is made when it is missing.
        columns: Names of the columns; the first is "step".
    """

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.path, self.columns = path, tuple(columns)
        self.last_step = -1

    def begin(self, step: int) -> None:
        """Keep the rows up to a step alone, those of the same columns: what came later was not kept elsewhere."""
        rows = [row for row in read_rows(self.path) if tuple(row) == self.columns and int(row["step"]) <= step]
        with atomic_file(self.path) as temporary:
            temporary.write_text(_line(self.columns) + "".join(_line(row.values()) for row in rows), encoding="utf-8")
        self.last_step = int(rows[-1]["step"]) if rows else -1

    def add(self, row: Mapping[str, float | int | None]) -> None:
        """Add a row, in one piece; None leaves a cell empty.

        Raises:
            ResourceError: The disk is full.
        """
        line = _line("" if row.get(name) is None else _text(row[name]) for name in self.columns)
        with told_when_full(self.path.parent, "The log"), self.path.open("ab", buffering=0) as file:
            file.write(line.encode())
        self.last_step = int(row["step"] or 0)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the whole rows of a log, column -> text; a last row that a kill cut short is left out."""
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8")
    whole = text[: text.rfind("\n") + 1]
    return [row for row in csv.DictReader(io.StringIO(whole)) if None not in row and None not in row.values()]


def _line(cells: object) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)  # type: ignore[arg-type]
    return buffer.getvalue()


def _text(value: float | int | None) -> str:
    return str(value) if isinstance(value, int) else f"{value:.6g}"
