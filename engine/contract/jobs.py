"""The jobs of the engine: the name and the typed specification of each.

All paths are absolute texts. A *season* is the path of a season's folder or of its
`collection.json`. Empty texts and None mean "not asked for".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from furrow.engine.contract.agreement_jobs import ParcelAgreement
from furrow.engine.contract.assessment_jobs import CountBox, ExportSubmission, ScorePrediction, ScoreSubmission
from furrow.engine.contract.download_jobs import DescribeBoxes, DownloadSentinelHub, DownloadSTAC, ImportSAFE
from furrow.engine.contract.model_jobs import ExportONNX, ModelInformation
from furrow.engine.contract.parcel_jobs import FetchParcels
from furrow.engine.contract.prediction_jobs import PredictCultivatedLand, PredictSeasons
from furrow.engine.contract.report_jobs import AssessmentReport
from furrow.engine.contract.series_jobs import CountObservations, DeriveSeries, MapClearSky
from furrow.engine.contract.simulation_jobs import SimulateSeason
from furrow.engine.contract.spec import JobSpec, register
from furrow.engine.contract.training_jobs import TrainModel
from furrow.engine.contract.vector_jobs import CleanMask, PolygoniseMask

__all__ = [
    "AssessmentReport",
    "CheckEngine",
    "CleanMask",
    "CountBox",
    "CountObservations",
    "DeriveSeries",
    "DescribeBoxes",
    "DescribeSeason",
    "DownloadSTAC",
    "DownloadSentinelHub",
    "ExportONNX",
    "ExportSubmission",
    "FetchParcels",
    "ImportEOPatch",
    "ImportGeoTIFFs",
    "ImportSAFE",
    "MapClearSky",
    "ModelInformation",
    "ParcelAgreement",
    "PolygoniseMask",
    "PredictCultivatedLand",
    "PredictSeasons",
    "ReferenceFromParcels",
    "ScorePrediction",
    "ScoreSubmission",
    "SimulateSeason",
    "TrainModel",
    "VerifyChallengeArchive",
    "VerifySeason",
]


@register
@dataclass(frozen=True)
class CheckEngine(JobSpec):
    """Report versions, devices, memory and disk of the engine.

    Result: `report` (list of lines), `problems` (list of sentences), `versions` (name -> version),
    `devices` (list of names).
    """

    job: ClassVar[str] = "check-engine"


@register
@dataclass(frozen=True)
class ImportEOPatch(JobSpec):
    """Turn an eo-learn EOPatch into a season.

    Attributes:
        source: EOPatch folder, or a `.zip`, `.tar.gz`, `.tgz` or `.tar` archive holding one.
        season: Folder of the season to write.
        bands: Names of the bands of the array in their order; empty to derive them from their number.
        feature: Name of the array under `data/`; empty to find it.
        overwrite: Replace a season that is there.

    Result: `season`, `dates` (number), `bands` (list of names), `valid_share` (0..1).
    """

    job: ClassVar[str] = "import-eopatch"
    source: str
    season: str
    bands: tuple[str, ...] = ()
    feature: str = ""
    overwrite: bool = False


@register
@dataclass(frozen=True)
class ImportGeoTIFFs(JobSpec):
    """Turn a folder of GeoTIFFs, one or several a date, into a season.

    Attributes:
        folder: Folder that holds the files (not searched below).
        season: Folder of the season to write.
        bands: Names of the bands of each multi-band file in their order; empty to read them from
            the band descriptions or, for single-band files, from the file names.
        date_pattern: Regular expression with a group `date` that finds the date in a file name;
            empty for the usual forms (2019-07-01, 20190701, 2019_07_01) and the tags.
        scale: Factor from a stored number to reflectance.
        offset: Added to a stored number before scaling (-1000 for processing baseline 04.00 and later).
        overwrite: Replace a season that is there.

    Result: as `ImportEOPatch`.
    """

    job: ClassVar[str] = "import-geotiffs"
    folder: str
    season: str
    bands: tuple[str, ...] = ()
    date_pattern: str = ""
    scale: float = 1e-4
    offset: float = 0.0
    overwrite: bool = False


@register
@dataclass(frozen=True)
class VerifySeason(JobSpec):
    """Read every block of a season and compare it with its documents.

    Result: `complete` (bool), `dates` (number), `problems` (list of sentences), `missing` (list of
    dates whose files are missing or damaged).
    """

    job: ClassVar[str] = "verify-season"
    season: str


@register
@dataclass(frozen=True)
class VerifyChallengeArchive(JobSpec):
    """Compare the arrays of EOPatches with the published list of their MD5 sums.

    Attributes:
        source: Folder that holds EOPatches, or a `.zip`, `.tar.gz`, `.tgz` or `.tar` archive of such.
        checksums: CSV with a column of paths (`eopatch-01/data/BANDS.npy.gz`) and one of MD5 sums.

    Result: `complete` (bool), `checked` (number of arrays), `wrong`, `missing`, `unlisted` (lists of paths), `problems`
    (list of sentences).
    """

    job: ClassVar[str] = "verify-challenge-archive"
    source: str
    checksums: str


@register
@dataclass(frozen=True)
class DescribeSeason(JobSpec):
    """Tell what a season holds, for those who do not know its layout.

    Result: `title`, `crs` (authority code or WKT), `bounds` (left, bottom, right, top), `shape`
    (height, width), `ground_sampling_distance` (metres), `bands` (list of names), `mask_layers`
    (list of names), `scale`, and `dates`: a list of objects with `date` (ISO), `bands` and `masks`
    (absolute paths), `offset` and `valid_share`.
    """

    job: ClassVar[str] = "describe-season"
    season: str


@register
@dataclass(frozen=True)
class ReferenceFromParcels(JobSpec):
    """Rasterise parcels to the 2.5 m masks and the weight map of a season's grid.

    Attributes:
        season: Season whose grid, refined four times, the outputs lie on.
        parcels: Vector file (GeoPackage or FlatGeobuf) of polygons in the season's CRS.
        layer: Layer name in the file; empty for the first.
        class_field: Field that holds the class of each parcel, compared as text.
        cultivated: Classes that count as cultivated.
        not_declared: Classes that are never scored.
        shrink: Metres that parcels are shrunk by before rasterising (2.5 in the challenge).
        cultivated_mask, not_declared_mask, weights: Output files; an empty text leaves one out.
        border: Set the weights of the outermost pixels to 0 as the challenge does.

    Result: `parcels`, `cultivated_parcels`, `not_declared_parcels`, `vanished_parcels` (numbers),
    `cultivated_share` (0..1), `cultivated_hectares`.
    """

    job: ClassVar[str] = "reference-from-parcels"
    season: str
    parcels: str
    class_field: str
    cultivated: tuple[str, ...]
    not_declared: tuple[str, ...] = ()
    layer: str = ""
    shrink: float = 2.5
    cultivated_mask: str = ""
    not_declared_mask: str = ""
    weights: str = ""
    border: bool = True
