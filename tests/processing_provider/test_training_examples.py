"""The examples of a training as files of anybody: read where they are sound, told in one sentence where not."""

import struct
import zlib

import pytest

from furrow.engine.contract.errors import DamagedFileError
from furrow.engine.contract.training_jobs import EXAMPLES
from furrow.processing_provider.training_chart import TrainingLog
from furrow.processing_provider.training_examples import (
    PANELS,
    caption,
    headline,
    kind_words,
    panel_text,
    panel_title,
    ramp_picture,
    read_examples,
)
from furrow.processing_provider.training_report import training_page
from furrow.tests.builders.example_pictures import notes_of, write_pictures


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Učenje 'ž' 100%" / EXAMPLES


def changed(**changes):
    """Notes of which something in the first example is wrong."""
    notes = notes_of()
    notes["examples"][0].update(changes)
    return notes


def test_what_the_pictures_are_of_is_read(path):
    write_pictures(path)
    examples = read_examples(path)
    assert (examples.step, examples.score, examples.threshold) == (40, 0.612, 0.45)
    place = examples.places[1]
    assert caption(place) == "Škofja 'Loka' <b>1</b>, 200 m by 200 m, image of 2024-06-12, weighted MCC 0.50"
    assert {picture.width() for picture in place.panels.values()} == {80}
    assert headline(examples, is_kept=False) == (
        "Weights of step 40: weighted MCC 0.612 on the whole validation area, threshold 0.45."
    )
    assert "which were kept" in headline(examples, is_kept=True)
    assert len({panel_title(name) for name in PANELS}) == len({panel_text(name, place) for name in PANELS}) == 4
    assert kind_words("omitted") == "in the reference alone: missed"
    assert kind_words("of a later version") == "of a later version"
    colours = {ramp_picture(examples.ramp).pixelColor(left, 6).name() for left in range(1, 89)}
    assert colours == {"#440154", "#fde725"}


def test_what_is_not_known_is_not_told(path):
    notes = changed(score=None, date="", name="")
    write_pictures(path, {**notes, "scores": {"weighted_mcc": "good"}})
    examples = read_examples(path)
    assert caption(examples.places[0]) == "200 m by 200 m"
    assert headline(examples, is_kept=True) == "Weights of step 40."


def placed(*numbers):
    """Notes by which the pictures of the first example lie elsewhere."""
    return changed(panels={name: list(numbers) for name in PANELS})


@pytest.mark.parametrize(
    "notes",
    [
        "", "{", "[1]", "null", "[" * 100_000, {}, {"step": 1}, notes_of(legend={}), notes_of(scores=[]),
        notes_of(legend={"kinds": [["hit", "red'>"]], "ramp": []}), notes_of(examples=[7]), changed(panels={}),
        placed(0, 0, 81, 1000), placed(0, 0, 0, 0), placed(-1, 0, 5, 5), placed(1e300, 0, 5, 5), placed(0, 0),
        changed(date="yesterday"), changed(date=5), changed(bands=None),
    ],
)  # fmt: skip
def test_notes_that_make_no_sense_give_one_sentence(path, notes):
    write_pictures(path, notes)
    with pytest.raises(DamagedFileError, match=r"The example pictures '.*examples\.png' cannot be read") as caught:
        read_examples(path)
    assert "\n" not in str(caught.value)


def huge_picture():
    """A PNG of a few bytes that claims 100,000 by 100,000 pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def test_files_that_are_no_such_picture_give_one_sentence(path):
    write_pictures(path)
    sound = path.read_bytes()
    for content in (b"", b"PNG", sound[:200], b"GIF89a" + sound, huge_picture()):
        path.write_bytes(content)
        with pytest.raises(DamagedFileError):
            read_examples(path)
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(DamagedFileError):
        read_examples(path)
    path.unlink()
    with pytest.raises(DamagedFileError):
        read_examples(path)


def test_the_report_shows_them_with_what_their_colours_mean(path):
    write_pictures(path)
    card, log = {"name": "njive", "training": {}}, TrainingLog((), ())
    page = training_page(card, log, {}, read_examples(path))
    assert page.count('src="data:image/png;base64,') == 2 * len(PANELS) + 2 + 1
    assert "Škofja &#x27;Loka&#x27; &lt;b&gt;1&lt;/b&gt;" in page
    assert "in the reference alone: missed" in page
    assert "Example maps" not in training_page(card, log, {})
