"""Servers as processes of the environment build/servers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["SERVERS_PYTHON", "server_process"]

ROOT = Path(__file__).resolve().parents[2]
SERVERS_PYTHON = ROOT / "build" / "servers" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


@contextmanager
def server_process(script: Path, arguments: Sequence[str], log: Path) -> Iterator[dict[str, Any]]:
    """Run a script that prints a JSON line once it listens; yield that line's content; end the process at last.

    Args:
        log: File for what the server says, which a failure to start quotes.
    """
    if not SERVERS_PYTHON.is_file():
        raise FileNotFoundError(f"There is no {SERVERS_PYTHON}: run scripts/environments.sh servers.")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    environment.pop("PYTHONPATH", None)
    with log.open("w") as errors:
        process = subprocess.Popen(
            [str(SERVERS_PYTHON), str(script), *arguments],
            stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, env=environment, text=True,
        )  # fmt: skip
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, f"The server did not start:\n{log.read_text()[-4000:]}"
        yield json.loads(line)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
