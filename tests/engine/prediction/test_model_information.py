import html
import json

import pytest

from furrow.engine.contract.errors import DamagedFileError, InputError, UnsafeFileError
from furrow.engine.contract.model_jobs import ModelInformation
from furrow.engine.prediction.model_information import model_information
from furrow.engine.reporting import Reporter
from furrow.models.card import ModelCard
from furrow.models.files import CARD, WEIGHTS
from furrow.models.registry import build
from furrow.tests.builders.networks import write_tiny_model

pytestmark = pytest.mark.engine

TRAINING = {"data": "Njive <b>žito</b> & 'č'", "steps": 12_000, "seasons": ["a", "b"], "scored_on": "", "mixed": True}


@pytest.fixture
def folder(tmp_path):
    return write_tiny_model(
        tmp_path / "model 'žito' č", training=TRAINING, scores={"weighted_mcc": 0.7123}, licence="CC-BY-4.0"
    )


def ask(**fields):
    return model_information(ModelInformation(**fields), Reporter(lambda event: None))


def test_the_shipped_model_tells_all_about_itself():
    values = ask()
    network = build("hybrid-small")
    assert values["network"] == values["name"] == "hybrid-small"
    assert values["parameters"] == sum(weight.numel() for weight in network.parameters())
    assert values["bands"] == list(network.bands)
    assert values["margin"] == 24
    assert 0.4 < values["mflop_per_pixel"] < 0.5
    assert ask(dates=48)["mflop_per_pixel"] > values["mflop_per_pixel"]
    assert values["scores"]["weighted_mcc"] > 0.5
    assert "Simulated" in values["training_text"]
    assert json.dumps(values)


def test_the_report_shows_every_fact_and_runs_no_text_of_the_card(folder, tmp_path):
    report = tmp_path / "poročilo ž.html"
    values = ask(model=str(folder), report=str(report))
    page = report.read_text(encoding="utf-8")
    assert "<b>" not in page
    assert html.escape(TRAINING["data"]) in page
    for text in ("12,000", "a, b", "yes", "0.7123", "CC-BY-4.0", "B8A", f"{values['parameters']:,}", "240 m"):
        assert text in page, text
    assert "scored on" not in page
    assert values["training_text"].startswith(f"data: {TRAINING['data']}; steps: 12,000")
    assert values["scores_text"] == "weighted mcc: 0.7123"
    assert page.count("<table>") == page.count("</table>") == 5
    assert sorted(file.name for file in tmp_path.iterdir()) == [folder.name, report.name]


def test_a_card_that_says_little_is_reported_too(tmp_path):
    folder = write_tiny_model(tmp_path / "bare")
    ask(model=str(folder), report=str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Nothing is stated" in page
    assert "None are stated" in page
    assert "not stated" in page


def test_models_that_cannot_be_used_leave_no_report(folder, tmp_path):
    report = tmp_path / "r.html"
    weights = folder / WEIGHTS
    whole = weights.read_bytes()
    for content, kind in ((whole[:-8], DamagedFileError), (b"\x80\x04pickle", UnsafeFileError)):
        weights.write_bytes(content)
        with pytest.raises(kind):
            ask(model=str(folder), report=str(report))
    weights.write_bytes(whole)
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps({**card, "threshold": "high"}), encoding="utf-8")
    with pytest.raises(InputError, match="threshold"):
        ask(model=str(folder), report=str(report))
    with pytest.raises(DamagedFileError, match="check the path"):
        ask(model=str(tmp_path / "nowhere"), report=str(report))
    with pytest.raises(InputError, match="101 dates"):
        ask(dates=101)
    assert not report.exists()
    assert ModelCard.from_document(card).threshold == 0.5
