"""Makes the tables of the accuracy benchmark from the finished runs and puts them into README.md.

    PYTHONPATH=build build/dev/bin/python -m furrow.benchmarks.accuracy.table

One group of tables for each budget: mean over seeds, and standard deviation where there are several. The same runs give
the same text.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from furrow.benchmarks.accuracy.results import BUDGETS, RESULTS, Run, read_runs
from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import InputError

__all__ = ["README", "SEEDS", "in_markers", "tables"]

README = Path(__file__).with_name("README.md")

SEEDS = 3
"""Seeds a row should have; one with fewer says so."""

_BEGIN, _END = "<!-- tables: begin, made by table.py -->", "<!-- tables: end -->"

Values = Callable[[Run], float | None]


@dataclass(frozen=True)
class _Column:
    """A column: its head, what it shows of a run, and how."""

    head: str
    value: Values
    form: str = ".3f"


def _at(*names: str) -> Values:
    """Return a reader of one value of a run's documents; None where the place was skipped or it is not defined."""

    def read(run: Run) -> float | None:
        value: Any = getattr(run, names[0])
        for name in names[1:]:
            if "skipped" in value:
                return None
            value = value[name]
        return None if value is None else float(value)

    return read


def _accuracy(place: str) -> list[_Column]:
    scores, borders = (place, "at_threshold"), (place, "borders")
    by_area = [
        _Column(f"{name}", _at(*scores, "by_area", name, "weighted_mcc"))
        for name in ("< 0.1 ha", "0.1 to 0.25 ha", "< 0.25 ha", "0.25 to 1 ha", "> 1 ha")
    ]
    return [
        _Column("weighted MCC", _at(*scores, "weighted_mcc"), ".4f"),
        *by_area,
        _Column("F1", _at(*scores, "f1")),
        _Column("weighted MCC at 0.5", _at(place, "at_half", "weighted_mcc"), ".4f"),
        _Column("border, median m", _at(*borders, "both", "median"), ".1f"),
        _Column("border, 95% m", _at(*borders, "both", "percentile_95"), ".1f"),
        _Column("bias m", _at(*borders, "bias"), "+.2f"),
        _Column("calibration error", _at(place, "calibration", "weighted", "expected_calibration_error")),
    ]


_COST = [
    _Column("parameters", _at("parameters"), ",.0f"),
    _Column("MFLOP a pixel of 10 m", _at("megaflop"), ".2f"),
    _Column("training, processor minutes", lambda run: run.training_seconds / 60, ",.1f"),
    _Column("samples seen", _at("samples"), ",.0f"),
    _Column("threshold", _at("test", "threshold"), ".2f"),
    _Column("a box of 5 km, processor s", _at("test", "seconds_per_box"), ",.1f"),
]

_REAL = [
    _Column("MCC, every pixel", _at("real_place", "at_threshold", "all", "mcc")),
    _Column("MCC, declared land alone", _at("real_place", "at_threshold", "declared", "mcc")),
    _Column("cropland above grassland", _at("real_place", "cropland_above_grassland")),
    *(
        _Column(f"{use} called cultivated", _at("real_place", "at_threshold", "called_cultivated", use), ".0%")
        for use in ("cropland", "grassland", "not declared")
    ),
]


def tables(runs: Sequence[Run]) -> str:
    """Return the tables of all runs as Markdown.

    Raises:
        InputError: Runs of one budget were given different amounts of it, or a run lacks a value.
    """
    parts = [_budget(budget, runs) for budget in BUDGETS[:-1] if any(run.budget == budget for run in runs)]
    if not parts and runs:
        parts = [_budget(BUDGETS[-1], runs)]
    return "\n\n".join([*parts, _origin(runs)]) if runs else "No run has finished yet."


def in_markers(text: str, filling: str) -> str:
    """Return a text with what stands between its markers replaced.

    Raises:
        InputError: The text lacks a marker.
    """
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise InputError(f"The text lacks the markers '{_BEGIN}' and '{_END}': put them where the tables belong.")
    return f"{before}{begin}\n\n{filling}\n\n{end}{after}"


def main() -> None:
    """Write the tables, or with `--check` say whether they are those of the runs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--readme", type=Path, default=README)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where the tables are out of date")
    options = parser.parse_args()
    text = options.readme.read_text(encoding="utf-8")
    made = in_markers(text, tables(read_runs(options.results)))
    if options.check:
        raise SystemExit(f"The tables of {options.readme.name} are out of date." if made != text else 0)
    with atomic_file(options.readme) as temporary:
        temporary.write_text(made, encoding="utf-8")


def _budget(budget: str, runs: Sequence[Run]) -> str:
    """Return the four tables of a budget; rows of their own recipe stand in each."""
    rows: dict[str, list[Run]] = {}
    for run in runs:
        if run.budget in (budget, BUDGETS[-1]):
            rows.setdefault(run.row, []).append(run)
    for row, seeds in rows.items():
        if len({run.budget for run in seeds}) > 1:
            raise InputError(f"The row '{row}' has runs of {budget} and of its own recipe: remove those of one.")
    ordered = sorted(rows.values(), key=lambda seeds: (-_score(seeds), seeds[0].row))
    titles = (
        ("Test set", _accuracy("test")),
        ("Other region, sensor and sky", _accuracy("other")),
        ("Real place", _REAL),
        ("Cost", _COST),
    )
    parts = [f"### {budget.capitalize()}{_amount(budget, runs)}"]
    parts += [f"{title}:\n\n{_table(columns, ordered)}" for title, columns in titles]
    if budget != BUDGETS[-1] and any(seeds[0].budget == BUDGETS[-1] for seeds in ordered):
        parts.append("\\* of its own recipe, without this budget")
    parts += [f"{seeds[0].row}: {sentence}" for seeds in ordered for sentence in _skipped(seeds)]
    return "\n\n".join(parts)


def _table(columns: Sequence[_Column], rows: Sequence[Sequence[Run]]) -> str:
    lines = ["| row | seeds | " + " | ".join(column.head for column in columns) + " |"]
    lines.append("|---|---|" + "---|" * len(columns))
    for seeds in rows:
        mark = " \\*" if seeds[0].budget == BUDGETS[-1] else ""
        cells = [_cell(column, seeds) for column in columns]
        lines.append(f"| {seeds[0].row}{mark} | {_seeds(seeds)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(column: _Column, seeds: Sequence[Run]) -> str:
    """Return mean and standard deviation; a dash where a run has no value."""
    try:
        values = [column.value(run) for run in seeds]
    except (KeyError, TypeError) as error:
        raise InputError(
            f"A run of '{seeds[0].row}' lacks the value {error} for '{column.head}': run it again."
        ) from error
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return "-"
    mean = format(statistics.fmean(known), column.form)
    if len(set(known)) == 1:
        return mean
    return f"{mean} ± {format(statistics.stdev(known), column.form.lstrip('+'))}"


def _seeds(seeds: Sequence[Run]) -> str:
    if [run.seed for run in seeds] == [0]:
        return "nothing random"
    return str(len(seeds)) if len(seeds) >= SEEDS else f"{len(seeds)} of {SEEDS}"


def _score(seeds: Sequence[Run]) -> float:
    return statistics.fmean(run.test["at_threshold"]["weighted_mcc"] for run in seeds)


def _amount(budget: str, runs: Sequence[Run]) -> str:
    """Return how much of a budget its runs were given, the same for all."""
    given = {(run.budget_seconds, run.budget_samples) for run in runs if run.budget == budget}
    if len(given) > 1:
        amounts = ", ".join(sorted(str(amount) for amount in given))
        raise InputError(f"The runs of {budget} were given different amounts of it ({amounts}): compare equal ones.")
    seconds, samples = given.pop()
    if budget == "equal time" and seconds is not None:
        return f": {seconds / 60:,.0f} processor minutes of training"
    return f": {samples:,} samples" if samples is not None else ""


def _skipped(seeds: Sequence[Run]) -> list[str]:
    return sorted({run.real_place["skipped"] for run in seeds if "skipped" in run.real_place})


def _origin(runs: Sequence[Run]) -> str:
    """Return where and when the runs ended, and with what."""
    machines = "; ".join(sorted({run.machine for run in runs}))
    dates = sorted({run.date for run in runs})
    when = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    versions: dict[str, set[str]] = {}
    for run in runs:
        for name, version in run.versions.items():
            versions.setdefault(name, set()).add(version)
    told = ", ".join(f"{name} {' and '.join(sorted(found))}" for name, found in sorted(versions.items()))
    return f"Measured on {machines}, {when}, with {told}."


if __name__ == "__main__":
    main()
