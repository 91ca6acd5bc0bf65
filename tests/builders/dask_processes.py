"""A Dask scheduler and its workers as processes, as an administrator starts them on a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import distributed

from furrow.engine.contract.process import LAUNCHER
from furrow.tests.builders.cluster_jobs import PRELOAD

__all__ = ["scheduler", "worker"]

_ENGINE = Path(distributed.__file__).parents[4] / "bin" / "python"
PYTHON = str(_ENGINE) if _ENGINE.is_file() else sys.executable
"""The engine's Python, which has Dask but no Furrow, where there is one."""


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Yield the address of a scheduler, and its process."""
    folder.mkdir(parents=True)
    about = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", about]
    with _process("dask_scheduler", options, folder) as process:
        until = time.monotonic() + 120
        while not about.is_file():
            assert process.poll() is None, "the scheduler did not start"
            assert time.monotonic() < until
            time.sleep(0.05)
        time.sleep(0.1)
        yield json.loads(about.read_text())["address"], process


@contextmanager
def worker(
    address: str, folder: Path, options: Sequence[str] = ("--no-nanny",), preloads: Sequence[object] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """Yield the process of a worker that knows the jobs of tests, or of its nanny; it may take a while to be there."""
    register = f"import runpy; runpy.run_path({str(LAUNCHER)!r})"  # as docs/server.md says
    loaded = [part for each in (register, *preloads, PRELOAD) for part in ("--preload", str(each))]
    fixed = ["--nthreads", "1", "--no-dashboard", "--memory-limit", "0", "--local-directory", folder, *loaded]
    with _process("dask_worker", [address, *fixed, *options], folder) as process:
        yield process


@contextmanager
def _process(name: str, options: Sequence[object], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            [PYTHON, "-m", f"distributed.cli.{name}", *map(str, options)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, env=variables,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
