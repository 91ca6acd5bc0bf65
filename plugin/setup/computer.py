"""What this computer has that the choice of an engine depends on. Asking takes seconds, so a task does it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from furrow.engine.contract.building import SPACE_NEEDED
from furrow.engine.contract.errors import FurrowError
from furrow.engine.contract.graphics import nvidia_driver
from furrow.engine.contract.interpreters import find_base_interpreter
from furrow.processing_provider.texts import translate

__all__ = ["Computer", "LookTask", "look"]


@dataclass(frozen=True)
class Computer:
    """What was found.

    Attributes:
        driver: Version of NVIDIA's driver; empty when none answers.
        free: Bytes free on the disk of the engine's folder; None when that cannot be told.
        python: The Python that an environment can be made with; empty when there is none.
        problem: One sentence why there is none, or empty.
    """

    driver: str
    free: int | None
    python: str
    problem: str = ""

    def resolved(self, computing: str) -> str:
        """Return what "auto" stands for on this computer, "cpu" or "cuda"; the others stand for themselves."""
        return computing if computing != "auto" else ("cuda" if self.driver else "cpu")

    def lacks_space(self, computing: str) -> bool:
        """Whether the disk is too small for a build, as far as can be told."""
        return self.free is not None and self.free < SPACE_NEEDED[self.resolved(computing)]


def look(home: Path) -> Computer:
    """Ask this computer; takes up to some seconds and raises nothing.

    Args:
        home: Folder of the engine; need not exist.
    """
    try:
        python, problem = str(find_base_interpreter().path), ""
    except FurrowError as error:
        python, problem = "", str(error)
    return Computer(nvidia_driver(), _free(home), python, problem)


def _free(folder: Path) -> int | None:
    place = next((each for each in (folder, *folder.parents) if each.exists()), None)
    try:
        return None if place is None else shutil.disk_usage(place).free
    except OSError:
        return None


class LookTask(QgsTask):
    """Looks in the background, and emits `found` in the main thread with the `Computer`.

    Args:
        home: Folder of the engine.
    """

    found = pyqtSignal(object)

    def __init__(self, home: Path) -> None:
        super().__init__(translate("computer", "Looking at this computer"), QgsTask.Flag.Hidden)
        self._home = home
        self._computer: Computer | None = None

    def run(self) -> bool:
        """Look."""
        self._computer = look(self._home)
        return True

    def finished(self, result: bool) -> None:
        """Tell."""
        if result:
            self.found.emit(self._computer)
