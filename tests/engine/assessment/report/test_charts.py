"""The charts, read as XML: what lies where."""

from __future__ import annotations

import math
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.assessment.calibration import reliability
from furrow.engine.assessment.report.charts import area_chart, reliability_chart, threshold_chart
from furrow.engine.assessment.report.language import Language

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = Language.of("en")


def parsed(text):
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == named
    width, height = (float(side) for side in root.get("viewBox").split()[2:])
    for each in root.iter():
        for name, length in (("x", width), ("cx", width), ("x1", width), ("y", height), ("cy", height), ("y1", height)):
            if each.get(name) is not None:
                assert 0 <= float(each.get(name)) <= length, ElementTree.tostring(each)
    return root


def curve():
    return [(step / 200, 0.9 - abs(step / 200 - 0.6)) for step in range(1, 201)]


def test_the_curve_runs_through_its_points_and_both_thresholds_are_marked():
    root = parsed(threshold_chart(curve(), (0.455, 0.755), (0.6, 0.9), ENGLISH))
    points = [tuple(map(float, each.split(","))) for each in root.find(f"{SVG}polyline").get("points").split()]
    assert len(points) == 200
    best, chosen = root.findall(f"{SVG}circle")
    top = min(points, key=lambda point: point[1])
    assert (float(best.get("cx")), float(best.get("cy"))) == pytest.approx(top)
    dashed = next(line for line in root.findall(f"{SVG}line") if line.get("stroke-dasharray"))
    assert dashed.get("x1") == dashed.get("x2") == chosen.get("cx")
    left, right = points[0][0], points[-1][0]
    assert float(chosen.get("cx")) == pytest.approx(left + (right - left) * (0.455 - 0.005) / 0.995, abs=0.2)
    told = root.find(f"{SVG}desc").text
    assert "0.455: 0.755" in told
    assert "0.900" in told


def test_boxes_of_different_thresholds_have_none_marked():
    root = parsed(threshold_chart(curve(), None, (0.6, 0.9), Language.of("sl")))
    assert len(root.findall(f"{SVG}circle")) == 1
    assert "0,900" in root.find(f"{SVG}desc").text


@given(st.lists(st.floats(-1, 1), min_size=200, max_size=200))
def test_any_curve_stays_inside(scores):
    points = [((place + 1) / 200, score) for place, score in enumerate(scores)]
    root = parsed(threshold_chart(points, points[10], max(points, key=lambda point: point[1]), ENGLISH))
    for each in root.find(f"{SVG}polyline").get("points").split():
        x, y = map(float, each.split(","))
        assert 61.9 <= x <= 618.1
        assert 15.9 <= y <= 266.1


def test_what_is_called_likely_lies_where_it_should():
    rng = np.random.default_rng(1)
    probability = rng.choice([0.1, 0.9], 20_000)
    found = reliability(rng.random(20_000) < probability, probability)
    root = parsed(reliability_chart(found, ENGLISH))
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in root.findall(f"{SVG}circle")]
    assert dots == [pytest.approx((62 + 380 * p, 16 + 380 * (1 - p)), abs=5) for p in (0.1, 0.9)]
    assert len(root.findall(f"{SVG}rect")) == 2


def test_bars_are_as_long_as_scores_and_names_are_escaped():
    root = parsed(area_chart([("<script>'ž'", 0.5), ("b", None), ("c & d", -0.25), ("e", 1.0)], ENGLISH))
    bars = [float(bar.get("width")) for bar in root.findall(f"{SVG}rect")]
    assert bars == pytest.approx([bars[2] / 2, bars[2] / 4, bars[2]], abs=0.2)
    assert not any(math.isnan(bar) for bar in bars)
    assert {"<script>'ž'", "c & d", "\N{EN DASH}", "\N{MINUS SIGN}0.250"} <= {
        text.text for text in root.iter(f"{SVG}text")
    }
