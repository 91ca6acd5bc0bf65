"""What the project remembers of a review, so that opening it again goes on where the analyst was."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from qgis.core import QgsProject

__all__ = ["Memory", "read_memory", "write_memory"]

_SCOPE, _ENTRY = "furrow", "review/state"


@dataclass(frozen=True)
class Memory:
    """The state of a review's dock; no secrets, and no paths but those two, which are relative where the project's are.

    Attributes:
        agreement: File of the agreement; empty for none.
        season: Folder of the season; empty for none.
        is_open: Whether the dock was open.
        source: Layer of the parcel that was looked at.
        parcel: Its identifier.
        order: See `Order`.
        status: See `Status`.
        declared: Declared class that is looked at; None for all.
        area: Name of an `AreaClass`; empty for all.
        layer: See `Source`; empty for both.
        view1: Key of what view 1 shows.
        view2: The same of view 2.
        fixed1: Date that view 1 stays at, as ISO text; empty where it follows the chart.
        fixed2: The same of view 2.
        day: Date of the chart.
        quantity: Band or index of the chart.
        scale: Denominator of the scale of the views.
        fit: Whether they are fitted to each parcel instead.
        mask_outline: Whether the border of the map is drawn.
        swipe: Whether view 2 is swiped over view 1.
        follow: Whether QGIS's map follows.
        advance: Whether a decision goes to the next parcel.
    """

    agreement: str = ""
    season: str = ""
    is_open: bool = False
    source: str = ""
    parcel: str = ""
    order: str = "suspicion"
    status: str = "all"
    declared: str | None = None
    area: str = ""
    layer: str = ""
    view1: str = ""
    view2: str = ""
    fixed1: str = ""
    fixed2: str = ""
    day: str = ""
    quantity: str = "NDVI"
    scale: float = 2000.0
    fit: bool = False
    mask_outline: bool = True
    swipe: bool = False
    follow: bool = False
    advance: bool = True


def read_memory(project: QgsProject) -> Memory:
    """Return what a project remembers; the usual where it remembers nothing, or nothing that makes sense."""
    text, _ = project.readEntry(_SCOPE, _ENTRY, "")
    try:
        stored = json.loads(text or "{}")
        known = {field.name: stored[field.name] for field in fields(Memory) if field.name in stored}
    except (ValueError, TypeError, RecursionError):
        return Memory()
    usual = asdict(Memory())
    sound = {name: value for name, value in known.items() if _fits(value, usual[name])}
    read = Memory(**{**usual, **sound})
    resolved = {name: project.readPath(path) if path else "" for name, path in _paths(read).items()}
    return Memory(**{**asdict(read), **resolved})


def write_memory(project: QgsProject, memory: Memory) -> None:
    """Have a project remember a state."""
    stored = {name: project.writePath(path) if path else "" for name, path in _paths(memory).items()}
    text = json.dumps({**asdict(memory), **stored}, ensure_ascii=False)
    if project.readEntry(_SCOPE, _ENTRY, "")[0] != text:  # writing the same would mark the project as changed
        project.writeEntry(_SCOPE, _ENTRY, text)


def _paths(memory: Memory) -> dict[str, str]:
    return {"agreement": memory.agreement, "season": memory.season}


def _fits(value: object, usual: object) -> bool:
    if usual is None:
        return value is None or isinstance(value, str)
    if isinstance(usual, float):
        return isinstance(value, (int, float)) and not isinstance(value, bool) and 1 <= value <= 1e9
    return isinstance(value, type(usual))
