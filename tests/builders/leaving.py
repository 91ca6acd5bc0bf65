"""The end of a process that ran QGIS: some of its objects outlive Python's, and taking them apart can crash."""

from __future__ import annotations

import os
import sys

import pytest

__all__ = ["pytest_sessionfinish", "pytest_unconfigure"]

_STATUS: list[int] = []


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Note how the tests ended."""
    _STATUS.append(int(exitstatus))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave with that status when everything was told, without taking QGIS apart."""
    if _STATUS:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_STATUS[-1])
