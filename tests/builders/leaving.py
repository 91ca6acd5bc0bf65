"""The end of a process that ran QGIS: what outlives QGIS crashes when it is taken apart.

A layer whose file GDAL has open needs GDAL's drivers to close it, and these end with QGIS. Two things keep layers that
long: reference cycles, which wait for the next collection, and QGIS itself, which never lets go of an exception that
ended an algorithm (`QgsProcessingException`): its traceback holds the frames of all callers, these their variables.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["nothing_in_cycles", "pytest_sessionfinish", "pytest_unconfigure"]

_STATUS: list[int] = []


@pytest.fixture(autouse=True, scope="session")
def nothing_in_cycles(qgis_app: object) -> Iterator[None]:
    """Collect what lies in reference cycles while QGIS is still there: it ends with `qgis_app`, after the last test."""
    yield
    gc.collect()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Note how the tests ended."""
    _STATUS.append(int(exitstatus))


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave with that status when everything was told, without taking QGIS apart.

    First of all, since pytest itself collects garbage when it is unconfigured.
    """
    if _STATUS:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_STATUS[-1])
