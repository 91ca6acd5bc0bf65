"""Makes PNG files smaller: at most 64 colours, enough for dialogs.

Usage: build/dev/bin/python scripts/shrink_pictures.py FILE ...
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

_COLOURS = 64


def shrink(picture: Path) -> None:
    """Replace a picture by one of few colours, unless that is no smaller."""
    with Image.open(picture) as opened:
        few = opened.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    smaller = picture.with_suffix(".part")
    few.save(smaller, "PNG", optimize=True)
    if smaller.stat().st_size < picture.stat().st_size:
        smaller.replace(picture)
    else:
        smaller.unlink()


for name in sys.argv[1:]:
    shrink(Path(name))
