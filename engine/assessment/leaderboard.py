"""The leaderboard of a challenge among a team: one CSV, a row an entry, and a page that shows it."""

from __future__ import annotations

import csv
import dataclasses
import io
import math
import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from furrow.engine.assessment.leaderboard_page import page_of
from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import DamagedFileError, InputError
from furrow.engine.reporting import Reporter

__all__ = ["Row", "add_row", "check_text", "page_path", "ranked", "read_rows"]

_WAIT_S = 0.2
_LONGEST_WAIT_S = 60.0
_LARGEST = 20_000_000  # bytes; a hundred thousand rows
_LONGEST_TEXT = 100
_COMPUTED = tuple("=+-@")  # a spreadsheet would take such a text for a formula
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Row:
    """An entry.

    Attributes:
        entry: Its name.
        team: Who entered it; may be empty.
        time: When it was scored, UTC, ISO 8601.
        public_weighted_mcc: Pooled over the public half of the boxes.
        private_weighted_mcc: Pooled over the private half.
        boxes: Of both halves.
        model: Name of the model that made it; empty where none was named.
        model_version: Its version.
        archive_sha256: Of the archive.
        seed: That decided which boxes are public.
        reference_sha256: Of names and content of references and weights.
    """

    entry: str
    team: str
    time: str
    public_weighted_mcc: float
    private_weighted_mcc: float
    boxes: int
    model: str
    model_version: str
    archive_sha256: str
    seed: int
    reference_sha256: str


_COLUMNS = tuple(column.name for column in dataclasses.fields(Row))


def check_text(text: str, what: str) -> str:
    """Return a name without spaces around it.

    Raises:
        InputError: It is too long, holds line breaks or the like, or would be computed by a spreadsheet.
    """
    plain = text.strip()
    if len(plain) > _LONGEST_TEXT:
        raise InputError(f"The {what} has {len(plain)} letters: give at most {_LONGEST_TEXT}.")
    if any(unicodedata.category(letter).startswith("C") for letter in plain):
        raise InputError(f"The {what} {plain!r} holds line breaks or characters that cannot be seen: leave them out.")
    if plain.startswith(_COMPUTED):
        raise InputError(f"The {what} '{plain}' begins like a formula of a spreadsheet: begin it with a letter.")
    return plain


def page_path(leaderboard: Path) -> Path:
    """Return the page that lies beside a leaderboard."""
    return leaderboard.with_suffix(".html")


def read_rows(leaderboard: Path) -> list[Row]:
    """Return the rows of a leaderboard in the order they were added; none where there is no file.

    Raises:
        DamagedFileError: It is none, or not whole.
    """
    if not leaderboard.is_file() or not leaderboard.stat().st_size:
        return []
    damaged = DamagedFileError(
        f"The file '{leaderboard}' is no leaderboard of Furrow, or is not whole: choose another name, or restore it."
    )
    if leaderboard.stat().st_size > _LARGEST:
        raise damaged
    try:
        lines = list(csv.reader(io.StringIO(leaderboard.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise damaged from error
    if not lines or tuple(lines[0]) != _COLUMNS:
        raise damaged
    return [_row(cells, damaged) for cells in lines[1:]]


def ranked(rows: Sequence[Row]) -> list[Row]:
    """Return rows by public score, the best first; of equals the earlier one."""
    return sorted(rows, key=lambda row: -row.public_weighted_mcc)


def add_row(leaderboard: Path, row: Row, reporter: Reporter, *, show_private: bool) -> list[Row]:
    """Add a row to a leaderboard and write its page anew; return all rows in the order they were added.

    Others may add rows at the same time, here or on another machine that shares the disk: one after the other does.

    Args:
        leaderboard: CSV; it is made where there is none.
        row: The row.
        reporter: Asked whether to stop while another writes.
        show_private: Whether the page shows the private scores.

    Raises:
        InputError: Earlier rows were scored by another seed or other references, or someone else does not let go of
            the file.
        DamagedFileError: The file is no leaderboard, or not whole.
        JobCancelledError: The job was cancelled while it waited.
    """
    leaderboard.parent.mkdir(parents=True, exist_ok=True)
    with _held(leaderboard, reporter):
        rows = [*read_rows(leaderboard), row]
        _check_comparable(leaderboard, rows)
        with atomic_file(leaderboard) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(_COLUMNS)
            writer.writerows(dataclasses.astuple(each) for each in rows)
        page = page_of(leaderboard.stem, [dataclasses.asdict(each) for each in ranked(rows)], show_private=show_private)
        with atomic_file(page_path(leaderboard)) as temporary:
            temporary.write_text(page, encoding="utf-8")
    return rows


@contextmanager
def _held(leaderboard: Path, reporter: Reporter) -> Iterator[None]:
    """Hold the right to write a leaderboard; it ends with the process, however that ends."""
    lock = FileLock(leaderboard.with_name(f".furrow-lock-{leaderboard.name}"))
    given_up = time.monotonic() + _LONGEST_WAIT_S
    while True:
        try:
            lock.acquire(timeout=_WAIT_S)
            break
        except Timeout as error:
            reporter.check()
            if time.monotonic() > given_up:
                raise InputError(
                    f"Another process has been writing the leaderboard '{leaderboard}' for a minute: end it, or try "
                    "again later."
                ) from error
    try:
        yield
    finally:
        lock.release()


def _check_comparable(leaderboard: Path, rows: Sequence[Row]) -> None:
    first, last = rows[0], rows[-1]
    if first.seed != last.seed:
        raise InputError(
            f"The rows of the leaderboard '{leaderboard}' were scored with the seed {first.seed}, not {last.seed}, so "
            "other boxes are public: give that seed, or begin another leaderboard."
        )
    if first.reference_sha256 != last.reference_sha256:
        raise InputError(
            f"The rows of the leaderboard '{leaderboard}' were scored against other references or weights, so scores "
            "cannot be compared: choose those, or begin another leaderboard."
        )


def _row(cells: Sequence[str], damaged: DamagedFileError) -> Row:
    if len(cells) != len(_COLUMNS):
        raise damaged
    values = dict(zip(_COLUMNS, cells, strict=True))
    try:
        row = Row(
            entry=values["entry"],
            team=values["team"],
            time=values["time"],
            public_weighted_mcc=float(values["public_weighted_mcc"]),
            private_weighted_mcc=float(values["private_weighted_mcc"]),
            boxes=int(values["boxes"]),
            model=values["model"],
            model_version=values["model_version"],
            archive_sha256=values["archive_sha256"],
            seed=int(values["seed"]),
            reference_sha256=values["reference_sha256"],
        )
    except ValueError as error:
        raise damaged from error
    numbers = (row.public_weighted_mcc, row.private_weighted_mcc)
    hashes = (row.archive_sha256, row.reference_sha256)
    if not all(math.isfinite(number) for number in numbers) or not all(map(_SHA256.fullmatch, hashes)):
        raise damaged
    return row
