"""What 'Parcel agreement' writes is what the review reads: from a map and parcels to parcels to train on."""

import subprocess
from pathlib import Path

import processing
import pytest
from qgis.core import QgsVectorLayer

from furrow.processing_provider.review.order import Filters, Order
from furrow.processing_provider.review.outcomes import Decision, Outcome, Source
from furrow.processing_provider.review.parcels import agreement_crs, load_parcels, read_outline
from furrow.processing_provider.review.review_file import ReviewFile
from furrow.processing_provider.review.tour import Tour
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer, square

ROOT = Path(__file__).resolve().parents[3]
CORN = "koruza, 'zrnje'"

_MAKE_MAP = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import numpy as np
from furrow.tests.builders.masks import write_mask
mask = np.zeros((160, 120), np.uint8)
mask[10:30, 10:30] = 1
mask[100:120, 80:110] = 1
mask[150:] = 255
write_mask(Path(sys.argv[2]), np.where(mask == 255, 255, np.where(mask == 1, 170, 20)).astype(np.uint8))
"""

SEEN, MISSED, MEADOW = (
    Parcel(CORN, square(25, 25, 50)),
    Parcel(CORN, square(150, 25, 50)),
    Parcel("travnik", square(25, 150, 50)),
)
CLOUDED = Parcel(CORN, square(25, 376, 20))


@pytest.fixture(scope="module")
def agreement(provider, engine_python, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ujemanje") / "Njive 'Škofja Loka' žito č#1 100%"
    map_file = folder / "verjetnost 'ž'.tif"
    command = [str(engine_python), "-I", "-c", _MAKE_MAP, str(ROOT / "build"), str(map_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = processing.run(
        "furrow:parcelagreement",
        {
            "PARCELS": parcel_layer([SEEN, MISSED, MEADOW, CLOUDED]), "CLASS": "crop",
            "CULTIVATED_CLASSES": f'"{CORN}"', "PROBABILITIES": [str(map_file)],
            "OUTPUT": str(folder / "ujemanje 'č'.gpkg"),
        },
    )  # fmt: skip
    return Path(found["OUTPUT"])


def test_the_parcels_are_read_with_every_figure(agreement):
    parcels = load_parcels(agreement)
    assert agreement_crs(agreement).authid() == "EPSG:32633"
    for source in Source:
        layer = QgsVectorLayer(f"{agreement}|layername={source}", "x", "ogr")
        rows = {row["parcel"]: row for row in layer.getFeatures()}
        mine = [parcel for parcel in parcels if parcel.source is source]
        assert {parcel.parcel for parcel in mine} == set(rows)
        for parcel in mine:
            row = rows[parcel.parcel]
            for name in (name for name in layer.fields().names() if name != "fid"):
                known = row[name] if row[name] is not None and str(row[name]) != "NULL" else None
                assert getattr(parcel, name) == known, (parcel.parcel, name)
            assert read_outline(agreement, parcel).isGeosEqual(row.geometry())
            box = row.geometry().boundingBox()
            assert parcel.bounds == (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    assert sum(parcel.source is Source.MAP_ONLY for parcel in parcels) == 1


def test_from_the_map_to_parcels_to_train_on(agreement, qgis_new_project):
    parcels = load_parcels(agreement)
    review = ReviewFile.open_beside(agreement, parcels)
    tour = Tour(parcels, review.decisions(), Order.OMITTED, Filters())
    missed = tour.current
    assert missed.omitted_ha == pytest.approx(0.25)
    review.decide(Decision(*missed.key, Outcome.CHANGED, "Ana", corrected_class="travnik"))
    field = tour.go_to(("map_only", "map-1"))
    review.decide(Decision(*field.key, Outcome.CONFIRMED, "Ana"))
    tour.refresh([missed.key, field.key])
    assert tour.progress.reviewed == 2
    exported = processing.run(
        "furrow:exportreviewedparcels", {"AGREEMENT": str(agreement), "OUTPUT": "TEMPORARY_OUTPUT"}
    )["OUTPUT"]
    statuses = {row["parcel"]: row["status"] for row in exported.getFeatures()}
    assert statuses[missed.parcel] == "not_cultivated"
    assert statuses["map-1"] == "cultivated"
    assert sorted(statuses.values()) == ["cultivated"] * 3 + ["not_cultivated"] * 2
