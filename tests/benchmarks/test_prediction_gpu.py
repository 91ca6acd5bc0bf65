"""The benchmark for GPUs, at the size of a stamp and on the processor, so that it works the first time on a card."""

import re
import sys

import pytest
import torch

from furrow.__about__ import ROOT
from furrow.benchmarks.prediction import gpu
from furrow.engine.prediction.device import Device

pytestmark = pytest.mark.engine

PROCESSOR = Device("cpu", None, "processor")


def test_one_command_measures_all_and_prints_rows_of_the_table(tmp_path, monkeypatch, capsys):
    sizes = {"side": 64, "dates": 6, "rounds": 1, "size": 128, "batch": 2, "patch": 16, "place": 24, "steps": 2}
    given = [text for name, size in sizes.items() for text in (f"--{name}", str(size))]
    asked = ["--device", "cpu", *given, "--work", str(tmp_path / "škatle 'a b'"), "--networks", "small"]
    monkeypatch.setattr(sys, "argv", ["gpu.py", *asked])
    gpu.main()
    out = capsys.readouterr().out
    predicting, training = out.splitlines()[-2:]
    header = next(
        line
        for line in (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| what |")
    )
    assert predicting.count("|") == training.count("|") == header.count("|")
    rate = r"([\d.]+) boxes a second"
    assert all(float(each) > 0 for each in re.findall(rate, predicting))
    assert len(re.findall(rate, predicting)) == 3
    assert re.search(r"differs from Furrow's by at most [012]/200", predicting)
    assert re.search(r"hybrid-small [\d.]+ ms a step, peak memory [\d.]+ GB", training)
    assert "cpu" not in training


def test_a_time_is_that_of_the_work_alone(monkeypatch):
    now = iter([0.0, 100.0, 10.0, 12.0, 20.0, 23.0, 30.0, 37.0])
    monkeypatch.setattr(gpu.time, "perf_counter", lambda: next(now))
    assert gpu.median_seconds(lambda: None, PROCESSOR, 3) == 3.0


def test_a_rate_counts_products_and_sums(monkeypatch):
    monkeypatch.setattr(gpu, "median_seconds", lambda work, device, runs: work() or 2.0)
    assert gpu.matrix_rate(PROCESSOR, torch.float32, 16) == 2 * 16**3 * 10 / 2.0
