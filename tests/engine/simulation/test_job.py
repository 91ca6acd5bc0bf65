import threading

import numpy as np
import pyogrio
import pytest
import shapely
from rasterio.transform import rowcol

from furrow.engine.contract.errors import DamagedFileError, InputError, JobCancelledError
from furrow.engine.contract.events import LayerReady, Progress
from furrow.engine.contract.jobs import SimulateSeason
from furrow.engine.contract.spec import spec_from_document
from furrow.engine.handlers import handler_of
from furrow.engine.imagery.season import Season
from furrow.engine.rasters import open_raster
from furrow.engine.reporting import Reporter
from furrow.engine.simulation.register import CULTIVATED, NOT_CULTIVATED, NOT_DECLARED

pytestmark = pytest.mark.engine
NAME = "polje 'žito' č"


def run(folder, reporter=None, **fields):
    wish = {"size": 96, "dates": 5, "truth": str(folder / "resnica ž.tif"), "kinds": str(folder / "kinds.tif"),
            "parcels": str(folder / "parcele č.gpkg"), "seed": 2}  # fmt: skip
    spec = spec_from_document(SimulateSeason(season=str(folder / NAME), **{**wish, **fields}).to_document())
    return handler_of(spec.job)(spec, reporter or Reporter())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("simulacija")
    events = []
    return folder, run(folder, Reporter(events.append)), events


def test_season_truth_and_parcels_lie_on_each_other(made):
    folder, values, events = made
    season = Season.open(folder / NAME)
    assert season.mask_layers == ("SCL", "CLM", "CLP")
    assert len(season.bands) == 12
    assert values["dates"] == len(season.dates) == 5
    assert season.read().valid.mean() == pytest.approx(values["valid_share"], abs=1e-6)
    fine = season.grid.refine()
    with open_raster(folder / "resnica ž.tif") as truth, open_raster(folder / "kinds.tif") as kinds:
        assert truth.transform == kinds.transform == fine.transform
        assert truth.shape == kinds.shape == fine.shape
        crop, numbers = truth.read(1), kinds.read(2)
        assert kinds.descriptions == ("kind", "parcel")
        assert kinds.tags()["KIND_0"] == "winter wheat"
    assert crop.mean() == pytest.approx(values["cultivated_share"])
    meta, _, wkb, columns = pyogrio.raw.read(folder / "parcele č.gpkg")
    fields = dict(zip(meta["fields"], columns, strict=True))
    assert meta["crs"] == "EPSG:32633"
    outlines = shapely.from_wkb(wkb)
    assert len(outlines) == values["parcels"]
    assert shapely.is_valid(outlines).mean() > 0.99
    assert set(fields["status"]) <= {CULTIVATED, NOT_CULTIVATED, NOT_DECLARED}
    # most parcels lie where the raster has their number, although outlines are shifted
    inside, there = 0, 0
    for outline, number in zip(outlines, fields["parcel"], strict=True):
        row, column = rowcol(fine.transform, *shapely.get_coordinates(shapely.point_on_surface(outline))[0])
        if 0 <= row < numbers.shape[0] and 0 <= column < numbers.shape[1]:
            there += 1
            inside += numbers[row, column] == number
    assert there > 20
    assert inside > 0.8 * there
    assert {(event.role) for event in events if isinstance(event, LayerReady)} == {"cultivated", "parcels"}
    shares = [event.fraction for event in events if isinstance(event, Progress)]
    assert shares == sorted(shares)


def test_the_register_becomes_a_reference_by_the_usual_job(made, tmp_path):
    from furrow.engine.contract.jobs import ReferenceFromParcels
    from furrow.engine.reference.job import reference_from_parcels

    folder, values, _ = made
    spec = ReferenceFromParcels(
        season=str(folder / NAME), parcels=str(folder / "parcele č.gpkg"), class_field="status",
        cultivated=(CULTIVATED,), not_declared=(NOT_DECLARED,), cultivated_mask=str(tmp_path / "ref.tif"),
    )  # fmt: skip
    share = reference_from_parcels(spec, Reporter())["cultivated_share"]
    assert 0.4 * values["cultivated_share"] < share < values["cultivated_share"]


def test_real_outlines_of_a_file(tmp_path):
    corners = [(590_000 + 40 * i, 150_000 + 25 * j) for i in range(8) for j in range(12)]
    rows = [shapely.box(x, y, x + 35, y + 22) for x, y in corners]
    source = tmp_path / "obrisi ž.gpkg"
    pyogrio.raw.write(
        source, shapely.to_wkb(np.array(rows)), [], [], driver="GPKG", geometry_type="Polygon", crs="EPSG:3794"
    )
    values = run(tmp_path, outlines=str(source), size=40)
    assert 80 <= values["parcels"] <= 96
    season = Season.open(tmp_path / NAME)
    assert season.grid.crs.to_epsg() == 3794
    left, bottom, right, top = season.grid.bounds
    assert left < 590_160 < right
    assert bottom < 150_150 < top
    assert left % 10 == top % 10 == 0


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"preset": "mars"}, "preset 'mars'"),
        ({"signatures": "x"}, "signatures 'x'"),
        ({"size": 3}, "not 3"),
        ({"seed": -1}, "-1"),
        ({"dates": -2}, "-2"),
        ({"cloudiness": 0.99}, "0.99"),
        ({"outlines": "/nowhere.gpkg"}, "no file of outlines"),
    ],
)
def test_wrong_values_give_one_sentence_and_no_file(tmp_path, fields, words):
    with pytest.raises(InputError, match=words) as caught:
        run(tmp_path, **fields)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_outlines_that_cannot_be_used_are_refused(tmp_path):
    text = tmp_path / "x.gpkg"
    text.write_text("not a database")
    with pytest.raises(InputError, match="neither"):
        run(tmp_path, outlines=str(text))
    text.write_bytes(b"SQLite format 3\x00" + b"\x00" * 100)
    with pytest.raises(DamagedFileError, match="cannot be read"):
        run(tmp_path, outlines=str(text))
    degrees = tmp_path / "degrees.gpkg"
    pyogrio.raw.write(
        degrees, shapely.to_wkb(np.array([shapely.box(14, 46, 15, 47)])), [], [], driver="GPKG",
        geometry_type="Polygon", crs="EPSG:4326",
    )  # fmt: skip
    with pytest.raises(InputError, match="not in metres"):
        run(tmp_path, outlines=str(degrees))


def test_a_season_that_is_there_stays_unless_overwriting_is_allowed(made, tmp_path):
    run(tmp_path, size=16)
    with pytest.raises(InputError, match="exists already"):
        run(tmp_path, size=16)
    assert run(tmp_path, size=16, dates=3, overwrite=True)["dates"] == 3


def test_a_cancelled_simulation_leaves_nothing(tmp_path):
    cancelled = threading.Event()
    reporter = Reporter(lambda event: cancelled.set() if getattr(event, "fraction", 0) > 0.6 else None, cancelled)
    with pytest.raises(JobCancelledError):
        run(tmp_path, reporter)
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".furrow-lock")]
