"""The job "model-information": what a model is, and that its weights are what its card says."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from furrow.engine.atomic import atomic_file
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.model_jobs import ModelInformation
from furrow.engine.prediction.model_access import open_model
from furrow.engine.reporting import Reporter
from furrow.models.card import ModelCard
from furrow.models.cost import operations_per_pixel, parameters
from furrow.models.files import Model

__all__ = ["model_information"]

_MOST_DATES = 100
_STYLE = (
    "body{font-family:sans-serif;max-width:50em;margin:2em auto;line-height:1.4}"
    "table{border-collapse:collapse}td,th{border-bottom:1px solid #ccc;padding:.3em .8em;text-align:left;"
    "vertical-align:top}"
)


def model_information(spec: ModelInformation, reporter: Reporter) -> dict[str, Any]:
    """Open a model, write the report where one is asked for, and return the values of the result.

    Raises:
        InputError: There is no such model, it is not one of Furrow's, or the number of dates is out of range.
        UnsafeFileError: It is a pickle, or asks for absurd sizes.
        DamagedFileError: Its files are missing, truncated or do not fit each other.
    """
    if not 1 <= spec.dates <= _MOST_DATES:
        raise InputError(f"The arithmetic of {spec.dates} dates cannot be counted: give 1 to {_MOST_DATES}.")
    reporter.progress(0.0, "Reading the model")
    model = open_model(spec.model)
    reporter.progress(0.5, "Counting its arithmetic")
    values = _values(model, spec.dates)
    if spec.report:
        with atomic_file(Path(spec.report)) as temporary:
            temporary.write_text(_report(values, model.card, spec.dates), encoding="utf-8")
    reporter.progress(1.0)
    return values


def _values(model: Model, dates: int) -> dict[str, Any]:
    card, network = model.card, model.network
    return {
        "name": card.name,
        "version": card.version,
        "network": card.network,
        "parameters": parameters(network),
        "mflop_per_pixel": round(operations_per_pixel(network, dates) / 1e6, 3),
        "margin": network.margin,
        "bands": list(card.bands),
        "threshold": card.threshold,
        "training": dict(card.training),
        "training_text": _line(card.training),
        "scores": dict(card.scores),
        "scores_text": _line(card.scores),
        "licence": card.licence,
    }


def _line(values: Mapping[str, Any]) -> str:
    """Return names and values in one line; what is unknown is left out."""
    return "; ".join(f"{_words(name)}: {_text(value)}" for name, value in values.items() if _text(value))


def _words(name: str) -> str:
    return name.replace("_", " ")


def _text(value: object) -> str:
    """Return a value of a card as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list | tuple):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, Mapping):
        return _line(value)
    return "" if value is None else str(value)


def _report(values: Mapping[str, Any], card: ModelCard, dates: int) -> str:
    """Return the report. A card may come from a stranger, so every text of it is escaped."""
    facts = {
        "Network": values["network"],
        "Parameters": values["parameters"],
        f"Arithmetic per pixel of 10 m, {dates} dates": f"{values['mflop_per_pixel']:g} MFLOP",
        "Sees around a pixel": f"{10 * values['margin']} m",
        "Part of the year": f"days {card.first_day} to {card.last_day}",
        "Threshold": card.threshold,
        "Licence": card.licence or "not stated",
        "Written by Furrow": card.furrow or "not stated",
        "Seed": str(card.seed),
    }
    normalisation = "".join(
        f"<tr><td>{html.escape(band)}</td><td>{mean:g}</td><td>{spread:g}</td></tr>"
        for band, mean, spread in zip(card.bands, card.mean, card.standard_deviation, strict=True)
    )
    parts = [
        _table(facts),
        "<h2>Training</h2>" + (_table(card.training) or "<p>Nothing is stated.</p>"),
        "<h2>Scores on data not trained on</h2>" + (_table(card.scores) or "<p>None are stated.</p>"),
        "<h2>Bands and their normalisation</h2><table><tr><th>Band</th><th>Mean reflectance</th>"
        f"<th>Standard deviation</th></tr>{normalisation}</table>",
        "<h2>Sizes of the network</h2>" + (_table(card.settings) or "<p>Those of its name.</p>"),
        "<p>The names, shapes and values of all weights were checked against the card.</p>",
    ]
    title = html.escape(f"{card.name}, version {card.version}")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{title}</h1>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _table(values: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<tr><th>{html.escape(_words(name))}</th><td>{html.escape(_text(value))}</td></tr>"
        for name, value in values.items()
        if _text(value)
    )
    return f"<table>{rows}</table>" if rows else ""
