"""Whole reports: read as HTML by the standard library, their numbers compared with those of score-prediction."""

from __future__ import annotations

import datetime
import re
import sqlite3
import sys
import threading
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from furrow.__about__ import __version__
from furrow.engine.assessment.pooling import BoxScore, Pool
from furrow.engine.assessment.report.facts import Provenance
from furrow.engine.assessment.report.job import assessment_report
from furrow.engine.assessment.report.language import Language
from furrow.engine.assessment.report.page import Findings, page_of
from furrow.engine.assessment.scores import WeightedCounts
from furrow.engine.contract.client import run_job
from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.jobs import AssessmentReport, ScorePrediction
from furrow.engine.prediction.mosaics import write_virtual_mosaic
from furrow.engine.rasters import write_cog
from furrow.engine.reporting import Reporter
from furrow.tests.builders.assessed_boxes import HOSTILE
from furrow.tests.builders.seasons import AWKWARD

VOID = {"meta", "img", "br", "rect", "line", "circle", "polyline", "path"}
ALLOWED = VOID | {
    "html", "head", "title", "style", "body", "header", "main", "nav", "section", "article", "h1", "h2", "h3", "p",
    "div", "span", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "a", "figure",
    "figcaption", "svg", "desc", "text", "dl", "dt", "dd", "data",
}  # fmt: skip


class Page(HTMLParser):
    """Reads a page; fails where tags do not close, or something could run or be fetched."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.ids, self.links, self.values, self.alts, self.rows = [], [], set(), [], {}, [], []
        self.feed(text)
        self.close()
        assert self.open == []
        assert {link.removeprefix("#") for link in self.links} <= self.ids

    def handle_starttag(self, tag, attributes):
        assert tag in ALLOWED, tag
        given = dict(attributes)
        for name, value in given.items():
            assert not name.startswith("on"), (tag, attributes)
            if name not in ("xmlns", "src"):
                assert not re.search(r"https?:|javascript:|//", value or ""), (tag, value)
        if tag == "img":
            assert re.fullmatch(r"data:image/png;base64,[A-Za-z0-9+/=]+", given["src"])
            assert given["alt"]
            self.alts.append(given["alt"])
        if tag == "a":
            assert given["href"].startswith("#")
            self.links.append(given["href"])
        if tag == "svg":
            assert given.get("role") == "img" or given.get("aria-hidden") == "true"
        if tag == "th":
            assert given["scope"] in ("row", "col")
        if "id" in given:
            assert given["id"] not in self.ids
            self.ids.add(given["id"])
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "data":
            self.values.setdefault(float(given["value"]), []).append("")
            self.last = float(given["value"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" in self.open:
            assert "url(" not in data
            assert "@import" not in data
            return
        self.texts.append(data)
        if self.open and self.open[-1] == "data":
            self.values[self.last][-1] += data
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def job(assessed, place, /, **changes):
    values = {
        "predictions": assessed.predictions, "references": assessed.references, "weights": assessed.weights,
        "report": str(place),
    }  # fmt: skip
    return AssessmentReport(**(values | changes))


def written(spec):
    values = assessment_report(spec, Reporter())
    text = Path(spec.report).read_text(encoding="utf-8")
    assert values["bytes"] == len(text.encode())
    return values, Page(text), text


@pytest.fixture(scope="module")
def whole(assessed, tmp_path_factory):
    """A report of everything, written by an engine process, and what score-prediction says."""
    report = tmp_path_factory.mktemp(AWKWARD) / "poročilo 'č'.html"
    spec = job(assessed, report, agreement=assessed.agreement, seasons=(assessed.season,), title=HOSTILE, seed=5)
    values = run_job(spec, Path(sys.executable)).values
    text = report.read_text(encoding="utf-8")
    scored = run_job(
        ScorePrediction(assessed.predictions, assessed.references, assessed.weights, seed=5), Path(sys.executable)
    ).values
    return values, Page(text), text, scored


def test_numbers_are_those_of_score_prediction(whole):
    values, page, _, scored = whole
    assert {name: values[name] for name in scored} == scored
    language = Language.of("en")
    for name in ("weighted_mcc", "mcc", "f1", "iou", "precision", "recall", "overall_accuracy", "brier_score",
                 "calibration_error", "weighted_mcc_below_quarter"):  # fmt: skip
        assert language.number(scored[name], 3) in page.values[scored[name]], name
    low, high = (language.number(bound, 3) for bound in scored["intervals"]["weighted_mcc"])
    assert f"{low} to {high}" in page.text
    assert f"expected to lie between {low} and {high}" in page.text
    assert [language.number(scored["scored_pixels"])] == page.values[float(scored["scored_pixels"])]
    assert f"are on average {language.number(abs(scored['border_bias_m']), 2)} m too" in page.text


def test_the_page_tells_everything(whole):
    _, page, _, scored = whole
    for words in (f"Furrow {__version__}", "majhna <b>'č'</b> 2.0", "Sezona & 0, Sezona & 1",
                  "0.455, as the map's metadata say", str(datetime.date.today().year),
                  "The map has no data on"):  # fmt: skip
        assert words in page.text, words
    assert page.ids >= {"scores", "confusion", "errors", "curve", "calibration", "area", "borders", "boxes", "parcels",
                        "methods"}  # fmt: skip
    boxes = [row for row in page.rows if row and row[0].startswith(("napoved", "<img"))]
    found = [float(row[1]) for row in boxes]
    assert len(boxes) == scored["boxes"] == 3
    assert found == sorted(found)


def test_the_confusion_table_adds_up(whole, assessed):
    _, page, _, _ = whole
    hits = sum(
        int((box.reference & (box.probability >= 91) & (box.probability != 255) & (box.weights > 0)).sum())
        for box in assessed.boxes
    )
    assert f"{hits:,}" in page.values[float(hits)]
    weight = sum(
        float(box.weights[box.reference & (box.probability >= 91) & (box.probability != 255)].sum(dtype=np.float64))
        for box in assessed.boxes
    )
    assert any(value == pytest.approx(weight, rel=1e-12) for value in page.values)
    assert page.text.count("100.0%") >= 2


def test_strangers_texts_are_shown_and_do_nothing(whole):
    _, page, text, _ = whole
    assert "<script" not in text
    assert "<img src=x" not in text
    assert page.text.count(HOSTILE) > 10, "the title, and the declared class of parcels"
    assert '<img src=x onerror="alert(1)">' in page.text
    assert any('<img src=x onerror="alert(1)">' in alt for alt in page.alts)
    assert "default-src 'none'" in text


def test_the_worst_parcels_come_in_order_with_pictures(whole, assessed):
    values, page, text, _ = whole
    with sqlite3.connect(assessed.agreement) as database:
        rows = database.execute(
            'SELECT "parcel", suspicion, area_ha FROM agreement ORDER BY "rank" LIMIT 24'
        ).fetchall()
    database.close()
    shown = re.findall(r"(\d+)\. Parcel (\S+)", page.text)
    assert shown == [(str(place), parcel) for place, (parcel, suspicion, _) in enumerate(rows, 1) if suspicion > 0]
    assert values["pictured_parcels"] == len(shown) == 24
    assert sum(alt.startswith("Predicted probability") for alt in page.alts) == 24
    assert sum(alt.startswith("Satellite image") for alt in page.alts) == 24
    for _, suspicion, area in rows:
        assert suspicion in page.values
        assert area in page.values
    assert text.count('class="outline"') == 48


@pytest.mark.parametrize(
    ("code", "words", "decimal"),
    [("sl", ("Kje se karta moti", "Prag", "Parcele registra", "Sumljivost"), ","),
     ("de", ("Wo die Karte irrt", "Schwellenwert", "Parzellen des Registers", "Verdacht"), ",")],
)  # fmt: skip
def test_other_languages(assessed, tmp_path, code, words, decimal):
    spec = job(assessed, tmp_path / "r.html", agreement=assessed.agreement, seasons=(assessed.season,), language=code)
    values, page, text = written(spec)
    assert f'<html lang="{code}">' in text
    for word in words:
        assert word in page.text
    assert f"{values['weighted_mcc']:.3f}".replace(".", decimal) in page.values[values["weighted_mcc"]]
    assert "Where the map errs" not in page.text


def test_masks_have_no_curves_and_one_box_no_interval(assessed, tmp_path):
    box = assessed.boxes[0]
    mask = np.where(box.probability == 255, 255, box.probability >= 91).astype(np.uint8)
    write_cog(tmp_path / "maska.tif", mask, box.grid, nodata=255, tags={"FURROW_ROLE": "mask"})
    spec = job(assessed, tmp_path / "r.html", predictions=(str(tmp_path / "maska.tif"),))
    values, page, _ = written(spec)
    assert values["boxes"] == 1
    assert not {"curve", "calibration", "parcels"} & page.ids
    assert "There are no intervals: with fewer than 3 boxes" in page.text
    assert "the maps are masks" in page.text


def test_the_threshold_that_was_chosen_is_told(assessed, tmp_path):
    values, page, _ = written(job(assessed, tmp_path / "r.html", threshold=0.6))
    assert "0.600, as chosen for this report" in page.text
    assert values["threshold"] == 0.6
    assert f"threshold 0.600: {values['weighted_mcc']:.3f}" in page.text


def test_a_mosaic_is_reported_by_its_boxes(assessed, tmp_path):
    mosaic = tmp_path / "mozaik.vrt"
    write_virtual_mosaic(mosaic, [Path(path) for path in assessed.predictions])
    values, _, _ = written(job(assessed, tmp_path / "r.html", predictions=(str(mosaic),)))
    alone, _, _ = written(job(assessed, tmp_path / "s.html"))
    assert values["weighted_mcc"] == alone["weighted_mcc"]
    assert values["pictured_boxes"] == 3


def table_of(rng):
    return WeightedCounts(*(float(each) for each in rng.integers(1, 1000, 4)))


def test_the_table_holds_the_two_hundred_worst_boxes():
    rng = np.random.default_rng(1)
    pool = Pool()
    for place in range(300):
        tables = (table_of(rng), table_of(rng))
        pool.boxes[place] = BoxScore(f"box {place}", 0.5, *tables, int(tables[1].total), 0)
    findings = Findings(
        "", datetime.date(2026, 1, 2), pool.values(0), pool, Provenance((), (), (), (), ()), False, 0, []
    )
    page = Page(page_of(findings, Language.of("en")))
    rows = [row for row in page.rows if row and row[0].startswith("box ")]
    assert len(rows) == 200
    assert "Listed are the 200 worst of 300 boxes." in page.text
    worst = sorted(box.weighted.mcc for box in pool.scored)[:200]
    assert [float(row[1].replace("\N{MINUS SIGN}", "-")) for row in rows] == pytest.approx(worst, abs=6e-4)


def test_wrong_inputs_give_one_sentence_and_leave_the_older_report(assessed, tmp_path):
    report = tmp_path / "r.html"
    report.write_text("older", encoding="utf-8")
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(Path(assessed.agreement).read_bytes()[:5000])
    cases = [
        ({"report": str(tmp_path / "r.pdf")}, InputError, r"r\.pdf' is no HTML file"),
        ({"title": "x" * 201}, InputError, "201 letters"),
        ({"language": "fr"}, InputError, "not written in 'fr'"),
        ({"threshold": 1.5}, InputError, "threshold is 1.5"),
        ({"agreement": assessed.predictions[0]}, InputError, "neither a GeoPackage"),
        ({"agreement": str(assessed.folder / "parcele 'ž'.gpkg")}, InputError, "no layer 'agreement'"),
        ({"agreement": str(broken)}, DamagedFileError, "cannot be read"),
        ({"seasons": (str(tmp_path),)}, InputError, "no season"),
        ({"references": assessed.weights}, InputError, "holds"),
    ]
    for changes, error, words in cases:
        with pytest.raises(error, match=words) as caught:
            assessment_report(job(assessed, report, **changes), Reporter())
        assert "\n" not in str(caught.value)
    assert report.read_text(encoding="utf-8") == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.gpkg", "r.html"]


def test_a_cancel_leaves_nothing(assessed, tmp_path):
    cancelled = threading.Event()

    def send(event):
        if getattr(event, "message", "") == "Drawing the errors":
            cancelled.set()

    with pytest.raises(JobCancelledError):
        assessment_report(job(assessed, tmp_path / "r.html"), Reporter(send, cancelled))
    assert list(tmp_path.iterdir()) == []
