"""The steps a build consists of: programs that are watched, logged, and stopped at once.

pip's own environment variables (`PIP_*`) and configuration files are respected: an organisation that
sets an index or a certificate there needs to set nothing here.
"""

from __future__ import annotations

import functools
import os
import queue
import re
import signal
import subprocess  # always a list of arguments, never a shell # nosec B404
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from furrow.engine.contract.errors import EngineMissingError, FurrowError, JobCancelledError
from furrow.engine.contract.process import clean_environment, popen_options

__all__ = ["LEASH", "StepFailedError", "pip_environment", "run_step", "without_secrets"]

LEASH = Path(__file__).resolve().with_name("leash.py")
"""The script that runs a module and ends with the one who started it."""

_POLL_S = 0.1
_CREDENTIALS = re.compile(r"(?<=://)[^/\s@]+@")
# These would send the packages elsewhere than into the environment.
_MISLEADING = (
    "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_DRY_RUN", "PIP_REQUIREMENT", "PIP_CONSTRAINT",
    "PIP_NO_DEPS", "PIP_IGNORE_INSTALLED", "PIP_EDITABLE", "PIP_NO_BINARY", "PIP_LOG", "PIP_QUIET", "PIP_VERBOSE",
    "PIP_REPORT",
)  # fmt: skip


class StepFailedError(FurrowError):
    """A step ended with an error.

    Attributes:
        output: What it printed.
    """

    def __init__(self, output: str) -> None:
        super().__init__("A step of the build failed; its output tells why.")
        self.output = output


def pip_environment(proxy: str | None, temporary: Path) -> dict[str, str]:
    """Return the environment variables of the steps.

    Args:
        proxy: URL of a proxy, credentials included; None leaves what the machine has set.
        temporary: Folder for what pip unpacks, so that a killed build leaves nothing elsewhere.
    """
    variables = {name: value for name, value in clean_environment().items() if name.upper() not in _MISLEADING}
    variables |= {"PIP_USER": "0", "PIP_REQUIRE_HASHES": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_COLOR": "1"}
    variables |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    if proxy:
        variables |= dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy)
    return variables


def without_secrets(text: str, environment: Mapping[str, str] | None = None) -> str:
    """Return a text with the credentials of every URL masked, and the proxies of an environment as a whole."""
    for name, value in (environment or {}).items():
        if name.upper().endswith("_PROXY") and name.upper() != "NO_PROXY" and value:
            text = text.replace(value, "***")
    return _CREDENTIALS.sub("***@", text)


def run_step(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    log: IO[str],
    is_cancelled: Callable[[], bool],
    on_line: Callable[[str], None] = lambda line: None,
) -> None:
    """Run one program to its end; whatever happens, neither it nor its children outlive the call.

    Args:
        command: Interpreter, then the module to run on the leash and its arguments.
        environment: Environment variables of the program.
        log: Takes every line, credentials masked.
        is_cancelled: Asked about ten times a second; True kills the program.
        on_line: Called with each line of its output, in the thread of the caller.

    Raises:
        JobCancelledError: `is_cancelled` said so.
        StepFailedError: The program failed.
        EngineMissingError: The interpreter cannot be started.
    """
    interpreter, *arguments = command
    mask = functools.partial(without_secrets, environment=environment)
    log.write(mask(f"$ {' '.join(command)}\n"))
    try:
        process = subprocess.Popen(  # a list of arguments, no shell # nosec B603
            [interpreter, "-I", "-X", "utf8", str(LEASH), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            **popen_options(),
        )
    except OSError as error:
        raise EngineMissingError(
            f"The Python '{interpreter}' cannot be started ({error.strerror}): choose another Python for the engine."
        ) from error
    try:
        output = _follow(process, lambda text: log.write(mask(text)), is_cancelled, on_line)
        code = process.wait()
    finally:
        _kill(process)
    if code != 0:
        log.write(f"(ended with code {code})\n")
        raise StepFailedError("".join(output))


def _follow(
    process: subprocess.Popen[bytes],
    note: Callable[[str], object],
    is_cancelled: Callable[[], bool],
    on_line: Callable[[str], None],
) -> list[str]:
    """Hand on the lines of a process until the end of its output, and return them."""
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=_read_lines, args=(process, lines), daemon=True).start()
    output: list[str] = []
    while True:
        if is_cancelled():
            raise JobCancelledError("The build of the engine was cancelled; nothing of it stays.")
        try:
            line = lines.get(timeout=_POLL_S)
        except queue.Empty:
            continue
        if line is None:
            return output
        text = line.decode("utf-8", errors="replace").rstrip() + "\n"
        if not text.startswith("Progress "):
            output.append(text)
            note(text)
        on_line(text.rstrip())


def _read_lines(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes | None]) -> None:
    try:
        for line in process.stdout or ():
            lines.put(line)
    except (OSError, ValueError):  # the pipe was closed on our side
        lines.put(None)
    else:
        lines.put(None)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and everything it started. Does nothing harmful when it has ended."""
    if process.poll() is None:
        if sys.platform == "win32":
            taskkill = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
            subprocess.run(  # a list of arguments, no shell # nosec B603
                [str(taskkill), "/F", "/T", "/PID", str(process.pid)],
                capture_output=True,
                check=False,
                **popen_options(),
            )
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)  # a leader not yet waited for: its number is its own
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
