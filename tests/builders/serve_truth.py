"""Makes a truth and serves it until standard input ends, for tests whose own Python has no rasterio.

Usage: serve_truth.py <folder of the package> <folder> archive | sample | hub | products

`sample` is an archive too, of the season that ships.

Prints one line of JSON: addresses, and the box and dates of the truth.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from contextlib import ExitStack
from pathlib import Path


def main() -> None:
    """Serve."""
    package, folder, kind = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    sys.path.insert(0, package)
    from furrow.tests.builders.safe_products import write_safes
    from furrow.tests.builders.scenes import build_truth, sample_truth
    from furrow.tests.builders.sentinel_hub_service import sentinel_hub
    from furrow.tests.builders.stac_services import stac_archive

    truth = sample_truth() if kind == "sample" else build_truth(height=60, width=48, count=3)
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "box": dataclasses.asdict(truth.box()),
        "dates": [day.isoformat() for day in truth.dates],
        "first": truth.digital_numbers[0, 0].tolist(),
    }
    with ExitStack() as stack:
        if kind in ("archive", "sample"):
            archive = stack.enter_context(stac_archive(folder, truth))
            told |= {"url": archive.url, "collection": archive.collection}
        elif kind == "hub":
            hub = stack.enter_context(sentinel_hub(folder, truth))
            told |= {key: getattr(hub, key) for key in ("base_url", "token_url", "client_id", "client_secret")}
        else:
            told |= {"products": [str(path) for path in write_safes(folder / "produkti ž", truth)]}
        print(json.dumps(told), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
