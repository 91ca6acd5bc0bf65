"""A sheet of examples is one PNG that any program shows, with notes that say where each picture lies."""

import io
import signal
import struct
import subprocess
import sys
import textwrap
import time
import zlib

import numpy as np
import pytest
import rasterio

from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.contract.training_jobs import EXAMPLES
from furrow.engine.training.examples import Example, ExampleSheet, read_example_notes, write_examples

pytestmark = pytest.mark.engine


def panel(rng, side):
    return rng.integers(0, 256, (3, side, side), dtype=np.uint8)


@pytest.fixture
def sheet():
    rng = np.random.default_rng(3)
    examples = [
        Example({"image": panel(rng, side), "reference": panel(rng, side)}, {"name": f"Škofja 'Loka' {side}"})
        for side in (24, 16)
    ]
    return ExampleSheet(40, {"weighted_mcc": 0.5}, examples, {"kinds": [["hit", "#cfe0c3"]]})


def pixels_of(path):
    with rasterio.open(path) as dataset:
        return dataset.read()


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_each_panel_lies_where_the_notes_say(sheet, tmp_path):
    path = tmp_path / "učenje 'ž'" / EXAMPLES
    write_examples(sheet, path)
    notes, picture = read_example_notes(path), pixels_of(path)
    assert (notes["step"], notes["scores"], notes["legend"]) == (40, {"weighted_mcc": 0.5}, dict(sheet.legend))
    assert [each["name"] for each in notes["examples"]] == ["Škofja 'Loka' 24", "Škofja 'Loka' 16"]
    for example, told in zip(sheet.examples, notes["examples"], strict=True):
        for name, pixels in example.panels.items():
            left, top, width, height = told["panels"][name]
            assert np.array_equal(picture[:, top : top + height, left : left + width], pixels)
    assert [file.name for file in path.parent.iterdir()] == [EXAMPLES]


def test_every_chunk_of_the_picture_is_sound(sheet, tmp_path):
    write_examples(sheet, tmp_path / EXAMPLES)
    file = io.BytesIO((tmp_path / EXAMPLES).read_bytes()[8:])
    kinds = []
    while head := file.read(8):
        length, kind = struct.unpack(">I4s", head)
        content, check = file.read(length), file.read(4)
        assert struct.unpack(">I", check)[0] == zlib.crc32(kind + content)
        kinds.append(kind)
    assert kinds[:2] == [b"IHDR", b"tEXt"]
    assert kinds[-1] == b"IEND"


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_sheet_without_examples_is_a_picture_all_the_same(tmp_path):
    write_examples(ExampleSheet(20, {}, []), tmp_path / EXAMPLES)
    assert read_example_notes(tmp_path / EXAMPLES)["examples"] == []
    assert pixels_of(tmp_path / EXAMPLES).shape == (3, 1, 1)


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"x" * 100, None])
def test_what_is_no_sheet_is_told(sheet, tmp_path, content):
    path = tmp_path / EXAMPLES
    write_examples(sheet, path)
    path.write_bytes(path.read_bytes()[:60] if content is None else content)
    with pytest.raises(DamagedFileError, match="cannot be read"):
        read_example_notes(path)


def test_a_sheet_that_cannot_be_written_leaves_the_older_one(sheet, tmp_path):
    write_examples(sheet, tmp_path / EXAMPLES)
    before = (tmp_path / EXAMPLES).read_bytes()
    with pytest.raises(ValueError, match="JSON"):
        write_examples(ExampleSheet(60, {"weighted_mcc": float("nan")}, sheet.examples), tmp_path / EXAMPLES)
    assert (tmp_path / EXAMPLES).read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [EXAMPLES]


_WRITING = """
    import sys
    from pathlib import Path
    import torch
    from furrow.engine.contract.training_jobs import EXAMPLES
    from furrow.engine.training.examples import write_examples
    from furrow.tests.builders.trainings import place, trainer

    torch.set_num_threads(1)
    folder = Path(sys.argv[1])
    one = trainer(folder, steps=10_000, validate_every=1)

    def write(sheet, is_best):
        write_examples(sheet, folder / EXAMPLES)
        print(sheet.step, flush=True)

    one.run(validation=lambda: [place(0), place(1)], on_examples=write)
"""


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_whoever_looks_on_sees_whole_pictures_alone_even_when_the_training_is_killed(tmp_path):
    folder, path = tmp_path / "ubita 'vadba' ž", tmp_path / "ubita 'vadba' ž" / EXAMPLES
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_WRITING), str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert next(process.stdout).strip() == "1"
        steps, shapes, end = set(), set(), time.monotonic() + 60
        while len(steps) < 12:
            assert time.monotonic() < end, "the training is too slow"
            steps.add(read_example_notes(path)["step"])
            shapes.add(pixels_of(path).shape)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert read_example_notes(path)["step"] >= max(steps)
    assert pixels_of(path).shape in shapes
    assert len(shapes) == 1
