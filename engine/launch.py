"""Starts the engine from the plugin's own folder, whatever that folder is called.

Run as a script: `python -I .../engine/launch.py`. It registers the folder above as the package
`furrow` without putting any folder on `sys.path`, so the engine always runs the code of the plugin
that called it and sees no other plugin.
"""

import importlib.util
import sys
from pathlib import Path


def register_package() -> None:
    """Make `import furrow` find the plugin's folder. Does nothing when it is found already."""
    if "furrow" in sys.modules:
        return
    root = Path(__file__).resolve().parents[1]
    spec = importlib.util.spec_from_file_location(
        "furrow", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"The folder '{root}' is no copy of Furrow: install the plugin again.")
    module = importlib.util.module_from_spec(spec)
    sys.modules["furrow"] = module
    spec.loader.exec_module(module)


register_package()

if __name__ == "__main__":
    from furrow.engine.__main__ import main

    sys.exit(main())
