"""The peak memory of processes that a benchmark starts."""

import subprocess
import sys

import pytest

from furrow.benchmarks.memory import watched_memory

pytestmark = pytest.mark.engine


def test_memory_of_a_process_and_of_its_children_is_seen():
    child = "import time; held = bytearray(60_000_000); time.sleep(1.5)"
    parent = f"import subprocess, sys; held = bytearray(90_000_000); subprocess.run([sys.executable, '-c', {child!r}])"
    with watched_memory() as peak:
        subprocess.run([sys.executable, "-c", parent], check=True)
    assert 150e6 < peak[0] < 250e6
