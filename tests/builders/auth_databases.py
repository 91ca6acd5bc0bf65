"""QGIS profiles with an authentication database of their own, each used by a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

__all__ = ["MASTER_PASSWORD", "AuthProfile"]

MASTER_PASSWORD = "glavno geslo Ž 1"

_ROOT = Path(__file__).resolve().parents[2]

_HEAD = """
import json, sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication, QgsAuthMethodConfig
application = QgsApplication([], True)
application.initQgis()
manager = QgsApplication.authManager()
"""

_PLANT = """
assert manager.setMasterPassword(sys.argv[2], True)
identifiers = {}
for name, method, values in json.load(sys.stdin):
    config = QgsAuthMethodConfig(method)
    config.setName(name)
    config.setConfigMap(values)
    stored, config = manager.storeAuthenticationConfig(config)
    assert stored
    identifiers[name] = config.id()
print(json.dumps(identifiers))
"""


class AuthProfile:
    """A profile of QGIS.

    Args:
        folder: Where; it is made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "runtime").mkdir(parents=True, mode=0o700)
        self.password_file = folder.parent / f"{folder.name} geslo.txt"
        self.password_file.write_text(MASTER_PASSWORD, encoding="utf-8")

    def environment(self, *, unlocked: bool = True) -> dict[str, str]:
        """Return the variables of a process that uses the profile, with its master password at hand or not."""
        kept = {name: value for name, value in os.environ.items() if name != "QGIS_AUTH_PASSWORD_FILE"}
        kept |= {
            "QGIS_CUSTOM_CONFIG_PATH": str(self.folder),
            "QGIS_PLUGINPATH": str(_ROOT / "build"),
            "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        return kept | ({"QGIS_AUTH_PASSWORD_FILE": str(self.password_file)} if unlocked else {})

    def plant(self, *configs: tuple[str, str, dict[str, str]]) -> dict[str, str]:
        """Store configurations (name, method, values) and return their identifiers by name."""
        return self.ask(_PLANT, MASTER_PASSWORD, given=json.dumps(configs), unlocked=False)

    def ask(self, script: str, *arguments: str, given: str = "", unlocked: bool = True) -> Any:
        """Run a script in a QGIS of this profile and return the JSON that its last line holds.

        The script finds `application` and `manager` made, and its arguments from `sys.argv[2]` on.
        """
        done = subprocess.run(
            [sys.executable, "-c", _HEAD + script, str(_ROOT / "build"), *arguments],
            input=given,
            env=self.environment(unlocked=unlocked),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return json.loads(done.stdout.splitlines()[-1])
