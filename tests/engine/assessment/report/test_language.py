"""The texts of reports: the same in all languages, all used; and numbers as each language writes them."""

from __future__ import annotations

import datetime
import json
import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.__about__ import ROOT
from furrow.engine.assessment.report.language import CATALOGUES, Language
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.report_jobs import LANGUAGES

HELD = {code: json.loads((CATALOGUES / f"{code}.json").read_text(encoding="utf-8")) for code in LANGUAGES}
MADE_UP = ("_title", "_means")  # endings of keys that the template puts together


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def sources() -> str:
    files = [*(ROOT / "engine" / "assessment" / "report").glob("*.py"), *CATALOGUES.glob("*.jinja")]
    files.append(ROOT / "engine" / "contract" / "assessment_jobs.py")  # the names of the scores
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_every_text_with_the_same_values(code):
    assert sorted(path.stem for path in CATALOGUES.glob("*.json")) == sorted(LANGUAGES)
    english, ours = HELD["en"], HELD[code]
    assert ours["texts"].keys() == english["texts"].keys()
    assert ours["forms"].keys() == english["forms"].keys()
    for key, text in ours["texts"].items():
        assert fields(text) == fields(english["texts"][key]), key
        assert text.strip() == text != "", key
    assert len(ours["forms"]["months"].split()) == 12


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_texts_are_translated(code):
    same = {key for key, text in HELD[code]["texts"].items() if text == HELD["en"]["texts"][key]}
    assert same <= {"mcc", "f1", "iou", "formula_mcc", "model", "median_m"}


def test_every_text_is_used_and_every_name_has_one():
    code = sources()
    written = set(re.findall(r"""["']([a-z][a-z0-9_]*)["']""", code))
    starts = ("area_", "kind_")  # "area_" ~ number, "kind_" ~ kind
    for key in HELD["en"]["texts"]:
        stem = next((key.removesuffix(end) for end in MADE_UP if key.endswith(end)), key)
        assert key in written or stem in written or key.startswith(starts), f"nobody uses '{key}'"
    asked = set(re.findall(r"""(?:\bt|\.text|heading)\(\s*["']([a-z0-9_]+)["']\s*[,)]""", code))
    missing = {key for key in asked if key not in HELD["en"]["texts"] and f"{key}_title" not in HELD["en"]["texts"]}
    assert not missing


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match=r"not written in '\.\./en': choose one of en, sl, de"):
        Language.of("../en")


@pytest.mark.parametrize(
    ("code", "number", "share", "day"),
    [
        ("en", "\N{MINUS SIGN}1,234,567.50", "12.3%", "1 March 2026"),
        ("sl", "\N{MINUS SIGN}1.234.567,50", "12,3\N{NO-BREAK SPACE}%", "1.\N{NO-BREAK SPACE}marec 2026"),
        ("de", "\N{MINUS SIGN}1.234.567,50", "12,3\N{NO-BREAK SPACE}%", "1.\N{NO-BREAK SPACE}März 2026"),
    ],
)
def test_numbers_and_dates(code, number, share, day):
    language = Language.of(code)
    assert language.number(-1_234_567.5, 2) == number
    assert language.share(0.12345) == share
    assert language.date(datetime.date(2026, 3, 1)) == day
    assert language.number(None) == language.share(float("nan")) == "\N{EN DASH}"
    assert language.number(-0.0004, 3) == language.number(0.0, 3)


@given(st.floats(-1e9, 1e9), st.integers(0, 4), st.sampled_from(LANGUAGES))
def test_a_number_reads_back(value, digits, code):
    language = Language.of(code)
    shown = language.number(value, digits).replace("\N{MINUS SIGN}", "-").replace(language.forms["thousands"], "")
    assert float(shown.replace(language.forms["decimal"], ".")) == pytest.approx(value, abs=0.5 * 10**-digits * 1.0001)


def test_values_are_no_patterns():
    assert "{number}" in Language.of("en").text("and_more", shown="{number} {0} {x.__class__}", number="3")
