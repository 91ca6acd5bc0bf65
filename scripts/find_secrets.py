"""Runs detect-secrets on the files that go into the plugin's zip and fails when it finds anything.

Usage: find_secrets.py (with an environment that has detect-secrets)
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from detect_secrets.core.scan import scan_file
from detect_secrets.settings import default_settings

ROOT = Path(__file__).resolve().parents[1]


def uploaded_files() -> list[str]:
    """Return the tracked files that `git archive` would pack, relative to the root."""
    tracked = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True).stdout  # noqa: S607
    names = [name for name in tracked.split("\0") if name]
    attributes = subprocess.run(
        ["git", "check-attr", "-z", "--stdin", "export-ignore"],  # noqa: S607
        input="\0".join(_with_folders(names)) + "\0",
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split("\0")
    ignored = {path for path, value in zip(attributes[::3], attributes[2::3], strict=False) if value == "set"}
    return [name for name in names if not ignored.intersection(_with_folders([name])) and Path(name).is_file()]


def _with_folders(names: list[str]) -> list[str]:
    folders = {str(parent) for name in names for parent in Path(name).parents if str(parent) != "."}
    return [*names, *sorted(folders)]


def main() -> int:
    """Print what was found; return 1 when that is anything."""
    os.chdir(ROOT)
    files = uploaded_files()
    with default_settings():
        found = [secret for name in files for secret in scan_file(name)]
    for secret in found:
        print(f"{secret.filename}:{secret.line_number}: {secret.type}")
    print(f"{len(files)} files, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
