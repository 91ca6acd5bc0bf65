"""One build of the engine's environment: virtual environment, locked packages, PyTorch, check."""

from __future__ import annotations

import datetime
import platform
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import EngineMissingError, FurrowError, JobCancelledError, ResourceError
from furrow.engine.contract.interpreters import BaseInterpreter, find_base_interpreter, python_in, site_packages
from furrow.engine.contract.jobs import CheckEngine
from furrow.engine.contract.marker import Marker
from furrow.engine.contract.pip_output import PipProgress, explain_failure, not_offered
from furrow.engine.contract.pip_steps import StepFailedError, pip_environment, run_step
from furrow.engine.contract.requirements import Requirements

__all__ = ["SPACE_NEEDED", "Build", "Wishes"]

SPACE_NEEDED = {"cpu": 2_500_000_000, "cuda": 8_000_000_000}
"""Bytes of disk a build needs at its peak: the environment and what pip unpacks on the way."""

CUDA_INDEX_HINT = (
    "the index that pip uses offers no CUDA build of PyTorch for this computer: name PyTorch's own CUDA index in pip's "
    "configuration (the environment variable PIP_EXTRA_INDEX_URL, or extra-index-url in pip.conf / pip.ini), "
    "then build the engine again"
)
_STAGES = {"venv": (0.0, 0.05), "lock": (0.05, 0.45), "torch": (0.45, 0.92), "check": (0.92, 1.0)}
_CUDA_PACKAGES = 20  # what PyTorch's CUDA build brings along on Linux


@dataclass(frozen=True)
class Wishes:
    """What the analyst asked for.

    Attributes:
        computing: "auto", "cpu" or "cuda", as asked.
        resolved: "cpu" or "cuda", as decided.
        proxy: URL of a proxy, or None.
        base: Python to make the environment with, or None to find one.
    """

    computing: str
    resolved: str
    proxy: str | None = field(default=None, repr=False)
    base: Path | None = None


@dataclass
class Build:
    """Makes an environment in a folder that does not exist yet; the caller removes it when that fails.

    Attributes:
        folder: Where the environment will lie.
        requirements: What it consists of.
        wishes: What was asked for.
        on_progress: Takes the share of the work done and words.
        is_cancelled: True stops the build at once.
        notes: Sentences for the analyst, gathered on the way.
    """

    folder: Path
    requirements: Requirements
    wishes: Wishes
    on_progress: Callable[[float, str], None]
    is_cancelled: Callable[[], bool]
    notes: list[str] = field(default_factory=list)

    def run(self, log: IO[str]) -> Marker:
        """Do all steps and return the marker that makes the environment usable.

        Raises:
            FurrowError: As `EngineEnvironment.build`.
        """
        identity = self.requirements.identity
        self._require_space()
        self._report("venv", 0.0, "looking for a Python")
        base = find_base_interpreter(self.wishes.base)
        self._make(base, log)
        self._install_lock(log)
        self._install_torch(log)
        torch, computing = self._torch_build()
        self._check(log)
        shutil.rmtree(self._temporary, ignore_errors=True)
        return Marker(
            folder=self.folder.name,
            requirements=identity,
            torch=torch,
            computing=computing,
            wished=self.wishes.computing,
            base=str(self._base_of_environment(base)),
            python=".".join(str(number) for number in base.version),
            built=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            notes=tuple(self.notes),
        )

    @property
    def _python(self) -> Path:
        return python_in(self.folder)

    @property
    def _temporary(self) -> Path:
        return self.folder / "tmp"

    def _report(self, stage: str, share: float, words: str) -> None:
        start, end = _STAGES[stage]
        self.on_progress(start + (end - start) * share, words)

    def _require_space(self) -> None:
        needed, free = SPACE_NEEDED[self.wishes.resolved], shutil.disk_usage(self.folder.parent).free
        if free < needed:
            raise ResourceError(
                f"The disk of '{self.folder.parent}' has {free / 1e9:.1f} GB free, but the engine needs about "
                f"{needed / 1e9:.1f} GB: free some space, then build the engine again."
            )

    def _step(
        self, command: list[str], log: IO[str], doing: str, on_line: Callable[[str], None] = lambda line: None
    ) -> None:
        try:
            self._try_step(command, log, on_line)
        except StepFailedError as error:
            raise explain_failure(error.output, doing) from error

    def _try_step(self, command: list[str], log: IO[str], on_line: Callable[[str], None] = lambda line: None) -> None:
        environment = pip_environment(self.wishes.proxy, self._temporary)
        run_step(command, environment=environment, log=log, is_cancelled=self.is_cancelled, on_line=on_line)

    def _make(self, base: BaseInterpreter, log: IO[str]) -> None:
        self._report("venv", 0.2, f"making a Python environment with {base.path}")
        self._temporary.mkdir(parents=True)
        self._step([str(base.path), "venv", str(self.folder)], log, "making a Python environment")

    def _pip_install(self) -> list[str]:
        bar = "raw" if self._pip_version() >= (24, 1) else "off"
        return [str(self._python), "pip", "install", "--no-input", "--only-binary", ":all:", "--progress-bar", bar]

    def _install_lock(self, log: IO[str]) -> None:
        command = [*self._pip_install(), "--require-hashes", "--no-deps", "--requirement", str(self.requirements.lock)]
        expected = len(self.requirements.package_names)
        on_line = PipProgress(lambda share, words: self._report("lock", share, words), expected)
        self._report("lock", 0.0, "installing the packages of the engine")
        self._step(command, log, "installing the packages of the engine", on_line)

    def _install_torch(self, log: IO[str]) -> None:
        """Install PyTorch. A CPU build says so in its version, but not every index has it apart."""
        version = self.requirements.torch_version
        expected = 1 if self.wishes.resolved == "cpu" else _CUDA_PACKAGES
        on_line = PipProgress(lambda share, words: self._report("torch", share, words), expected)
        install = self._pip_install()
        self._report("torch", 0.0, f"installing PyTorch {version}")
        if self.wishes.resolved == "cuda":
            self._step([*install, f"torch=={version},!={version}+cpu"], log, "installing PyTorch", on_line)
        elif sys.platform == "darwin" or not self._installed_cpu_build(install, log, on_line):
            self._step([*install, f"torch=={version}"], log, "installing PyTorch", on_line)
        self._step([str(self._python), "pip", "check"], log, "checking that the packages fit together")

    def _installed_cpu_build(self, install: list[str], log: IO[str], on_line: Callable[[str], None]) -> bool:
        """Try the build for processors alone; False when the index does not offer it."""
        version = self.requirements.torch_version
        try:
            self._try_step([*install, f"torch=={version}+cpu"], log, on_line)
        except StepFailedError as error:
            if not not_offered(error.output, "torch"):
                raise explain_failure(error.output, "installing PyTorch") from error
            self._report("torch", 0.0, f"no CPU-only build of PyTorch is offered: taking the usual one, {version}")
            if sys.platform == "linux" and platform.machine() == "x86_64":
                self.notes.append(
                    "PyTorch was installed with its CUDA libraries, several GB that a computer without an NVIDIA card "
                    "does not need: an index with CPU builds in pip's configuration avoids that."
                )
            return False
        return True

    def _torch_build(self) -> tuple[str, str]:
        """Return the installed version of PyTorch and what it was built for, "cpu" or "cuda"."""
        version = self.requirements.torch_version
        place = next((p for p in site_packages(self.folder).glob("torch-*.dist-info")), None)
        installed = place.name.removeprefix("torch-").removesuffix(".dist-info") if place else "none"
        if installed.split("+")[0] != version:
            raise EngineMissingError(
                f"PyTorch {version} was asked for, but {installed} was installed: build the engine again."
            )
        source = site_packages(self.folder) / "torch" / "version.py"
        text = source.read_text(encoding="utf-8") if source.is_file() else ""
        has_cuda = re.search(r"^cuda\b[^=\n]*=\s*['\"]", text, flags=re.MULTILINE) is not None
        if self.wishes.resolved == "cpu" or has_cuda:
            return installed, self.wishes.resolved
        if self.wishes.computing == "cuda":
            raise EngineMissingError(f"The engine was not built for CUDA: {CUDA_INDEX_HINT}.")
        sentence = f"An NVIDIA card was found, but the engine will compute on the processor: {CUDA_INDEX_HINT}."
        self.notes.append(sentence)
        self._report("torch", 0.9, sentence)
        return installed, "cpu"

    def _check(self, log: IO[str]) -> None:
        """Run the engine's own check in the new environment, as every later job will run."""
        self._report("check", 0.0, "checking the engine")
        try:
            result = run_job(
                CheckEngine(), self._python, is_cancelled=self.is_cancelled, on_log=lambda text: print(text, file=log)
            )
        except JobCancelledError as error:
            raise JobCancelledError("The build of the engine was cancelled; nothing of it stays.") from error
        except FurrowError as error:
            raise EngineMissingError(f"The engine was installed, but its check failed: {error}") from error
        self.notes.extend(str(problem) for problem in result.values.get("problems", []))

    def _pip_version(self) -> tuple[int, ...]:
        place = next(site_packages(self.folder).glob("pip-*.dist-info"), None)
        numbers = re.findall(r"\d+", place.name) if place is not None else []
        return tuple(int(number) for number in numbers[:2])

    def _base_of_environment(self, base: BaseInterpreter) -> Path:
        """Return the program whose end is the end of the environment: the target of its link.

        Windows has no link; there the environment's Python starts the one named in `pyvenv.cfg`.
        """
        if sys.platform == "win32":
            text = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
            named = re.search(r"^executable\s*=\s*(.+?)\s*$", text, flags=re.MULTILINE)
            return Path(named[1]) if named else base.path
        return self._python.resolve()
