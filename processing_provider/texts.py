"""Translated texts and the pieces of help that several algorithms share."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["duration", "help_page", "translate", "translate_inherited"]


def translate(context: str, text: str) -> str:
    """Return the translation of a text.

    `pylupdate` finds calls by this very name, so both arguments are written out as literals: no
    variables, no f-strings. Values are filled in afterwards with `format`.

    Args:
        context: What the text is filed under: outside classes, the name of the module.
        text: The English text.
    """
    return str(QCoreApplication.translate(context, text))


def translate_inherited(contexts: type, text: str) -> str:
    """Return the translation of a text, looked up under the class that holds it and those it inherits from.

    `pylupdate` files a text under the class it is written in, so a text of a base class must be
    looked up under the base's name also when a derived class asks for it.
    """
    translations = (translate(context.__name__, text) for context in contexts.__mro__)
    return next((translated for translated in translations if translated != text), text)


def duration(seconds: float) -> str:
    """Return a rough length of time in words: "4 s", "40 s", "3 min", "1 h 30 min"."""
    if seconds < 90:
        step = 5 if seconds > 10 else 1
        return translate("texts", "{seconds} s").format(seconds=max(1, round(seconds / step) * step))
    minutes = round(seconds / 60)
    if minutes < 90:
        return translate("texts", "{minutes} min").format(minutes=minutes)
    return translate("texts", "{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)


def help_page(
    purpose: str, inputs: list[tuple[str, str]], outputs: list[tuple[str, str]], headings: tuple[str, str]
) -> str:
    """Return the help of an algorithm as the HTML that the Processing dialog shows.

    Args:
        purpose: What it is for; paragraphs parted by empty lines.
        inputs: Pairs of a parameter's title and its help.
        outputs: Pairs of an output's title and its help, which may be empty.
        headings: Titles of the two lists.
    """
    parts = [f"<p>{escape(' '.join(paragraph.split()), quote=False)}</p>" for paragraph in purpose.split("\n\n")]
    for heading, entries in zip(headings, (inputs, outputs), strict=True):
        if entries:
            parts.append(f"<h3>{escape(heading, quote=False)}</h3>")
            parts.extend(_entry(title, text) for title, text in entries)
    return "".join(parts)  # QGIS makes a paragraph of each line


def _entry(title: str, text: str) -> str:
    shown = f"<b>{escape(title, quote=False)}</b>"
    return f"<p>{shown}: {escape(text, quote=False)}</p>" if text else f"<p>{shown}</p>"
