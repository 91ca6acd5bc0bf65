"""The report of a training: what stands in it, and that it is there whole or not at all."""

import json
from html.parser import HTMLParser

import pytest

from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider.training_chart import TrainingLog
from furrow.processing_provider.training_report import training_page, write_training_report

CARD = {
    "name": "njive <b>'ž'</b>",
    "network": "hybrid-small",
    "bands": ["B02", "B08"],
    "first_day": 60,
    "last_day": 250,
    "threshold": 0.45,
    "seed": 7,
    "licence": "",
    "furrow": "0.2.0",
    "training": {"seasons": ["Škofja Loka", "<script>"], "scored_on": "20% of the area in blocks", "mixed": True},
}
VALUES = {"EPOCHS_DONE": 3, "TRAINING_LOSS": 0.41234, "WEIGHT_COUNT": 1_234_567, "SECONDS": 100.0}
LOG = TrainingLog(((20, 0.9), (40, 0.5)), ((20, 0.3), (40, 0.61)))


class Page(HTMLParser):
    """Keeps the tags, the texts, and the rows of tables."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self._open = [], [], []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag != "meta":
            self._open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.texts.append(data)

    def value(self, name):
        return self.texts[self.texts.index(name) + 1]


def test_the_page_tells_what_came_out_and_where_it_was_validated():
    page = Page(training_page(CARD, LOG, VALUES))
    assert page.texts.count("Training of njive <b>'ž'</b>") == 3  # of the page, its heading, the curves
    assert page.value("Weighted MCC on validation") == "0.6100"
    assert page.value("The weights that are kept are of step") == "40"
    assert page.value("Threshold") == "0.45"
    assert page.value("Training loss") == "0.4123"
    assert page.value("Trained weights") == "1,234,567"
    assert page.value("Duration") == "2 min"
    assert page.value("Where it was validated") == "20% of the area in blocks"
    assert page.value("Part of the year") == "days 60 to 250"
    assert page.value("seasons") == "Škofja Loka, <script>"
    assert page.value("mixed") == "yes"
    assert "best: 0.610 at step 40" in page.texts
    assert "Licence" not in page.texts  # nothing is known of it
    assert page.tags.count("polyline") == 2
    assert not {"script", "b"} & set(page.tags)


def test_a_training_without_validation_says_so():
    card = {**CARD, "training": {"scored_on": ""}}
    page = Page(training_page(card, TrainingLog(LOG.losses, ()), VALUES))
    assert page.value("Where it was validated") == "Nothing was kept for validation."
    assert "Weighted MCC on validation" not in page.texts
    assert page.tags.count("polyline") == 1
    assert "The log holds no curves." in Page(training_page(card, TrainingLog((), ()), {})).texts


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "moj 'model' č"
    folder.mkdir()
    (folder / "card.json").write_text(json.dumps(CARD), encoding="utf-8")
    (folder / "training.csv").write_text("step,loss,weighted_mcc\n20,0.9,0.3\n40,0.5,0.61\n", encoding="utf-8")
    return folder


def test_the_report_is_written_whole(model, tmp_path):
    path = tmp_path / "new 'ž'" / "poročilo.html"
    write_training_report(path, model, VALUES)
    assert path.read_text(encoding="utf-8") == training_page(CARD, LOG, VALUES)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["card.json", "training.csv"])
@pytest.mark.parametrize("content", [None, "not what it should be"])
def test_what_cannot_be_read_leaves_the_older_report(name, content, model, tmp_path):
    path = tmp_path / "r.html"
    path.write_text("older", encoding="utf-8")
    if content is None:
        (model / name).unlink()
    else:
        (model / name).write_text(f"{content}\n{content}\n", encoding="utf-8")
    with pytest.raises(DamagedFileError, match=name):
        write_training_report(path, model, VALUES)
    assert path.read_text(encoding="utf-8") == "older"
    assert sorted(file.name for file in tmp_path.iterdir()) == [model.name, "r.html"]


def test_a_report_that_cannot_take_its_place_leaves_nothing(model, tmp_path):
    (tmp_path / "r.html").mkdir()
    with pytest.raises(OSError, match=r"r\.html"):
        write_training_report(tmp_path / "r.html", model, VALUES)
    assert sorted(file.name for file in tmp_path.iterdir()) == [model.name, "r.html"]
