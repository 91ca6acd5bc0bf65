"""Tiny wheels and locks, so that environments are built for real, quickly and without a network."""

from __future__ import annotations

import base64
import hashlib
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["bridge_wheel", "lock_text", "torch_wheel", "write_wheel"]


def write_wheel(folder: Path, name: str, version: str, files: Mapping[str, str], requires: Iterable[str] = ()) -> Path:
    """Write a wheel of text files and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = name.replace("-", "_")
    info = f"{stem}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {line}\n" for line in requires)
    contents = dict(files) | {
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: furrow\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text.encode())}\n" for path, text in contents.items())
    path = folder / f"{stem}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inner, text in (contents | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(zipfile.ZipInfo(inner, (2020, 1, 1, 0, 0, 0)), text)
    return path


def bridge_wheel(folder: Path) -> Path:
    """Write a wheel through which an environment sees the packages of the Python that runs the tests.

    Its pip, which runs on the leash, does not see them: it would take them for installed.
    """
    places = [place for place in sys.path if Path(place).name in ("site-packages", "dist-packages")]
    line = f"import sys; sys.path.extend([] if any('leash.py' in a for a in sys.orig_argv) else {places!r})\n"
    return write_wheel(folder, "furrow-bridge", "1.0", {"furrow_bridge.pth": line})


def torch_wheel(folder: Path, version: str, cuda: str | None) -> Path:
    """Write a wheel that says it is a build of PyTorch; the package itself comes over the bridge."""
    text = f"cuda: Optional[str] = {cuda!r}\n" if cuda else "cuda: Optional[str] = None\n"
    return write_wheel(folder, "torch", version, {"torch/version.py": f"from typing import Optional\n{text}"})


def lock_text(wheels: Iterable[Path]) -> str:
    """Return a requirements file with the versions and hashes of wheels."""
    lines = []
    for wheel in wheels:
        name, version, *_ = wheel.name.split("-")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        lines.append(f"{name.replace('_', '-')}=={version} \\\n    --hash=sha256:{digest}\n")
    return "".join(lines)


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
