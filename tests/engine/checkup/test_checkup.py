"""The check of the engine: what it reports, and that the report names nobody."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from furrow.__about__ import __version__
from furrow.engine.checkup import devices
from furrow.engine.checkup.devices import convolution_error, usable_devices
from furrow.engine.checkup.report import redacted, resource_problems
from furrow.engine.contract.client import run_job
from furrow.engine.contract.events import Message, Progress
from furrow.engine.contract.jobs import CheckEngine

GB = 1_000_000_000


@pytest.fixture(scope="module")
def checked():
    events = []
    return run_job(CheckEngine(), Path(sys.executable), on_event=events.append).values, events


def test_versions_are_those_of_the_engine(checked) -> None:
    versions = checked[0]["versions"]
    assert versions["Furrow"] == __version__
    assert versions["torch"] == torch.__version__
    assert versions["numpy"] == np.__version__
    assert {
        "Python",
        "rasterio",
        "GDAL of rasterio",
        "pyogrio",
        "shapely",
        "scipy",
        "pystac",
        "safetensors",
    } <= versions.keys()


def test_the_report_tells_devices_memory_and_disk(checked) -> None:
    values, events = checked
    report = "\n".join(values["report"])
    assert values["devices"][0] == "cpu"
    for words in (
        "Device cpu: ",
        "bfloat16",
        "a convolution is off by",
        "Memory: ",
        "Temporary folder: ",
        "Processor: ",
    ):
        assert words in report
    assert [event.text for event in events if isinstance(event, Message)] == values["report"]
    assert [event for event in events if isinstance(event, Progress)][-1].fraction == 1


def test_the_report_names_nobody(checked) -> None:
    text = json.dumps(checked[0], ensure_ascii=False)
    assert str(Path.home()) not in text
    if getpass.getuser() not in ("root", "user"):
        assert getpass.getuser() not in text


def test_home_and_user_are_redacted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere/ana.novak")
    monkeypatch.setenv("LOGNAME", "ana.novak")
    assert redacted("/somewhere/ana.novak/.local/engine") == "~/.local/engine"
    assert redacted("D:/data of Ana.Novak/x") == "D:/data of user/x"
    assert redacted("banana.novakova") == "banana.novakova"


def test_a_processor_is_proved_by_a_computation() -> None:
    assert 0 < convolution_error("cpu") < 1e-4
    assert usable_devices()[0].problem == ""


def test_a_device_that_computes_wrongly_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    right = devices.conv2d
    monkeypatch.setattr(devices, "conv2d", lambda image, kernel: right(image, kernel) * 1.1)
    assert "computes wrongly" in usable_devices()[0].problem
    monkeypatch.setattr(devices, "conv2d", lambda image, kernel: right(image, kernel) * float("nan"))
    assert "computes wrongly" in usable_devices()[0].problem


def test_a_device_that_cannot_compute_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(image: object, kernel: object) -> None:
        raise RuntimeError("no kernel image is available\nfor execution")

    monkeypatch.setattr(devices, "conv2d", refuse)
    assert "cannot compute (no kernel image is available)" in usable_devices()[0].problem


def test_scarce_resources_are_problems_with_advice() -> None:
    assert resource_problems(16 * GB, 8 * GB, 50 * GB) == []
    assert "tile" in resource_problems(3 * GB, 1 * GB, 50 * GB)[0]
    assert "close other programs" in resource_problems(16 * GB, 1 * GB, 50 * GB)[0]
    assert "free some space" in resource_problems(16 * GB, 8 * GB, 1 * GB)[0]
