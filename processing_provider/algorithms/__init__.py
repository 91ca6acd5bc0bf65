"""The algorithms of the toolbox, one file each."""

from __future__ import annotations

from furrow.processing_provider.algorithms.assessment_report import AssessmentReportAlgorithm
from furrow.processing_provider.algorithms.build_engine import BuildEngineAlgorithm
from furrow.processing_provider.algorithms.check_engine import CheckEngineAlgorithm
from furrow.processing_provider.algorithms.clean_mask import CleanMaskAlgorithm
from furrow.processing_provider.algorithms.clear_sky_mask import ClearSkyMaskAlgorithm
from furrow.processing_provider.algorithms.create_box_grid import CreateBoxGridAlgorithm
from furrow.processing_provider.algorithms.download_sentinel_hub import DownloadSentinelHubAlgorithm
from furrow.processing_provider.algorithms.download_stac import DownloadSTACAlgorithm
from furrow.processing_provider.algorithms.export_onnx import ExportONNXAlgorithm
from furrow.processing_provider.algorithms.export_reviewed_parcels import ExportReviewedParcelsAlgorithm
from furrow.processing_provider.algorithms.export_submission import ExportSubmissionAlgorithm
from furrow.processing_provider.algorithms.fetch_parcels import FetchParcelsAlgorithm
from furrow.processing_provider.algorithms.import_eopatch import ImportEOPatchAlgorithm
from furrow.processing_provider.algorithms.import_geotiffs import ImportGeoTIFFsAlgorithm
from furrow.processing_provider.algorithms.import_safe import ImportSAFEAlgorithm
from furrow.processing_provider.algorithms.interpolate_season import InterpolateSeasonAlgorithm
from furrow.processing_provider.algorithms.load_season import LoadSeasonAlgorithm
from furrow.processing_provider.algorithms.map_crop_classes import MapCropClassesAlgorithm
from furrow.processing_provider.algorithms.model_information import ModelInformationAlgorithm
from furrow.processing_provider.algorithms.monthly_composites import MonthlyCompositesAlgorithm
from furrow.processing_provider.algorithms.parcel_agreement import ParcelAgreementAlgorithm
from furrow.processing_provider.algorithms.polygonise_mask import PolygoniseMaskAlgorithm
from furrow.processing_provider.algorithms.predict_cultivated_land import PredictCultivatedLandAlgorithm
from furrow.processing_provider.algorithms.predict_seasons import PredictSeasonsAlgorithm
from furrow.processing_provider.algorithms.reference_from_parcels import ReferenceFromParcelsAlgorithm
from furrow.processing_provider.algorithms.refresh_box_status import RefreshBoxStatusAlgorithm
from furrow.processing_provider.algorithms.score_prediction import ScorePredictionAlgorithm
from furrow.processing_provider.algorithms.score_submission import ScoreSubmissionAlgorithm
from furrow.processing_provider.algorithms.simulate_season import SimulateSeasonAlgorithm
from furrow.processing_provider.algorithms.spectral_index import SpectralIndexAlgorithm
from furrow.processing_provider.algorithms.surface_reflectance import SurfaceReflectanceAlgorithm
from furrow.processing_provider.algorithms.train_model import TrainModelAlgorithm
from furrow.processing_provider.algorithms.valid_observations import ValidObservationsAlgorithm
from furrow.processing_provider.algorithms.verify_challenge_archive import VerifyChallengeArchiveAlgorithm
from furrow.processing_provider.algorithms.verify_season import VerifySeasonAlgorithm
from furrow.processing_provider.base import FurrowAlgorithm

__all__ = ["ALGORITHMS"]

ALGORITHMS: tuple[type[FurrowAlgorithm], ...] = (
    BuildEngineAlgorithm,
    CheckEngineAlgorithm,
    CreateBoxGridAlgorithm,
    DownloadSentinelHubAlgorithm,
    DownloadSTACAlgorithm,
    ImportSAFEAlgorithm,
    RefreshBoxStatusAlgorithm,
    ImportEOPatchAlgorithm,
    ImportGeoTIFFsAlgorithm,
    SimulateSeasonAlgorithm,
    VerifySeasonAlgorithm,
    VerifyChallengeArchiveAlgorithm,
    LoadSeasonAlgorithm,
    ClearSkyMaskAlgorithm,
    ValidObservationsAlgorithm,
    SurfaceReflectanceAlgorithm,
    SpectralIndexAlgorithm,
    InterpolateSeasonAlgorithm,
    MonthlyCompositesAlgorithm,
    FetchParcelsAlgorithm,
    MapCropClassesAlgorithm,
    ReferenceFromParcelsAlgorithm,
    TrainModelAlgorithm,
    ModelInformationAlgorithm,
    ExportONNXAlgorithm,
    PredictCultivatedLandAlgorithm,
    PredictSeasonsAlgorithm,
    CleanMaskAlgorithm,
    PolygoniseMaskAlgorithm,
    ScorePredictionAlgorithm,
    ParcelAgreementAlgorithm,
    AssessmentReportAlgorithm,
    ExportReviewedParcelsAlgorithm,
    ExportSubmissionAlgorithm,
    ScoreSubmissionAlgorithm,
)
"""Every algorithm, in the order of the work."""
