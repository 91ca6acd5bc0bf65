"""The peers of the prediction benchmark: that each predicts what it claims to, and that the measure measures."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine

from furrow.__about__ import ROOT
from furrow.benchmarks.peers import run_peer
from furrow.benchmarks.prediction.peers import beside, plain_loop
from furrow.benchmarks.prediction.peers.box import common_box
from furrow.engine.imagery.season import Season
from furrow.models.cost import operations_per_pixel
from furrow.models.files import SHIPPED, load_model

pytestmark = pytest.mark.engine

PEERS = ROOT / "build" / "peers" / "bin" / "python"
SIDE, DATES, OPERATIONS = 96, 6, 400_000
NEEDED = [
    "cv2",
    "ftw_cli",
    "onnxruntime",
    "onnxscript",
    "rasterio",
    "segmentation_models_pytorch",
    "torchgeo",
    "torchvision",
    "xarray",
]


@pytest.fixture(scope="module")
def box(tmp_path_factory):
    return common_box(tmp_path_factory.mktemp("škatle 'a b'"), SIDE, DATES)


@pytest.fixture(scope="module")
def peers():
    if not PEERS.is_file():
        pytest.skip("the environment of the peers is not there")
    find = "import sys, importlib.util as u; print([n for n in sys.argv[1:] if u.find_spec(n) is None])"
    found = subprocess.run([PEERS, "-c", find, *NEEDED], capture_output=True, text=True, check=True)
    if found.stdout.strip() != "[]":
        pytest.skip(f"the environment of the peers lacks {found.stdout.strip()}")
    return PEERS


def read(path, band=1):
    with rasterio.open(path) as dataset:
        return dataset.read(band)


def change(path, values):
    with rasterio.open(path, "r+") as dataset:
        dataset.write(values, 1)


def test_the_box_is_kept_and_its_rasters_hold_the_season(box):
    stack = Season.open(box.season).read()
    written = box.stack.stat().st_mtime_ns
    again = common_box(box.season.parent.parent, SIDE, DATES)
    assert again == box
    assert box.stack.stat().st_mtime_ns == written
    with rasterio.open(box.stack) as dataset:
        assert np.array_equal(dataset.read(), stack.digital_numbers.reshape(-1, SIDE, SIDE))
        assert dataset.descriptions[11] == f"{stack.dates[1]} {stack.bands[1]}"
    with rasterio.open(box.windows) as dataset:
        assert dataset.count == 8
        for index, name in enumerate(dataset.descriptions):
            day, band = name.split()
            date = [str(each) for each in stack.dates].index(day)
            assert date // (DATES // 2) == index // 4
            assert np.array_equal(dataset.read(index + 1), stack.digital_numbers[date, stack.bands.index(band)])


def test_the_plain_loop_agrees_with_furrow_whatever_its_tiles(box, tmp_path):
    operations = operations_per_pixel(load_model(SHIPPED).network, DATES)
    beside.furrow(box, SHIPPED, tmp_path, operations).predict()
    way = beside.plain_loop(box, SHIPPED, tmp_path, operations)
    assert way.predict() > 0
    ours, plain = read(tmp_path / "furrow.tif").astype(int), read(tmp_path / "plain.tif").astype(int)
    assert np.array_equal(ours == 255, plain == 255)
    assert np.abs(ours - plain).max() <= 2  # bfloat16 on processors that have it
    assert (np.abs(ours - plain) > 1).mean() < 1e-3
    assert (read(tmp_path / "furrow mask.tif") != read(tmp_path / "plain mask.tif")).mean() < 1e-3
    assert "differs from Furrow's by at most" in way.check()
    plain_loop.predict(box.season, load_model(SHIPPED), tmp_path / "tiles.tif", 40)
    assert np.abs(read(tmp_path / "tiles.tif").astype(int) - plain).max() <= 1


def test_the_plain_loop_refuses_masks_it_does_not_read(box, tmp_path):
    document = json.loads((box.season / "collection.json").read_text(encoding="utf-8"))
    document["furrow:season"]["mask_layers"] = ["SCL", "CLM"]
    (tmp_path / "collection.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(SystemExit, match="SCL alone"):
        plain_loop.predict(tmp_path, load_model(SHIPPED), tmp_path / "p.tif", 64)


def test_a_difference_is_told_in_steps(tmp_path):
    profile = {"driver": "GTiff", "dtype": "uint8", "count": 1, "nodata": 255, "height": 10, "width": 10}
    profile["transform"] = Affine(2.5, 0, 590_000, 0, -2.5, 5_165_000)
    values = np.full((10, 10), 100, np.uint8)
    values[0, 0] = 255
    others = {"same": values, "far": values.copy(), "nodata": np.full((10, 10), 100, np.uint8)}
    others["far"][5, 5] += 3
    for name, content in others.items():
        with rasterio.open(tmp_path / name, "w", **profile) as dataset:
            dataset.write(content, 1)
    assert "at most 0/200" in beside.difference(tmp_path / "same", tmp_path / "same")
    assert "at most 3/200, by more than 1/200 in 1.0000%" in beside.difference(tmp_path / "same", tmp_path / "far")
    assert "nodata differs" in beside.difference(tmp_path / "same", tmp_path / "nodata")


@pytest.mark.parametrize(("tile", "least"), [(96, 0.999), (80, 0.9)])
def test_deepness_way_segments_the_image(box, peers, tmp_path, tile, least):
    """With one tile the result is torch's own; small tiles lack surroundings, yet must lie where they belong."""
    way = beside.deepness(box, peers, tmp_path, OPERATIONS, 1, ["--tile", tile])
    assert 0.9 < way.operations / OPERATIONS < 1.1
    assert way.predict() > 0
    script, files = beside.HERE / "deepness_way.py", (box.stack, tmp_path / "deepness.onnx", tmp_path / "deepness.tif")
    found = run_peer(peers, script, "check", *files)
    assert found["agreement"] > least
    assert 0.2 < found["share"] < 0.8
    assert read(files[2]).shape == (SIDE, SIDE)
    change(files[2], np.roll(read(files[2]), 5, axis=0))
    assert run_peer(peers, script, "check", *files)["agreement"] < 0.9


def test_ftw_tools_segments_the_image(box, peers, tmp_path):
    way = beside.ftw_tools(box, peers, tmp_path, OPERATIONS, ["--patch", 96, "--padding", 8])
    assert 0.95 < way.operations / OPERATIONS < 1.05
    assert way.predict() > 0
    assert len(np.unique(read(tmp_path / "ftw.tif"))) == 3
    assert way.check().startswith("100.0000%")
    change(tmp_path / "ftw.tif", np.roll(read(tmp_path / "ftw.tif"), 5, axis=0))
    assert not way.check().startswith("100.0000%")


def test_base_is_a_model_that_can_be_opened_and_told_from_others(box, tmp_path):
    model = load_model(beside.base_model(tmp_path / "base", box.season))
    assert model.card.network == "hybrid-base"
    shipped = load_model(SHIPPED)
    assert model.network.mean.tolist() == pytest.approx(shipped.network.mean.tolist())
    assert operations_per_pixel(model.network) > 2 * operations_per_pixel(shipped.network)
    plain_loop.predict(box.season, model, tmp_path / "p.tif", SIDE)
    stored = read(tmp_path / "p.tif")
    assert stored[stored != 255].std() > 5


def test_the_table_holds_medians_and_ratios():
    def way(name, seconds, operations):
        times = [seconds, seconds, 100 * seconds]
        return beside.Way(name, lambda: 0.0, operations, lambda: "", times, [s / 2 for s in times], [5_000_000] * 3)

    rates = {"matrix float32 2": 40e9, "matrix bfloat16 2": 80e9, "convolution float32 2": 30e9}
    lines = beside.table([way("Furrow", 2.0, 1e6), way("other", 5.0, 8e6)], 100, rates, 2)
    assert lines[-1] == "| other | 5.00 s | 2.50 | 2.50 s | 2.50 | 5 MB | 8.000 | 16.0 | 40.0% | 20.0% |"
    assert len({line.count("|") for line in lines[2:]}) == 1


def test_rates_are_those_of_each_type_and_number_of_threads():
    script = beside.HERE / "rates.py"
    rates = run_peer(Path(sys.executable), script, "--threads", 1, "--size", 256, "--runs", 1)
    kinds = {f"{what} {kind} 1" for what in ("matrix", "convolution") for kind in ("float32", "bfloat16")}
    assert set(rates) == kinds
    assert all(1e8 < rate < 1e14 for rate in rates.values())
