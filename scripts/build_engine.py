"""Builds, checks or removes an engine's environment without QGIS: for the checkout, a server, a cluster.

Usage: build_engine.py build|status|remove --home FOLDER [--computing auto|cpu|cuda] [--base PYTHON] [--rebuild]

`build` prints what it does to standard error and the interpreter of the environment to standard output.
Needs no package.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]

if TYPE_CHECKING:
    from furrow.engine.contract.environment import EngineEnvironment


def _register_package() -> None:
    """Make `import furrow` find this checkout, whatever its folder is called."""
    launcher = ROOT / "engine" / "launch.py"
    spec = importlib.util.spec_from_file_location("furrow_launch", launcher)
    if spec is None or spec.loader is None:
        raise ImportError(f"'{launcher}' cannot be read.")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("action", choices=("build", "status", "remove"))
    parser.add_argument("--home", type=Path, required=True, help="folder of the environment")
    parser.add_argument("--computing", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--base", type=Path, help="Python to make the environment with")
    parser.add_argument("--rebuild", action="store_true", help="build anew even if a usable one is there")
    return parser.parse_args()


def _build(environment: EngineEnvironment, arguments: argparse.Namespace) -> None:
    told = ""

    def tell(fraction: float, message: str) -> None:
        nonlocal told
        if message != told:
            print(f"{fraction:4.0%}  {message}", file=sys.stderr, flush=True)
            told = message

    python = environment.build(
        computing=arguments.computing, base_interpreter=arguments.base, rebuild=arguments.rebuild, on_progress=tell
    )
    notes = environment.status().details.get("notes")
    if notes:
        print(f"Note: {notes}", file=sys.stderr)
    print(python)


def main() -> int:
    """Do one action; return 0 when it succeeded."""
    _register_package()
    from furrow.engine.contract.environment import EngineEnvironment
    from furrow.engine.contract.errors import FurrowError

    arguments = _arguments()
    environment = EngineEnvironment(arguments.home)
    try:
        if arguments.action == "build":
            _build(environment, arguments)
        elif arguments.action == "remove":
            environment.remove()
        else:
            status = environment.status()
            print(status.message)
            return 0 if status.state == "ready" else 1
    except FurrowError as error:
        print(f"{error}\nThe log of the build is '{environment.log}'.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
