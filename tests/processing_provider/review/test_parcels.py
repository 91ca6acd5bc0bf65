"""The parcels of an agreement: their figures, bounds and outlines, compared with what OGR reads."""

import shutil
import sqlite3
import time

import pytest
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from furrow.processing_provider.review.database import ReviewFileError
from furrow.processing_provider.review.outcomes import Source
from furrow.processing_provider.review.parcels import agreement_crs, load_parcels, read_outline, read_outlines
from furrow.tests.builders.agreements import write_agreement


@pytest.fixture
def agreement(tmp_path, qgis_app):
    (tmp_path / "Njive 'č' #1 100%").mkdir()
    return write_agreement(tmp_path / "Njive 'č' #1 100%" / 'ujemanje "ž".gpkg', 40, map_only=6)


def by_ogr(path, name):
    source = ogr.Open(str(path))
    layer = source.GetLayer(name)
    for feature in layer:
        names = [layer.GetLayerDefn().GetFieldDefn(index).GetName() for index in range(feature.GetFieldCount())]
        yield feature.GetFID(), {each: feature[each] for each in names}, feature.GetGeometryRef().Clone()


def test_every_figure_is_what_another_reader_reads(agreement):
    parcels = load_parcels(agreement)
    assert len(parcels) == 46
    position = 0
    for source in Source:
        for number, values, outline in by_ogr(agreement, source):
            parcel = parcels[position]
            position += 1
            assert (parcel.source, parcel.number) == (source, number)
            assert parcel.key == (str(source), values["parcel"])
            assert {name: getattr(parcel, name) for name in values} == values
            left, right, bottom, top = outline.GetEnvelope()
            assert parcel.bounds == (left, bottom, right, top)
            assert read_outline(agreement, parcel).equals(QgsGeometry.fromWkt(outline.ExportToWkt()))
    assert position == 46
    unknown = [parcel for parcel in parcels if parcel.probability_mean is None]
    assert len(unknown) == 5
    assert all(parcel.observations is None for parcel in unknown)


def test_outlines_come_in_the_order_of_the_file(agreement):
    parcels = [parcel for parcel in load_parcels(agreement) if parcel.source is Source.AGREEMENT]
    found = list(read_outlines(agreement, Source.AGREEMENT))
    assert [number for number, _ in found] == [parcel.number for parcel in parcels]
    assert all(outline.area() == pytest.approx(parcel.area_ha * 1e4) for (_, outline), parcel in zip(found, parcels))  # noqa: B905


@pytest.mark.parametrize("epsg", [32633, 3794, 4326])
def test_the_crs_is_that_of_the_layer(tmp_path, qgis_app, epsg):
    assert agreement_crs(write_agreement(tmp_path / "u.gpkg", 2, epsg=epsg)) == QgsCoordinateReferenceSystem(
        f"EPSG:{epsg}"
    )


def test_a_crs_without_a_number_is_known_by_its_definition(agreement):
    own = "+proj=tmerc +lat_0=0 +lon_0=14.5 +k=0.9998 +x_0=1 +y_0=2 +ellps=bessel"
    crs = QgsCoordinateReferenceSystem.fromWkt(QgsCoordinateReferenceSystem.fromProj(own).toWkt())
    with sqlite3.connect(agreement) as connection:
        connection.execute(
            "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', organization_coordsys_id = 100001, definition = ? "
            "WHERE srs_id = 32633",
            (crs.toWkt(),),
        )
    assert agreement_crs(agreement).toProj() == crs.toProj()


def test_rows_without_outline_and_without_envelope_are_read(agreement):
    whole = load_parcels(agreement)
    outline = read_outline(agreement, whole[1])
    with sqlite3.connect(agreement) as connection:
        connection.create_function("ST_IsEmpty", 1, lambda geometry: geometry is None)
        for bound in ("MinX", "MaxX", "MinY", "MaxY"):
            connection.create_function(f"ST_{bound}", 1, lambda geometry: 0.0)
        connection.execute("UPDATE agreement SET geom = NULL WHERE fid = 1")
        flat = "substr(geom, 1, 3) || x'01' || substr(geom, 5, 4) || substr(geom, 41)"
        connection.execute(f"UPDATE agreement SET geom = CAST({flat} AS BLOB) WHERE fid = 2")  # noqa: S608
    parcels = load_parcels(agreement)
    assert parcels[0].bounds is None
    assert read_outline(agreement, parcels[0]).isNull()
    assert parcels[1:] == whole[1:]
    assert read_outline(agreement, parcels[1]).equals(outline)


def test_an_agreement_without_fields_of_the_map_is_one(tmp_path, qgis_app):
    agreement = write_agreement(tmp_path / "u.gpkg", 4)
    ogr.Open(str(agreement), 1).ExecuteSQL("DROP TABLE map_only")
    assert len(load_parcels(agreement)) == 4


def test_reading_neither_locks_nor_changes_the_file(agreement):
    before = agreement.read_bytes()
    other = sqlite3.connect(agreement, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    parcels = load_parcels(agreement)
    read_outline(agreement, parcels[0])
    other.execute("ROLLBACK")
    other.close()
    assert agreement.read_bytes() == before
    assert [each.name for each in agreement.parent.iterdir()] == [agreement.name]


@pytest.mark.parametrize("kind", ["gone", "text", "other", "column", "short"])
def test_what_cannot_be_read_gets_one_sentence(agreement, kind):
    words = {
        "gone": "not there", "text": "damaged", "other": "no layer 'agreement'", "column": "lacks the field 'iou'",
        "short": "damaged",
    }[kind]  # fmt: skip
    if kind == "gone":
        agreement.unlink()
    elif kind == "text":
        agreement.write_text("ni baza " * 300)
    elif kind == "short":
        agreement.write_bytes(agreement.read_bytes()[:9000])
    elif kind == "other":
        ogr.Open(str(agreement), 1).ExecuteSQL("DROP TABLE agreement")
    else:
        ogr.Open(str(agreement), 1).ExecuteSQL("ALTER TABLE agreement DROP COLUMN iou")
    with pytest.raises(ReviewFileError) as error:
        load_parcels(agreement)
    assert words in str(error.value)
    assert str(error.value).endswith(".")


def test_a_parcel_that_is_gone_is_told(agreement, tmp_path):
    parcels = load_parcels(agreement)
    shutil.move(write_agreement(tmp_path / "drugo.gpkg", 3, prefix="x"), agreement)
    with pytest.raises(ReviewFileError, match="is not in"):
        read_outline(agreement, parcels[0])


def test_ten_thousand_parcels_open_at_once(tmp_path, qgis_app):
    agreement = write_agreement(tmp_path / "u.gpkg", 10_000)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        parcels = load_parcels(agreement)
        took.append(time.perf_counter() - start)
    assert len(parcels) == 10_005
    assert min(took) < 1.0  # 0.1 s where nothing else runs
