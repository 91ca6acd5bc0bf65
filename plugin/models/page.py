"""A card as a page to read. Every text of it is escaped: models come from anywhere and may bear any name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from qgis.PyQt.QtCore import QDate, QLocale

from furrow.plugin.models.cards import Found, ModelCard, plain
from furrow.plugin.models.scores import score_table
from furrow.processing_provider.texts import duration, translate

__all__ = ["model_page"]

_LONGEST = 4000  # letters of a text are shown
_MOST_BANDS = 64
_NEW_YEAR = QDate(2019, 1, 1)  # of a year without a leap day
# What is told elsewhere on the page, or a matter of the network's inside.
_TOLD = ("data", "scored_on", "seconds", "limits")


def model_page(found: Found) -> str:
    """Return the page of a model as HTML without links, scripts or pictures."""
    if found.card is None:
        return _heading(found.name, 2) + _paragraph(found.problem)
    card = found.card
    parts = [_heading(card.name, 2)]
    if found.ships:
        parts.append(_paragraph(translate("page", "Comes with Furrow.")))
    if not card.weights_bytes:
        parts.append(
            _paragraph(translate("page", "Its weights, model.safetensors, are missing: it cannot be used as it is."))
        )
    parts += [
        _facts(card),
        _scores(card),
        _section(translate("page", "Trained on"), _text(card.part("training").get("data"))),
        _training(card),
        _limits(card),
        _section(translate("page", "Folder"), str(card.folder)),
    ]
    return "".join(filter(None, parts))


def _facts(card: ModelCard) -> str:
    document = card.document
    days = (document.get("first_day"), document.get("last_day"))
    rows = [
        (translate("page", "Version"), _text(document.get("version"))),
        (translate("page", "Network"), _text(document.get("network"))),
        (translate("page", "Bands"), _bands(card)),
        (translate("page", "Part of the year"), _days(*days)),
        (translate("page", "Threshold"), _text(document.get("threshold"))),
        (translate("page", "Licence"), _text(document.get("licence"))),
        (translate("page", "Seed"), _text(document.get("seed"))),
        (translate("page", "Written by Furrow"), _text(document.get("furrow"))),
        (translate("page", "Weights"), _megabytes(card.weights_bytes)),
    ]
    return _table(rows)


def _scores(card: ModelCard) -> str:
    titles, rows = score_table(card.part("scores"))
    heading = translate("page", "Scores")
    if not rows:
        return _section(heading, translate("page", "The card tells none."))
    head = "".join(f"<th>{_shown(title)}</th>" for title in ("", *titles))
    body = "".join(f"<tr><td><b>{_shown(place)}</b></td>{_numbers(cells)}</tr>" for place, cells in rows)
    table = f'<table cellpadding="4" border="0"><tr>{head}</tr>{body}</table>'
    note = _text(card.part("training").get("scored_on"))
    return f"{_heading(heading, 3)}{table}{_paragraph(note) if note else ''}"


def _training(card: ModelCard) -> str:
    training = card.part("training")
    rows = [
        (str(name).replace("_", " "), _text(value)) for name, value in list(training.items())[:40] if name not in _TOLD
    ]
    seconds = training.get("seconds")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 < seconds < 1e9:
        rows.append((translate("page", "Duration"), duration(seconds)))
    shown = _table(rows)
    heading = _heading(translate("page", "How it was trained"), 3)
    return f"{heading}{shown}" if shown else ""


def _limits(card: ModelCard) -> str:
    """Return what to keep in mind: what the card says of its limits, and what follows from bands and dates."""
    sentences = []
    if stated := _text(card.part("training").get("limits")) or _text(card.document.get("limits")):
        sentences.append(stated)
    if days := _days(card.document.get("first_day"), card.document.get("last_day")):
        sentences.append(
            translate("page", "It has seen no image of another part of the year than {days}.").format(days=days)
        )
    if bands := _bands(card):
        sentences.append(translate("page", "A season must hold all of these bands: {bands}.").format(bands=bands))
    sentences.append(
        translate("page", "Other land and other habits of farming mislead it: score it on parcels that you know.")
    )
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    heading = _heading(translate("page", "Limits"), 3)
    return f"{heading}<ul>{items}</ul>"


def _bands(card: ModelCard) -> str:
    bands = card.document.get("bands")
    return ", ".join(_text(band) for band in bands[:_MOST_BANDS]) if isinstance(bands, list) else ""


def _days(first: object, last: object) -> str:
    if not all(isinstance(day, int) and not isinstance(day, bool) and 1 <= day <= 366 for day in (first, last)):
        return ""
    begin, end = (QLocale().toString(_NEW_YEAR.addDays(int(str(day)) - 1), "d MMMM") for day in (first, last))
    return translate("page", "{begin} to {end} (days {first} to {last})").format(
        begin=begin, end=end, first=first, last=last
    )


def _megabytes(size: int) -> str:
    return translate("page", "{number} MB").format(number=f"{size / 1e6:.1f}") if size else ""


def _text(value: object) -> str:
    """Return a value of a card as people write it, cut where it is absurdly long."""
    if isinstance(value, bool):
        shown = translate("page", "yes") if value else translate("page", "no")
    elif isinstance(value, float):
        shown = f"{value:.4g}"
    elif isinstance(value, str | int):
        shown = str(value)
    elif isinstance(value, Sequence):
        shown = ", ".join(_text(each) for each in value[:100])
    elif isinstance(value, Mapping):
        shown = "; ".join(f"{name}: {_text(each)}" for name, each in list(value.items())[:100])
    else:
        shown = ""
    return plain(shown, _LONGEST)


def _shown(text: str) -> str:
    return escape(plain(text, _LONGEST))


def _numbers(cells: Sequence[str]) -> str:
    return "".join(f'<td align="right">{cell}</td>' for cell in cells)


def _heading(words: str, level: int) -> str:
    return f"<h{level}>{_shown(words)}</h{level}>"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _section(heading: str, words: str) -> str:
    return f"{_heading(heading, 3)}{_paragraph(words)}" if words else ""


def _table(rows: Sequence[tuple[str, str]]) -> str:
    shown = "".join(
        f"<tr><td><b>{escape(plain(title, _LONGEST))}</b></td><td>{escape(value)}</td></tr>"
        for title, value in rows
        if value
    )
    return f'<table cellpadding="3">{shown}</table>' if shown else ""
