"""Lists of classes as analysts write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.class_values import CULTIVATED, class_text, class_values


def test_the_default_is_the_challenge():
    wanted = {2, 3, 4, *range(6, 12), *range(13, 24), 25, 28}
    assert {int(value) for value in class_values(CULTIVATED)} == wanted


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", ()),
        (" , ,", ()),
        ("1;2, 3", ("1", "2", "3")),
        ("6 - 8,7", ("6", "7", "8")),
        ("'6-8'", ("6-8",)),
        ('"wheat, winter", žito', ("wheat, winter", "žito")),
        ("'O''Brien'", None),
        ("'open", None),
        ("a, 'b' c", None),
        ("O'Brien", ("O'Brien",)),
        ("0102-0104", ("0102-0104",)),
        ("winter-wheat", ("winter-wheat",)),
        ("maize ;  sugar beet ", ("maize", "sugar beet")),
    ],
)
def test_lists(text, values):
    if values is None:
        with pytest.raises(InputError, match="quote"):
            class_values(text)
    else:
        assert class_values(text) == values


@pytest.mark.parametrize("text", ["9-3", "1-99999999"])
def test_ranges_that_are_none(text):
    with pytest.raises(InputError, match="range"):
        class_values(text)


@given(
    st.lists(st.text(st.characters(blacklist_characters="\"'", blacklist_categories=["Cs"]), min_size=1), unique=True)
)
def test_quoted_lists_come_back(classes):
    assert class_values(", ".join(f'"{each}"' for each in classes)) == tuple(classes)


@pytest.mark.parametrize(("value", "text"), [(2, "2"), (2.0, "2"), (2.5, "2.5"), (" a ", "a"), (None, ""), ("", "")])
def test_classes_as_text(value, text):
    assert class_text(value) == text
