"""Runs a script in the environment of the peers (see README.md) and returns what it printed last."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

__all__ = ["run_peer"]


def run_peer(python: Path, script: Path, *arguments: object) -> dict[str, Any]:
    """Return the JSON object that a script prints as its last line."""
    command = [str(python), str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script.name} failed:\n{done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
