"""Class mappings: rules, files, presets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.contract.class_mapping import (
    CULTIVATED,
    NOT_CULTIVATED,
    NOT_DECLARED,
    PRESETS,
    STATUSES,
    ClassMapping,
    ClassRule,
    code_text,
    load_mapping,
)
from furrow.engine.contract.errors import InputError

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).map(str.strip).filter(bool)
rules = st.lists(
    st.builds(ClassRule, words, words, st.sampled_from(STATUSES)), max_size=12, unique_by=lambda rule: rule.code
)


@given(rules)
def test_a_mapping_survives_csv(written: list[ClassRule]) -> None:
    mapping = ClassMapping(written)
    assert ClassMapping.from_csv(mapping.to_csv(), "m").rules == tuple(written)


@given(rules, words)
def test_the_longest_rule_that_fits_wins(written: list[ClassRule], code: str) -> None:
    fitting = [
        (rule.code == code and not rule.code.endswith("*"), len(rule.code), rule)
        for rule in written
        if (code.startswith(rule.code[:-1]) if rule.code.endswith("*") else rule.code == code)
    ]
    expected = max(fitting, key=lambda each: each[:2])[2] if fitting else None
    assert ClassMapping(written).find(code) == expected


def test_files_of_spreadsheets_are_read(tmp_path: Path) -> None:
    path = tmp_path / "šifrant 'č' 1.csv"
    path.write_bytes('\ufeffStatus;Code;Opomba;NAME\r\nNot  Cultivated; 01* ;x;"travnik; \ntrajni"\r\n;;;\r\n'.encode())
    mapping = load_mapping(table=str(path))
    assert mapping.rules == (ClassRule("01*", "travnik; \ntrajni", NOT_CULTIVATED),)
    assert mapping.find("012").name == "travnik; \ntrajni"
    assert mapping.find("1") is None
    assert mapping.find("") is None


def test_names_may_be_left_out() -> None:
    assert ClassMapping.from_csv("code,status\n5,cultivated\n", "m").find("5") == ClassRule("5", "", CULTIVATED)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("koda,status\n1,cultivated\n", "no column 'code'"),
        ("", "no column 'code'"),
        ("code,name,status\n1,a,cultivated\n2,b,njiva\n", "line 3, gives the code '2' the status 'njiva'"),
        ("code,name,status\n1,a,cultivated\n\n1,b,not_declared\n", "line 4, names the code '1' again"),
        ("code,name,status\n,a,cultivated\n", "line 2, has no code"),
        ("code,name,status\n1,a\n", "line 2, gives the code '1' the status ''"),
        ('code,name,status\n1,"a"b,cultivated\n', "no sound CSV in line 2"),
    ],
)
def test_wrong_files_are_told_by_line(text: str, told: str) -> None:
    with pytest.raises(InputError, match="class mapping") as caught:
        ClassMapping.from_csv(text, "kulture č.csv")
    assert told in str(caught.value)
    assert "kulture č.csv" in str(caught.value)


def test_a_file_goes_before_a_preset(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    ClassMapping([ClassRule("33*", "all", NOT_DECLARED)]).write(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["m.csv"]
    both = load_mapping("eurocrops-hcat", str(path))
    assert both.find("3301010101") == ClassRule("33*", "all", NOT_DECLARED)
    assert load_mapping("eurocrops-hcat").find("3301010101").status == CULTIVATED
    assert {rule.code for rule in both.rules} > {"33*", "3302*"}
    assert ClassMapping.from_csv(both.to_csv(), "both").rules == both.rules


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "cannot be read"), (b"code\xff,status", "no text in UTF-8"), (b"code," * 2_500_000, "larger than 10 MB")],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "m 'č'.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        load_mapping(table=str(path))


def test_an_unknown_preset_is_told() -> None:
    with pytest.raises(InputError, match="slovenia, eurocrops-hcat"):
        load_mapping("austria")


@pytest.mark.parametrize(
    ("value", "code"), [(2, "2"), (2.0, "2"), (2.5, "2.5"), (" 02 ", "02"), (None, ""), (float("nan"), ""), ("č", "č")]
)
def test_codes_as_text(value: object, code: str) -> None:
    assert code_text(value) == code


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_are_sound_and_plain(preset: str) -> None:
    mapping = load_mapping(preset)
    assert {rule.status for rule in mapping.rules} == set(STATUSES)
    assert all(rule.name for rule in mapping.rules)
    raw = (Path(__file__).parents[3] / "resources" / "class_mappings" / PRESETS[preset]).read_text(encoding="utf-8")
    assert {len(line) for line in csv.reader(io.StringIO(raw))} == {4}


def test_the_preset_of_slovenia_is_that_of_the_challenge() -> None:
    cultivated = {2, 3, 4, *range(6, 12), *range(13, 24), 25, 28}
    not_cultivated = {1, 5, 12, 24, 26, 27, 29, 30, 1410, 1420, 1500, 1600, 1800, 2000, 3000, 4100, 4210, 4220, 5000}
    not_cultivated |= {6000, 7000}
    by_status = {status: set() for status in STATUSES}
    for rule in load_mapping("slovenia").rules:
        by_status[rule.status].add(int(rule.code))
    assert by_status == {CULTIVATED: cultivated, NOT_CULTIVATED: not_cultivated, NOT_DECLARED: {100}}


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("3301010101", CULTIVATED),  # winter soft wheat
        ("3301010600", CULTIVATED),  # grain maize
        ("3301030000", CULTIVATED),  # potatoes
        ("3301060200", CULTIVATED),  # hops
        ("3301060401", CULTIVATED),  # winter rapeseed
        ("3301070000", CULTIVATED),  # fresh vegetables
        ("3301090400", CULTIVATED),  # green and silo maize
        ("3301160000", CULTIVATED),  # soy
        ("3301290700", CULTIVATED),  # sugar beet
        ("3303070000", CULTIVATED),  # nurseries
        ("3301090100", NOT_CULTIVATED),  # temporary grass
        ("3301090204", NOT_CULTIVATED),  # festulolium
        ("3301090301", NOT_CULTIVATED),  # alfalfa
        ("3301090303", NOT_CULTIVATED),  # clover
        ("3301110000", NOT_CULTIVATED),  # fallow land
        ("3301130000", NOT_CULTIVATED),  # strawberries
        ("3302000000", NOT_CULTIVATED),  # grassland
        ("3303010200", NOT_CULTIVATED),  # apples
        ("3303020400", NOT_CULTIVATED),  # blueberry
        ("3303050100", NOT_CULTIVATED),  # olives for oil
        ("3303060000", NOT_CULTIVATED),  # vineyards
        ("3306000000", NOT_CULTIVATED),  # trees, wood, forest
        ("3308000000", NOT_DECLARED),  # unmaintained
        ("3399000000", NOT_DECLARED),  # not known and other
    ],
)
def test_hcat_codes_fall_along_the_lines_of_the_challenge(code: str, status: str) -> None:
    assert load_mapping("eurocrops-hcat").find(code).status == status


def test_codes_that_are_not_of_hcat_are_left_to_the_analyst() -> None:
    assert load_mapping("eurocrops-hcat").find("110") is None
    assert load_mapping("eurocrops-hcat").find("") is None
