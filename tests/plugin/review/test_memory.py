"""What the project remembers: all of it, paths that move with it, and nothing that another program wrote."""

from dataclasses import asdict, fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProject

from furrow.plugin.review.memory import Memory, read_memory, write_memory
from furrow.plugin.review.stored_filters import filters_of, order_of, stored
from furrow.processing_provider.review.order import AreaClass, Filters, Order, Status
from furrow.processing_provider.review.outcomes import Source

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
_KINDS = {str: _TEXT, bool: st.booleans(), float: st.floats(1, 1e9), type(None): st.none() | _TEXT}
_MEMORIES = st.builds(
    Memory,
    **{
        field.name: _KINDS[type(field.default)] for field in fields(Memory) if field.name not in ("agreement", "season")
    },
)


@given(memory=_MEMORIES)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(qgis_app, memory):
    project = QgsProject()
    write_memory(project, memory)
    assert read_memory(project) == memory


def test_a_new_project_remembers_the_usual(qgis_app):
    assert read_memory(QgsProject()) == Memory()


def test_it_survives_the_file_of_the_project(qgis_app, tmp_path):
    project = QgsProject()
    place = tmp_path / "Delo 'ž' #1 & <2>.qgz"
    project.setFileName(str(place))
    memory = Memory(agreement=str(tmp_path / 'a "b" ž.gpkg'), season=str(tmp_path / "s"), parcel='<&> "ž"', declared="")
    write_memory(project, memory)
    assert project.write()
    again = QgsProject()
    assert again.read(str(place))
    assert read_memory(again) == memory


def test_writing_the_same_does_not_change_the_project(qgis_app):
    project = QgsProject()
    write_memory(project, Memory(parcel="1"))
    project.setDirty(False)
    write_memory(project, Memory(parcel="1"))
    assert not project.isDirty()
    write_memory(project, Memory(parcel="2"))
    assert project.isDirty()


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "7", "null", '"x"', "[" * 100_000, '{"scale": "no", "fit": 3, "parcel": null, "advance": "yes"}',
     '{"scale": -5}', '{"scale": true}', '{"unknown": 1}', '{"scale": 1e400}'],
)  # fmt: skip
def test_nonsense_is_the_usual(qgis_app, text):
    project = QgsProject()
    project.writeEntry("furrow", "review/state", text)
    assert read_memory(project) == Memory()


def test_sound_values_beside_nonsense_are_kept(qgis_app):
    project = QgsProject()
    project.writeEntry("furrow", "review/state", '{"parcel": "12", "scale": "x", "fit": true}')
    assert asdict(read_memory(project)) == asdict(Memory(parcel="12", fit=True))


@given(
    order=st.sampled_from(Order),
    filters=st.builds(
        Filters,
        st.sampled_from(Status), st.none() | _TEXT, st.none() | st.sampled_from(AreaClass),
        st.none() | st.sampled_from(Source),
    ),
)  # fmt: skip
def test_order_and_filters_are_remembered(qgis_app, order, filters):
    memory = stored(Memory(), order, filters)
    assert (order_of(memory), filters_of(memory)) == (order, filters)


def test_an_order_of_a_newer_furrow_is_the_usual(qgis_app):
    memory = Memory(order="beauty", status="odd", area="HUGE", layer="moon")
    assert (order_of(memory), filters_of(memory)) == (Order.SUSPICION, Filters())
