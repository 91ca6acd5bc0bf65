"""Starts an engine, as `engine/launch.py` does, that also knows the jobs of `engine_jobs.py`."""

import runpy
import sys
from pathlib import Path

runpy.run_path(str(Path(__file__).resolve().parents[2] / "engine" / "launch.py"), run_name="launch")

if __name__ == "__main__":
    from furrow.engine.__main__ import main
    from furrow.tests.builders.engine_jobs import install_handlers

    install_handlers()
    sys.exit(main())
