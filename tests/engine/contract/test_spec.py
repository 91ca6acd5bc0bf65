"""Specifications: through JSON and back, and what is refused on the way."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furrow.engine import handlers
from furrow.engine.contract import jobs
from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.spec import spec_from_document
from furrow.tests.builders.engine_jobs import Echo

JOBS = [getattr(jobs, name) for name in jobs.__all__]
BOXES = (Box("box-0001 'ž'", "EPSG:32633", 0.0, 0.0, 10.0, 20.0),)
EXAMPLES = {"str": "x", "int": 7, "tuple[str, ...]": ("x",), "dict[str, str]": {"x": "y"}}
texts = st.text(st.characters(exclude_categories=("Cs",)))


@given(
    text=texts, token=texts, numbers=st.lists(st.integers()), share=st.floats(allow_nan=False),
    limit=st.none() | st.floats(allow_nan=False), loud=st.booleans(),
)  # fmt: skip
def test_a_specification_survives_json(text, token, numbers, share, limit, loud) -> None:
    spec = Echo(text, token, tuple(numbers), share, limit, loud)
    assert spec_from_document(json.loads(json.dumps(spec.to_document()))) == spec


@pytest.mark.parametrize("job", JOBS)
def test_every_job_survives_json_and_has_a_handler(job) -> None:
    values = {
        field.name: BOXES if field.name == "boxes" else EXAMPLES[str(field.type)]
        for field in fields(job)
        if field.default is MISSING and field.default_factory is MISSING
    }
    spec = job(**values)
    assert spec_from_document(json.loads(json.dumps(spec.to_document()))) == spec
    assert job.job in handlers.HANDLERS


def test_every_handler_has_a_job() -> None:
    assert {job.job for job in JOBS} == {name for name in handlers.HANDLERS if not name.startswith("test-")}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | texts,
        lambda x: st.lists(x) | st.dictionaries(texts, x),
    )
)
def test_nonsense_is_refused_as_such(document) -> None:
    with pytest.raises(InputError):
        spec_from_document(document)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": 7}, "'text' of the job 'test-echo' is 7, but must be of type str"),
        ({"numbers": [1, "2"]}, "'numbers'"),
        ({"numbers": 3}, "'numbers'"),
        ({"numbers": [True]}, "'numbers'"),
        ({"share": "0.5"}, "'share'"),
        ({"share": True}, "'share'"),
        ({"share": None}, "'share'"),
        ({"limit": "none"}, "'limit'"),
        ({"loud": 1}, "'loud'"),
        ({"colour": "red"}, "no parameter 'colour'"),
    ],
)
def test_a_wrong_value_is_named(changes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        spec_from_document({"job": "test-echo", "text": "x", **changes})


def test_a_missing_value_is_named() -> None:
    with pytest.raises(InputError, match="lacks its parameter 'text'"):
        spec_from_document({"job": "test-echo"})


def test_whole_numbers_pass_for_fractions() -> None:
    spec = spec_from_document({"job": "test-echo", "text": "x", "share": 1, "limit": 2})
    assert isinstance(spec, Echo)
    assert (type(spec.share), type(spec.limit)) == (float, float)


def test_secrets_are_masked_in_texts() -> None:
    spec = Echo(text="open", token="sesame")
    assert "sesame" not in f"{spec} {spec!r}"
    assert "open" in repr(spec)
    assert spec.to_document()["token"] == "sesame"


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ({"name": "a", "crs": "EPSG:32633", "left": 0, "bottom": 0, "right": 10}, "lacks its parameter 'top'"),
        ({"name": "a", "crs": 32633, "left": 0, "bottom": 0, "right": 1, "top": 1}, "'crs'"),
        ({"name": "a", "crs": "", "left": 0, "bottom": 0, "right": 1, "top": 1, "x": 1}, "no parameter 'x'"),
        ("box-0001", "must be of type Box"),
    ],
)
def test_what_is_inside_a_value_is_checked_too(box, words) -> None:
    document = {"job": "download-stac", "boxes": [box], "folder": "f"}
    with pytest.raises(InputError, match=words):
        spec_from_document(document)


def test_secrets_inside_a_specification_are_not_shown() -> None:
    limits = TransferLimits(proxy="http://user:pa55@proxy")
    spec = jobs.DownloadSentinelHub(BOXES, "f", "id-1", "s3cret", limits=limits)
    assert not any(secret in f"{spec!r}{limits!r}" for secret in ("pa55", "id-1", "s3cret"))
    assert spec_from_document(json.loads(json.dumps(spec.to_document()))) == spec
