"""Runs in the environment of the peers: decompresses every block of a season's files, and does nothing else.

python codec.py SEASON RUNS
"""

import json
import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import imagecodecs
import numpy as np
import tifffile


def main() -> None:
    season, runs = Path(sys.argv[1]), int(sys.argv[2])
    blocks = [block for path in sorted(season.rglob("*.tif")) for block in blocks_of(path)]
    own = threading.local()

    def decompress(block: tuple[bytes, tuple[int, ...], np.dtype]) -> None:
        packed, shape, dtype = block
        if not hasattr(own, "memory"):
            own.memory = {}
        pixels = own.memory.setdefault((shape, dtype), np.empty(shape, dtype))
        imagecodecs.zstd_decode(packed, out=pixels.view(np.uint8).reshape(-1))
        imagecodecs.delta_decode(pixels, axis=1, out=pixels)

    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        with ThreadPoolExecutor(2) as pool:
            for _ in pool.map(decompress, blocks, chunksize=4):
                pass
        times.append(time.perf_counter() - start)
    print(json.dumps({"seconds": statistics.median(times[1:])}))


def blocks_of(path: Path) -> list[tuple[bytes, tuple[int, ...], np.dtype]]:
    content = path.read_bytes()
    with tifffile.TiffFile(path) as file:
        page = file.pages[0]
        bands = page.samplesperpixel if page.planarconfig == 1 else 1
        shape = (page.tilelength, page.tilewidth, bands)
        places = zip(page.dataoffsets, page.databytecounts, strict=True)
        return [(content[offset : offset + size], shape, page.dtype) for offset, size in places if size]


if __name__ == "__main__":
    main()
