"""Curves of trainings: what is read from logs, and where it is drawn."""

import math
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider.training_chart import Panel, TrainingLog, chart, read_log, ticks

SVG = "{http://www.w3.org/2000/svg}"
LOG = """step,epoch,seconds,learning_rate,loss,weighted_mcc,threshold
20,1,1.5,0.0001,0.9,,
40,1,3.1,0.0002,0.7,0.25,0.4
60,2,4.4,0.0003,nan,,
80,2,6.0,0.0003,0.5,0.75,0.45
100,3,7.7,0.0002,0.45,0.75,0.5
120,3,9.0,0.0001,0.4,0.5,0.5
"""
finite = st.floats(-1e6, 1e6).map(lambda value: round(value, 6))


def panel(points, **fields):
    return Panel(**{"title": "Score", "x_title": "Step", "points": points, "colour": "#123456", **fields})


def parsed(element):
    """Return the tree of an SVG; one that is not well-formed fails."""
    return ElementTree.fromstring(element)  # noqa: S314 - of our own making


def drawn(element):
    """Return the points of each curve in an SVG."""
    lines = parsed(element).iter(f"{SVG}polyline")
    return [[tuple(map(float, pair.split(","))) for pair in line.get("points").split()] for line in lines]


def texts(element):
    return [node.text for node in parsed(element).iter(f"{SVG}text")]


def test_a_log_gives_its_curves_and_the_first_best_score(tmp_path):
    path = tmp_path / "model 'ž'" / "training.csv"
    path.parent.mkdir()
    path.write_text(LOG, encoding="utf-8")
    log = read_log(path, "weighted_mcc")
    assert log.losses == ((20, 0.9), (40, 0.7), (80, 0.5), (100, 0.45), (120, 0.4))
    assert log.scores == ((40, 0.25), (80, 0.75), (100, 0.75), (120, 0.5))
    assert log.best == (80, 0.75)
    assert read_log(path, "another score").best is None


@pytest.mark.parametrize(
    "content", ["", "a,b\n1,2\n", "step,loss\n1\n", "step,loss\n1,many\n", 'step,loss\n"1,2\n', b"step,loss\n\xff,1\n"]
)
def test_what_is_no_log_is_told_in_one_sentence(content, tmp_path):
    path = tmp_path / "training.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if content == "":
        assert read_log(path, "x") == TrainingLog((), ())
        return
    with pytest.raises(DamagedFileError, match=r"training\.csv' of the training cannot be read"):
        read_log(path, "x")


def test_a_log_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DamagedFileError, match="cannot be read"):
        read_log(tmp_path / "training.csv", "x")


def test_panels_share_their_axis_and_say_their_values():
    element = chart(
        (panel([(0, 3.0), (100, 1.0)], title="Loss"), panel([(50, 0.2)], marked=((50, 0.2), "best: 0.2"))), "Njive"
    )
    (first, last), ((middle, _),) = drawn(element)
    assert first[0] < middle < last[0]
    assert middle == pytest.approx((first[0] + last[0]) / 2, abs=0.1)
    assert first[1] < last[1]  # a higher value is drawn higher
    assert {"Loss", "Score", "best: 0.2", "Step", "100"} <= set(texts(element))
    root = parsed(element)
    assert root.find(f"{SVG}title").text == "Njive"
    assert root.get("viewBox") == "0 0 760 480"
    tips = [node.text for node in root.iter(f"{SVG}title")]
    assert {"50: 0.2", "100: 1"} <= set(tips)


def test_nothing_is_drawn_of_nothing():
    assert chart((panel([]), panel([])), "empty") == ""
    assert len(drawn(chart((panel([]), panel([(1, 2)])), "one"))) == 1


def test_words_cannot_break_out():
    element = chart((panel([(1, 1)], title='</svg><script>"š"', marked=((1, 1), "<b>")),), "<title>")
    assert '</svg><script>"š"' in texts(element)
    assert [node.tag for node in parsed(element).iter() if "script" in node.tag] == []


@settings(deadline=None)
@given(st.floats(-1e3, 1e3), st.floats(1e-4, 1e6), st.integers(2, 12))
def test_ticks_are_round_and_enclose(lowest, width, about):
    highest = lowest + width
    found = ticks(lowest, highest, about)
    step = found[1] - found[0]
    slack = 1e-6 * max(abs(lowest), abs(highest), step)
    assert found[0] <= lowest + slack
    assert found[-1] >= highest - slack
    assert found == sorted(set(found))
    assert len(found) <= about + 3
    mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-6)
    assert min(abs(mantissa - each) for each in (1, 2, 5, 10)) < 1e-3


@pytest.mark.parametrize("value", [0.0, 0.5, -3.0, 1e9])
@pytest.mark.parametrize("beyond", [0.0, 1e-16])
def test_ticks_of_a_single_value_have_width(value, beyond):
    found = ticks(value, value + abs(value) * beyond)
    assert found[0] <= value <= found[-1]
    assert found[0] < found[-1]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100_000), finite), min_size=1, max_size=80, unique_by=lambda point: point[0]))
def test_every_curve_stays_in_its_panel_and_keeps_its_order(points):
    points.sort()
    ((*places,),) = drawn(chart((panel(points, marked=(points[0], "x")),), "any"))
    assert all(63.9 <= x <= 744.1 and 33.9 <= y <= 200.1 for x, y in places)
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    for (_, one), (_, other), (_, y), (_, below) in zip(points, points[1:], places, places[1:], strict=False):
        assert (one - other) * (y - below) <= 0
