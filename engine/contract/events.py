r"""Events: what the engine tells while it works, one JSON object a line.

Every event is a frozen dataclass; `encode` gives its line (UTF-8, ending in "\n"), `decode` the
event of a line. Unknown fields are ignored, so that a newer engine can talk to an older client.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from furrow.engine.contract.errors import InputError

__all__ = ["Event", "Failure", "LayerReady", "Measurement", "Message", "Progress", "Result", "Warn", "decode", "encode"]


@dataclass(frozen=True)
class Progress:
    """How far the job is.

    Attributes:
        fraction: Share of the work done, 0 to 1.
        message: What is being done, or empty to keep the last text.
        remaining_s: Estimated seconds left, or None when nothing is known.
    """

    fraction: float
    message: str = ""
    remaining_s: float | None = None


@dataclass(frozen=True)
class Message:
    """One line of information for the analyst's log."""

    text: str


@dataclass(frozen=True)
class Warn:
    """Something the analyst should know although the job goes on."""

    text: str


@dataclass(frozen=True)
class LayerReady:
    """An output file has its final name and can be opened.

    Attributes:
        path: Absolute path of the file.
        role: What it shows, the key of its style: "probability", "mask", "cultivated",
            "not_declared", "weights", ...
        title: Name for the layer tree.
        group: Title of the season it was made from, by which all layers of one place come together; empty where it
            was made from several or none.
    """

    path: str
    role: str
    title: str
    group: str = ""


@dataclass(frozen=True)
class Measurement:
    """Numbers at a step of a long job: points of curves that grow while it runs.

    Attributes:
        step: The step, from 1.
        steps: Steps that are planned; the job may end earlier.
        values: Name of each number that is known at this step -> its value.
    """

    step: int
    steps: int
    values: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """The job succeeded; `values` are its outputs by name (numbers, texts, lists of them)."""

    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """The job failed.

    Attributes:
        kind: Name of the error class in `furrow.engine.contract.errors`.
        message: One sentence: what is wrong, the value, what to do next.
    """

    kind: str
    message: str


Event: TypeAlias = Progress | Message | Warn | LayerReady | Measurement | Result | Failure

_BY_NAME: dict[str, type[Any]] = {
    "progress": Progress,
    "message": Message,
    "warning": Warn,
    "layer": LayerReady,
    "measurement": Measurement,
    "result": Result,
    "failure": Failure,
}
_NAMES = {kind: name for name, kind in _BY_NAME.items()}


def encode(event: Event) -> bytes:
    """Return the event as one line of UTF-8 JSON, newline included."""
    document = {"event": _NAMES[type(event)], **dataclasses.asdict(event)}
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n"


def decode(line: bytes) -> Event:
    """Return the event of one line.

    Raises:
        InputError: The line is no event.
    """
    try:
        document = json.loads(line)
        kind = _BY_NAME[document.pop("event")]
        known = {f.name for f in dataclasses.fields(kind)}
        event: Event = kind(**{name: value for name, value in document.items() if name in known})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"The engine sent a line that is no event: {line[:200]!r}.") from error
    return event
