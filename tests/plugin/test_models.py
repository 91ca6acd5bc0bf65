"""The list of models and their cards, those of strangers too."""

import json
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QTextBrowser

from furrow.engine.contract.errors import DamagedFileError
from furrow.plugin.models.browser import ModelBrowser
from furrow.plugin.models.cards import SHIPPED, Found, ModelCard, find_models, read_card
from furrow.plugin.models.page import model_page
from furrow.plugin.models.scores import score_table

pytestmark = pytest.mark.usefixtures("empty_settings")
AWKWARD = "Model 'Škofja Loka' žito č#1 100% <b>"
SCORES = {"weighted_mcc": 0.75, "f1": 0.83, "weighted_mcc_other_region": 0.7279, "mcc_declared_flanders_10m": 0.71}


def write_model(folder, weights=True, **changes):
    """Write a model as the shipped one is, with other values on its card."""
    shipped = json.loads((SHIPPED / "hybrid-small" / "card.json").read_text(encoding="utf-8"))
    folder.mkdir(parents=True)
    (folder / "card.json").write_text(json.dumps({**shipped, "name": folder.name, **changes}), encoding="utf-8")
    if weights:
        (folder / "model.safetensors").write_bytes(b"\0" * 1_500_000)
    return folder


def page_of(folder):
    (found,) = [each for each in find_models([folder]) if each.folder == folder]
    return model_page(found)


def shown(html):
    """The text that a reader sees."""
    browser = QTextBrowser()
    browser.setHtml(html)
    return browser.toPlainText()


# Cards ---------------------------------------------------------------------------------------------


def test_the_models_that_ship_are_found_first_and_can_be_read(qgis_app):
    found = find_models([])
    assert [each.folder.name for each in found] == sorted(each.name for each in SHIPPED.iterdir() if each.is_dir())
    assert all(each.ships and not each.problem and each.card.weights_bytes > 0 for each in found)


def test_a_folder_of_models_and_a_model_itself_are_looked_at_each_once(qgis_app, tmp_path):
    folder = tmp_path / AWKWARD
    for name in ("žito", "Ajda", "oves 100%"):
        write_model(folder / name)
    (folder / ".furrow-part-1").mkdir()
    (folder / ".furrow-part-1" / "card.json").write_text("{}")
    (folder / "no model").mkdir()
    others = [each for each in find_models([folder, folder / "Ajda", tmp_path / "nowhere"]) if not each.ships]
    assert [each.name for each in others] == ["Ajda", "oves 100%", "žito"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"[1, 2]", "no card of Furrow"),
        (b'{"name": "x"}', "no card of Furrow"),
        (b'{"format": "1"}', "no card of Furrow"),
        (b"\xff\xfe", "utf-8"),
        (b"[" * 100_000, "no card of Furrow"),
        (b'{"format": 1, "name": "' + b"x" * 1_100_000 + b'"}', "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_card_is_refused_with_a_reason_and_listed_as_damaged(qgis_app, tmp_path, content, reason):
    folder = tmp_path / AWKWARD
    folder.mkdir()
    (folder / "card.json").write_bytes(content)
    with pytest.raises(DamagedFileError, match="cannot be read") as caught:
        read_card(folder)
    assert reason in str(caught.value)
    (found,) = [each for each in find_models([folder]) if not each.ships]
    assert found.card is None
    assert found.name == AWKWARD
    assert "cannot be read" in shown(model_page(found))


# The page ------------------------------------------------------------------------------------------


def test_the_page_of_the_shipped_model_tells_what_one_must_know(qgis_app):
    text = shown(page_of(SHIPPED / "hybrid-small"))
    for words in (
        "hybrid-small", "Comes with Furrow", "B02, B03",
        "1 March to 15 September (days 60 to 258)", "0.455", "GPL-2.0-or-later",
        "Simulated seasons", "Other region", "Flanders 10m", "weighted MCC", "Seed", "Limits", "40 min",
    ):  # fmt: skip
        assert words in text


def test_scores_are_a_row_a_place_and_a_column_a_measure(qgis_app):
    titles, rows = score_table({**SCORES, "my_own": 0.5, "broken": math.nan, "text": "0.9", "flag": True})
    assert titles == ["weighted MCC", "MCC on declared land", "F1", "my own"]
    assert rows == [
        ("Test set", ["0.750", "", "0.830", "0.500"]),
        ("Other region", ["0.728", "", "", ""]),
        ("Flanders 10m", ["", "0.710", "", ""]),
    ]


def test_without_scores_weights_and_dates_the_page_says_so(qgis_app, tmp_path):
    folder = write_model(tmp_path / "m", weights=False, scores={}, first_day="spring", last_day=900, bands="B02")
    text = shown(page_of(folder))
    assert "The card tells none." in text
    assert "are missing" in text
    assert "Part of the year" not in text


def test_markup_of_a_card_is_shown_as_text(qgis_app, tmp_path):
    evil = '<img src="file:///etc/passwd"><script>alert(1)</script><a href="http://example.org">x</a>\ud800'
    folder = write_model(
        tmp_path / "m", name=evil, version=evil, network=evil, licence=evil, bands=[evil], training={evil: evil,
        "data": evil, "scored_on": evil, "limits": evil}, scores={evil: 0.5, f"f1_{evil}": 0.1},
    )  # fmt: skip
    html = page_of(folder)
    assert "<img" not in html
    assert "<script" not in html
    assert "<a " not in html
    assert shown(html).count("<script>alert(1)</script>") >= 8


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(), max_size=20), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = (
    "name", "version", "network", "bands", "first_day", "last_day", "threshold", "training", "scores", "seed",
    "licence", "furrow", "limits",
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JSON)))
def test_whatever_a_card_holds_makes_a_page_that_qt_shows(qgis_app, tmp_path, document):
    card = ModelCard(tmp_path / AWKWARD, {"format": 1, **document}, 10)
    html = model_page(Found(card.folder, card, "", False))
    assert "Limits" in shown(html)
    html.encode("utf-8")


# The window ----------------------------------------------------------------------------------------


@pytest.fixture
def browser(qgis_app, tmp_path):
    QgsSettings().setValue("furrow/defaults/models", str(tmp_path / "moji modeli"))
    write_model(tmp_path / "moji modeli" / AWKWARD)
    made = ModelBrowser()
    made.show()
    yield made
    made.close()
    made.deleteLater()


def names(browser):
    return [browser.list.item(row).text() for row in range(browser.list.count())]


def test_the_window_lists_what_ships_and_the_folder_of_the_options(browser):
    assert names(browser)[0] == "hybrid-small (ships with Furrow)"
    assert names(browser)[-1] == AWKWARD
    assert "Comes with Furrow" in browser.page.toPlainText()
    browser.list.setCurrentRow(browser.list.count() - 1)
    assert AWKWARD in browser.page.toPlainText()


def test_a_model_is_handed_to_the_dialogs(browser, tmp_path, monkeypatch):
    from furrow.plugin.models import browser as module

    opened = []
    monkeypatch.setattr(module, "open_algorithm", lambda name, values: opened.append((name, values)))
    browser.list.setCurrentRow(browser.list.count() - 1)
    QTest.mouseClick(browser.use_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(browser.onnx_button, Qt.MouseButton.LeftButton)
    path = str(tmp_path / "moji modeli" / AWKWARD)
    assert opened == [("furrow:predictcultivatedland", {"MODEL": path}), ("furrow:exportonnx", {"MODEL": path})]


def test_a_damaged_model_can_be_looked_at_and_not_used(browser, tmp_path):
    (tmp_path / "moji modeli" / AWKWARD / "card.json").write_text("{")
    browser.refresh()
    browser.list.setCurrentRow(browser.list.count() - 1)
    assert names(browser)[-1] == f"{AWKWARD} (damaged)"
    assert not browser.use_button.isEnabled()
    assert not browser.onnx_button.isEnabled()
    assert browser.folder_button.isEnabled()


def test_a_folder_chosen_here_is_added_and_its_first_model_shown(browser, tmp_path):
    write_model(tmp_path / "drugje" / "ječmen")
    browser.add_folder(tmp_path / "drugje")
    assert browser.chosen().name == "ječmen"
    browser.refresh()
    assert browser.chosen().name == "ječmen"
    browser.add_folder(tmp_path / "prazno")
    assert "holds no model" in browser.page.toPlainText()


def test_the_window_can_be_worked_by_keys(browser):
    browser.list.setFocus()
    QTest.keyClick(browser.list, Qt.Key.Key_Down)
    assert browser.list.currentRow() == 1
    assert browser.list.accessibleName()
    assert browser.page.accessibleName()
    assert browser.page.tabChangesFocus()
    assert all(each.toolTip() or each.text() for each in browser.findChildren(QPushButton))
