"""What pip's output means: how far it is, in words, and why it failed, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from furrow.engine.contract.errors import EngineMissingError, FurrowError, ResourceError

__all__ = ["PipProgress", "explain_failure", "not_offered"]

_NOT_FOUND = re.compile(r"No matching distribution found for ([^\s;]+)")


@dataclass
class PipProgress:
    """Turns pip's output into a share of the work and words.

    Attributes:
        report: Takes the share (0 to 1) and the words.
        expected: Number of packages that will be looked at.
    """

    report: Callable[[float, str], None]
    expected: int
    _seen: set[str] = field(default_factory=set)
    _part: float = 0.0
    _words: str = "asking the package index"

    def __call__(self, line: str) -> None:
        """Take one line of pip's output."""
        line = line.strip()
        if raw := re.match(r"Progress (\d+) of (\d+)", line):
            self._part = int(raw[1]) / max(int(raw[2]), 1)
        elif named := re.match(r"(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+)", line):
            self._seen.add(named[1].lower().replace("_", "-"))
            self._part = 0.0
        elif file := re.match(r"(Downloading|Using cached|Processing) (.+?\.whl)( \(.*\))?$", line):
            self._seen.add(_package(file[2]).split()[0].lower())
            self._words = f"{_VERBS[file[1]]} {_package(file[2])}{file[3] or ''}"
        elif line.startswith("Installing collected packages"):
            self._words = "unpacking what was downloaded"
            self.report(0.8, self._words)
            return
        else:
            return
        counted = max(len(self._seen) - 1 + self._part, 0.0)
        self.report(0.75 * min(counted / max(self.expected, 1), 1.0), self._words)


_VERBS = {"Downloading": "downloading", "Using cached": "taking from pip's cache", "Processing": "taking"}


def _package(file: str) -> str:
    """Return "rasterio 1.4.4" for the path or address of a wheel."""
    name, version, *_ = [*file.replace("\\", "/").rsplit("/", 1)[-1].split("-"), ""]
    return f"{name.replace('_', '-')} {version}".strip()


# In the order of asking: a proxy that refuses also looks like a network that is down, and both make
# pip say at the end that it found no version of a package.
_CAUSES: tuple[tuple[str, type[FurrowError], str], ...] = (
    (
        r"DO NOT MATCH THE HASHES|HashMismatch|Expected sha256",
        EngineMissingError,
        "a downloaded package is not the one that was tested (its hash differs): a proxy or a mirror may have "
        "altered it, so use another network or ask its administrator",
    ),
    (
        r"No space left on device|\[Errno 28\]|not enough space on the disk|Disk quota exceeded|\[Errno 122\]",
        ResourceError,
        "the disk is full: free some space, then run 'Build the engine' again",
    ),
    (
        r"ProxyError|407 Proxy|Cannot connect to proxy|Tunnel connection failed|ProxySchemeUnknown",
        EngineMissingError,
        "the proxy refused or did not answer: check Settings > Options > Network of QGIS, or PIP_PROXY",
    ),
    (
        r"Missing dependencies for SOCKS",
        EngineMissingError,
        "pip cannot go through a SOCKS proxy: set an HTTP proxy in Settings > Options > Network of QGIS",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|certificate verify failed",
        EngineMissingError,
        "the certificate of the package index was not accepted: where a network inspects traffic, "
        "name its certificate file in PIP_CERT or in pip's configuration",
    ),
    (
        r"40[13] (Client )?Error|401 Unauthorized|403 Forbidden",
        EngineMissingError,
        "the package index refused access: check the credentials in pip's configuration",
    ),
    (
        r"NewConnectionError|NameResolutionError|Failed to establish|Name or service not known|getaddrinfo failed"
        r"|Temporary failure in name resolution|nodename nor servname|Connection refused|Network is unreachable"
        r"|No route to host"
        r"|ReadTimeout|ConnectTimeout|timed out|Connection aborted|ConnectionReset|Connection broken|IncompleteRead"
        r"|RemoteDisconnected|5\d\d Server Error",
        EngineMissingError,
        "the package index cannot be reached: check the network and the proxy, then run 'Build the engine' again",
    ),
    (
        r"WinError 206|path too long|[Ll]ong [Pp]ath",
        EngineMissingError,
        "the path of the QGIS profile is too long for Windows: allow long paths, or use a profile in a shorter folder",
    ),
    (
        r"Permission denied|WinError 5\b|Access is denied",
        EngineMissingError,
        "a file may not be written: close other QGIS windows, check the virus scanner and the rights of the folder",
    ),
)


def explain_failure(output: str, doing: str) -> FurrowError:
    """Return the error that tells the analyst why a step failed, told by what it printed.

    Args:
        output: Output of the step.
        doing: What was being done, as in "installing PyTorch".
    """
    for pattern, kind, cause in _CAUSES:
        if re.search(pattern, output):
            return kind(f"The engine was not built: while {doing}, {cause}.")
    if missing := _NOT_FOUND.search(output):
        return EngineMissingError(
            f"The engine was not built: no package '{missing[1]}' was found for this computer and its Python: check "
            "the network, choose another Python (3.11 to 3.14), or name an index that has it in pip's configuration."
        )
    last = next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "no output")
    return EngineMissingError(f"The engine was not built: {doing} failed ({last[:300]}): see the log of the build.")


def not_offered(output: str, package: str) -> bool:
    """Tell whether pip failed only because the index does not have that version of a package."""
    missing = _NOT_FOUND.search(output)
    reached = not any(re.search(pattern, output) for pattern, _, _ in _CAUSES)
    return reached and missing is not None and re.split(r"[=<>!~]", missing[1])[0] == package
