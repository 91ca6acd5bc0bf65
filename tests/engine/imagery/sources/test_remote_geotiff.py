"""Windows of files on a web server, whatever the files look like."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import DamagedFileError, FurrowError, TransferError
from furrow.engine.imagery.sources.remote_geotiff import HeaderCache, RemoteGeoTIFF
from furrow.engine.imagery.sources.signing import Signer
from furrow.engine.reporting import Reporter
from furrow.engine.transfer import waiting
from furrow.engine.transfer.client import TransferClient
from furrow.tests.builders.range_server import RangeHandler

LIMITS = TransferLimits(attempts=2, deadline_s=20)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_FIRST_WAIT_S", 0.05)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), partial(RangeHandler, directory=str(tmp_path)))
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()


def write(path: Path, height: int, width: int, **options: object) -> np.ndarray:
    array = np.random.default_rng(height).integers(0, 60000, (height, width)).astype(np.uint16)
    profile = {"driver": "GTiff", "height": height, "width": width, "count": 1, "dtype": "uint16", "nodata": 0}
    with rasterio.open(path, "w", **{**profile, **options}, crs="EPSG:32633") as dataset:
        dataset.write(array, 1)
    return array


def read(url: str, window: Window, cache: HeaderCache | None = None) -> tuple[np.ndarray | None, TransferClient]:
    client = TransferClient(LIMITS, Reporter(), service="a server")
    file = RemoteGeoTIFF(url, client, cache or HeaderCache(), Signer("", client))
    return file.read(lambda dataset: window), client


@pytest.mark.parametrize(
    "options",
    [
        {"driver": "COG", "blocksize": 128, "compress": "DEFLATE"},
        {"driver": "COG", "blocksize": 512, "compress": "ZSTD"},
        {"tiled": True, "blockxsize": 16, "blockysize": 16, "compress": "LZW"},  # a header of many kilobytes
        {"tiled": True, "blockxsize": 16, "blockysize": 16, "compress": "DEFLATE", "sparse_ok": True},
        {"compress": "NONE"},  # strips
        {"tiled": True, "blockxsize": 256, "blockysize": 256, "bigtiff": "YES"},
    ],
    ids=str,
)
@pytest.mark.parametrize("window", [Window(0, 0, 1, 1), Window(650, 600, 50, 100), Window(33, 257, 400, 311)], ids=str)
def test_any_layout_reads_as_the_local_file(
    tmp_path: Path, server: str, options: dict[str, object], window: Window
) -> None:
    array = write(tmp_path / "a.tif", 700, 700, **options)
    found, _ = read(f"{server}/a.tif", window)
    row, column = int(window.row_off), int(window.col_off)
    assert found is not None
    assert np.array_equal(found, array[row : row + int(window.height), column : column + int(window.width)])


def test_only_what_is_needed_is_fetched_and_headers_are_kept(tmp_path: Path, server: str) -> None:
    write(tmp_path / "a.tif", 2000, 2000, driver="COG", blocksize=256, compress="DEFLATE", overviews="NONE")
    size = (tmp_path / "a.tif").stat().st_size
    cache = HeaderCache()
    _, client = read(f"{server}/a.tif", Window(300, 300, 100, 100), cache)
    assert client.received < size / 20
    assert client.requests == 2
    _, again = read(f"{server}/a.tif", Window(900, 900, 100, 100), cache)
    assert again.requests == 1


def test_files_that_are_none_are_told(tmp_path: Path, server: str) -> None:
    (tmp_path / "page.tif").write_text("<html>log in</html>", encoding="utf-8")
    (tmp_path / "vrt.tif").write_text('<VRTDataset rasterXSize="1" rasterYSize="1"/>', encoding="utf-8")
    write(tmp_path / "cut.tif", 700, 700, driver="COG", blocksize=128)
    whole = (tmp_path / "cut.tif").read_bytes()
    (tmp_path / "cut.tif").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "empty.tif").write_bytes(b"")
    for name, kind in (
        ("page.tif", DamagedFileError),
        ("vrt.tif", DamagedFileError),
        ("cut.tif", (DamagedFileError, TransferError)),
        ("empty.tif", FurrowError),
    ):
        with pytest.raises(kind, match=name):
            read(f"{server}/{name}", Window(500, 500, 200, 200))
