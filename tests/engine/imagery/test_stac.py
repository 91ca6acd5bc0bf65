"""The STAC documents of a season against the schemas of the specification."""

from __future__ import annotations

from pathlib import Path

import pystac
import pytest

from furrow.tests.builders.seasons import write_built_season

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "flanders-2019"


def documents(folder):
    """The collection and its items; the extensions' schemas are on the network, those of the core in pystac."""
    collection = pystac.Collection.from_file(str(folder / "collection.json"))
    items = list(collection.get_items())
    for document in (collection, *items):
        document.stac_extensions = []
    return collection, items


@pytest.mark.parametrize("masks", [("SCL",), ()])
def test_a_written_season_is_valid_stac(tmp_path, masks):
    season = write_built_season(tmp_path / "Njive 'Škofja Loka' žito 100%", count=2, masks=masks)  # pystac cuts at a #
    collection, items = documents(season.path)
    assert len(items) == 2
    for document in (collection, *items):
        assert document.validate()
    assert {item.collection_id for item in items} == {collection.id}


def test_the_sample_is_valid_stac():
    collection, items = documents(SAMPLE)
    assert len(items) == 32
    for document in (collection, *items):
        assert document.validate()
