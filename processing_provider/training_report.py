"""The report of a training: its curves, what came out, what the model's card says. One HTML page without scripts."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.contract.training_jobs import EXAMPLES, LOG
from furrow.processing_provider.texts import duration, translate
from furrow.processing_provider.training_chart import Panel, TrainingLog, chart, read_log
from furrow.processing_provider.training_examples import (
    PANELS,
    ExamplePlace,
    Examples,
    address_of,
    caption,
    headline,
    kind_words,
    pale_words,
    panel_text,
    panel_title,
    ramp_picture,
    read_examples,
    swatch,
)

__all__ = ["SCORE", "training_curves", "training_page", "write_training_report"]

SCORE = "weighted_mcc"
"""Column of the log that decides which weights are kept."""

_LOSS_COLOUR, _SCORE_COLOUR = "#a6611a", "#1b7837"
_STYLE = (
    "body{font-family:sans-serif;max-width:52em;margin:2em auto;padding:0 1em;line-height:1.4;color:#222;"
    "background:#fff}svg{width:100%;height:auto}table{border-collapse:collapse}"
    "td,th{border-bottom:1px solid #ccc;padding:.3em .8em;text-align:left;vertical-align:top}"
    ".examples td,.examples th{border:0;padding:.2em}.examples td img{width:12em;image-rendering:pixelated;"
    "border:1px solid #555}"
)


def write_training_report(path: Path, model: Path, values: Mapping[str, Any]) -> None:
    """Write the report of a model that was just trained; it appears whole or not at all.

    Args:
        path: HTML file to write.
        model: Folder of the model, with its card and its log.
        values: Outputs of the algorithm: EPOCHS_DONE, TRAINING_LOSS, WEIGHT_COUNT and SECONDS are shown.

    Raises:
        DamagedFileError: Card or log cannot be read.
        OSError: The file cannot be written.
    """
    card_file = model / "card.json"
    try:
        card = json.loads(card_file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        sentence = translate("training_report", "The card '{path}' cannot be read ({reason}): train the model again.")
        raise DamagedFileError(sentence.format(path=card_file, reason=error)) from error
    page = training_page(card, read_log(model / LOG, SCORE), values, _examples_of(model))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".furrow-part-", suffix=".html", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(page)
        os.replace(name, path)  # noqa: PTH105 - as everywhere where a file takes its place
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _examples_of(model: Path) -> Examples | None:
    """Return the examples of a model; None where it has none, or none that can be read: the rest is told without."""
    try:
        return read_examples(model / EXAMPLES)
    except DamagedFileError:
        return None


def training_page(
    card: Mapping[str, Any], log: TrainingLog, values: Mapping[str, Any], examples: Examples | None = None
) -> str:
    """Return the page. Texts of the card are escaped: models and seasons may bear any name.

    Args:
        card: The model's card.
        log: The curves.
        values: As of `write_training_report`.
        examples: Pictures of a few places; None for none.
    """
    title = translate("training_report", "Training of {name}").format(name=card.get("name", ""))
    sections = [
        training_curves(log, title) or _paragraph(translate("training_report", "The log holds no curves.")),
        _heading(translate("training_report", "What came out")) + _table(_outcome(card, log, values)),
        _heading(translate("training_report", "Where it was validated")) + _paragraph(_validated_on(card)),
        _examples(examples) if examples is not None and examples.places else "",
        _heading(translate("training_report", "The model")) + _table(_facts(card)),
        _heading(translate("training_report", "How it was trained")) + _table(_pairs(card.get("training"))),
    ]
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{escape(title)}</h1>\n" + "\n".join(sections) + "\n</body></html>\n"
    )


def training_curves(log: TrainingLog, title: str) -> str:
    """Return the curves of loss and score as an SVG element, empty while there are none.

    Args:
        log: The curves.
        title: Said by screen readers.
    """
    step = translate("training_report", "Step")
    best = log.best
    marked = None
    if best is not None:
        words = translate("training_report", "best: {score} at step {step}")
        marked = best, words.format(score=f"{best[1]:.3f}", step=f"{best[0]:.0f}")
    loss = Panel(translate("training_report", "Loss (running mean)"), step, log.losses, _LOSS_COLOUR)
    score = Panel(
        translate("training_report", "Weighted MCC on the area kept for validation"),
        step, log.scores, _SCORE_COLOUR, marked,
    )  # fmt: skip
    return chart((loss, score), title)


def _examples(examples: Examples) -> str:
    """Return the section of the pictures with what their colours mean."""
    kinds = " &nbsp; ".join(
        f'<img src="{address_of(swatch(colour))}" alt=""> {escape(kind_words(kind))}' for kind, colour in examples.kinds
    )
    ramp = f'0% <img src="{address_of(ramp_picture(examples.ramp))}" alt=""> 100%, {escape(pale_words())}'
    titles = {name: escape(panel_title(name)) for name in PANELS}
    head = "".join(f"<th>{titles[name]}</th>" for name in PANELS)
    return (
        _heading(translate("training_report", "Example maps"))
        + _paragraph(headline(examples, is_kept=True))
        + f"<p>{titles['probability']}: {ramp}<br>{titles['difference']}: {kinds}</p>"
        + f'<table class="examples"><tr>{head}</tr>{"".join(map(_example, examples.places))}</table>'
    )


def _example(place: ExamplePlace) -> str:
    pictures = "".join(
        f'<td><img src="{address_of(place.panels[name])}" alt="{escape(panel_title(name))}" '
        f'title="{escape(panel_text(name, place))}"></td>'
        for name in PANELS
    )
    return f'<tr><td colspan="{len(PANELS)}">{escape(caption(place))}</td></tr><tr>{pictures}</tr>'


def _outcome(card: Mapping[str, Any], log: TrainingLog, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [(translate("training_report", "Epochs"), _shown(values.get("EPOCHS_DONE")))]
    if log.best is not None:
        found.append((translate("training_report", "Weighted MCC on validation"), f"{log.best[1]:.4f}"))
        found.append((translate("training_report", "The weights that are kept are of step"), f"{log.best[0]:.0f}"))
    found.append((translate("training_report", "Threshold"), _shown(card.get("threshold"))))
    found.append((translate("training_report", "Training loss"), _shown(values.get("TRAINING_LOSS"))))
    found.append((translate("training_report", "Trained weights"), _shown(values.get("WEIGHT_COUNT"))))
    if isinstance(seconds := values.get("SECONDS"), int | float):
        found.append((translate("training_report", "Duration"), duration(seconds)))
    return found


def _validated_on(card: Mapping[str, Any]) -> str:
    training = card.get("training")
    where = training.get("scored_on") if isinstance(training, Mapping) else ""
    return str(where) if where else translate("training_report", "Nothing was kept for validation.")


def _facts(card: Mapping[str, Any]) -> list[tuple[str, str]]:
    days = translate("training_report", "days {first} to {last}").format(
        first=_shown(card.get("first_day")), last=_shown(card.get("last_day"))
    )
    return [
        (translate("training_report", "Network"), _shown(card.get("network"))),
        (translate("training_report", "Bands"), _shown(card.get("bands"))),
        (translate("training_report", "Part of the year"), days),
        (translate("training_report", "Seed"), str(card.get("seed", ""))),
        (translate("training_report", "Licence"), _shown(card.get("licence"))),
        (translate("training_report", "Written by Furrow"), _shown(card.get("furrow"))),
    ]


def _pairs(values: object) -> list[tuple[str, str]]:
    if not isinstance(values, Mapping):
        return []
    return [(str(name).replace("_", " "), _shown(value)) for name, value in values.items()]


def _shown(value: object) -> str:
    """Return a value of a card as people write it."""
    if isinstance(value, bool):
        return translate("training_report", "yes") if value else translate("training_report", "no")
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list | tuple):
        return ", ".join(_shown(each) for each in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {shown}" for name, shown in _pairs(value))
    return "" if value is None else str(value)


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _table(rows: Sequence[tuple[str, str]]) -> str:
    shown = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows if value)
    return f"<table>{shown}</table>"
