"""Jobs that exist for tests alone, to drive a real engine process into each of its corners.

`engine_launcher.py` beside this file starts an engine that knows them.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from dataclasses import dataclass
from typing import Any, ClassVar

from furrow.engine import handlers
from furrow.engine.contract import errors
from furrow.engine.contract.spec import JobSpec, register
from furrow.engine.reporting import Reporter

__all__ = ["Burst", "Count", "Die", "Echo", "Fail", "Noise", "Surroundings", "Wait", "install_handlers"]


@register
@dataclass(frozen=True, repr=False)
class Echo(JobSpec):
    """Give the values back."""

    job: ClassVar[str] = "test-echo"
    secret_fields: ClassVar[frozenset[str]] = frozenset({"token"})
    text: str
    token: str = ""
    numbers: tuple[int, ...] = ()
    share: float = 0.5
    limit: float | None = None
    loud: bool = False


@register
@dataclass(frozen=True)
class Wait(JobSpec):
    """Tell the process's number, then work until stopped; `deaf` does not ask whether to stop."""

    job: ClassVar[str] = "test-wait"
    deaf: bool = False
    orphan_grace: float = 15.0


@register
@dataclass(frozen=True)
class Noise(JobSpec):
    """Print on every way there is, between events."""

    job: ClassVar[str] = "test-noise"
    rounds: int = 20


@register
@dataclass(frozen=True)
class Burst(JobSpec):
    """Send many messages as fast as possible."""

    job: ClassVar[str] = "test-burst"
    messages: int = 5000


@register
@dataclass(frozen=True)
class Count(JobSpec):
    """Count slowly to `steps` and tell each step; how long each took is the result."""

    job: ClassVar[str] = "test-count"
    steps: int = 20
    padding: str = ""


@register
@dataclass(frozen=True)
class Die(JobSpec):
    """End by a signal, in the middle of work."""

    job: ClassVar[str] = "test-die"
    signal: int = 9


@register
@dataclass(frozen=True)
class Fail(JobSpec):
    """Raise an error of Furrow, or of Python, by name."""

    job: ClassVar[str] = "test-fail"
    kind: str
    text: str = "The number 7 is too large: take a smaller one."


@register
@dataclass(frozen=True)
class Surroundings(JobSpec):
    """Tell variables, path and arguments of the process."""

    job: ClassVar[str] = "test-surroundings"


def echo(spec: Echo, reporter: Reporter) -> dict[str, Any]:
    reporter.progress(0.5, "half-way, ž")
    return {"text": spec.text, "token": spec.token, "numbers": list(spec.numbers), "limit": spec.limit}


def wait(spec: Wait, reporter: Reporter) -> dict[str, Any]:
    from furrow.engine import __main__ as engine

    engine.ORPHAN_GRACE_S = spec.orphan_grace
    reporter.message(str(os.getpid()))
    while True:
        time.sleep(0.02)
        if not spec.deaf:
            reporter.check()


def noise(spec: Noise, reporter: Reporter) -> dict[str, Any]:
    for index in range(spec.rounds):
        print('{"event": "result", "values": {"forged": true}}')
        sys.__stdout__.write("from the first standard output\n")
        sys.__stdout__.flush()
        os.write(1, b"from native code\n")
        os.system("echo from a child")
        reporter.message(f"round {index}")
    return {"rounds": spec.rounds}


def burst(spec: Burst, reporter: Reporter) -> dict[str, Any]:
    for index in range(spec.messages):
        reporter.message(f"{index} " + "ž" * 200)
    return {"sent": spec.messages}


def count(spec: Count, reporter: Reporter) -> dict[str, Any]:
    moments = [time.monotonic()]
    for step in reporter.track(range(spec.steps), spec.steps):
        time.sleep(0.02)
        reporter.message(str(step))
        moments.append(time.monotonic())
    return {"seconds": [end - start for start, end in itertools.pairwise(moments)]}


def die(spec: Die, reporter: Reporter) -> dict[str, Any]:
    reporter.progress(0.3, "about to die")
    os.kill(os.getpid(), signal.Signals(spec.signal))
    time.sleep(60)
    return {}


def fail(spec: Fail, reporter: Reporter) -> dict[str, Any]:
    if spec.kind == "disk":
        raise OSError(28, "No space left on device", "/a folder/č.tif")
    kind = (
        getattr(errors, spec.kind, None)
        or {"MemoryError": MemoryError, "ZeroDivisionError": ZeroDivisionError}[spec.kind]
    )
    raise kind(spec.text)


def surroundings(spec: Surroundings, reporter: Reporter) -> dict[str, Any]:
    return {"variables": sorted(os.environ), "path": sys.path, "arguments": sys.orig_argv}


def install_handlers() -> None:
    """Add the jobs to the table of this process."""
    for name, function in {
        "test-echo": "echo", "test-wait": "wait", "test-noise": "noise", "test-burst": "burst", "test-die": "die",
        "test-count": "count", "test-fail": "fail", "test-surroundings": "surroundings",
    }.items():  # fmt: skip
        handlers.HANDLERS[name] = f"furrow.tests.builders.engine_jobs:{function}"
