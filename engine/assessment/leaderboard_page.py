"""The page of a leaderboard: one HTML file that needs nothing else, and runs nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

__all__ = ["page_of"]

_STYLE = """
:root{color-scheme:light dark;--line:#c9c9c4;--quiet:#63635e;--best:#eef4e4;--text:#1d1d1b;--page:#fff}
@media (prefers-color-scheme:dark){:root{--line:#4a4a46;--quiet:#a5a59e;--best:#2b3320;--text:#ececea;--page:#1b1b1a}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--page);max-width:70em;margin:2.5em auto;
padding:0 1.5em}
h1{font-size:1.6em;margin:0 0 .2em}
p{color:var(--quiet);margin:.2em 0 1.2em;max-width:48em}
div{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.5em .9em;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.best td{background:var(--best)}
code{font-size:.85em;color:var(--quiet)}
""".replace("\n", "")


def page_of(title: str, rows: Sequence[Mapping[str, Any]], *, show_private: bool) -> str:
    """Return the page.

    Args:
        title: Of the leaderboard.
        rows: Entries by rank, as the leaderboard has them. Their texts may come from strangers, so all are escaped.
        show_private: Whether the private scores are shown.
    """
    heads = ["Rank", "Entry", "Team", "Public score", *(["Private score"] if show_private else []), "Model", "Scored",
             "Archive"]  # fmt: skip
    numbers = {"Rank", "Public score", "Private score"}
    head = "".join(f'<th scope="col"{_number(name in numbers)}>{name}</th>' for name in heads)
    body = "\n".join(_line(place, row, show_private) for place, row in enumerate(rows, start=1))
    boxes = rows[0]["boxes"] if rows else 0
    hidden = "" if show_private else " The scores of the private half are not shown."
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{escape(title)}</h1>\n<p>Weighted Matthews correlation, pooled over the {boxes // 2} public boxes "
        f"of {boxes}: 1 is perfect, 0 no better than chance. {len(rows)} {'entry' if len(rows) == 1 else 'entries'}."
        f"{hidden}</p>\n"
        f"<div><table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>\n</body></html>\n"
    )


def _line(place: int, row: Mapping[str, Any], show_private: bool) -> str:
    private = [(f"{row['private_weighted_mcc']:.4f}", True)] if show_private else []
    cells = [
        (str(place), True),
        (escape(row["entry"]), False),
        (escape(row["team"]), False),
        (f"{row['public_weighted_mcc']:.4f}", True),
        *private,
        (escape(" ".join(filter(None, (row["model"], row["model_version"])))), False),
        (escape(row["time"].replace("T", " ").replace("+00:00", " UTC")), False),
        (f'<code title="SHA-256 {escape(row["archive_sha256"])}">{escape(row["archive_sha256"][:12])}</code>', False),
    ]
    shown = "".join(f"<td{_number(is_number)}>{text}</td>" for text, is_number in cells)
    return f'<tr class="best">{shown}</tr>' if place == 1 else f"<tr>{shown}</tr>"


def _number(is_number: bool) -> str:
    return ' class="number"' if is_number else ""
