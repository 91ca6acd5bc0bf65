"""The algorithms of the toolbox, one file each."""

from __future__ import annotations

from furrow.processing_provider.algorithms.build_engine import BuildEngineAlgorithm
from furrow.processing_provider.algorithms.check_engine import CheckEngineAlgorithm
from furrow.processing_provider.algorithms.import_eopatch import ImportEOPatchAlgorithm
from furrow.processing_provider.algorithms.import_geotiffs import ImportGeoTIFFsAlgorithm
from furrow.processing_provider.algorithms.load_season import LoadSeasonAlgorithm
from furrow.processing_provider.algorithms.predict_cultivated_land import PredictCultivatedLandAlgorithm
from furrow.processing_provider.algorithms.reference_from_parcels import ReferenceFromParcelsAlgorithm
from furrow.processing_provider.algorithms.score_prediction import ScorePredictionAlgorithm
from furrow.processing_provider.algorithms.train_model import TrainModelAlgorithm
from furrow.processing_provider.algorithms.verify_season import VerifySeasonAlgorithm
from furrow.processing_provider.base import FurrowAlgorithm

__all__ = ["ALGORITHMS"]

ALGORITHMS: tuple[type[FurrowAlgorithm], ...] = (
    BuildEngineAlgorithm,
    CheckEngineAlgorithm,
    ImportEOPatchAlgorithm,
    ImportGeoTIFFsAlgorithm,
    VerifySeasonAlgorithm,
    LoadSeasonAlgorithm,
    ReferenceFromParcelsAlgorithm,
    TrainModelAlgorithm,
    PredictCultivatedLandAlgorithm,
    ScorePredictionAlgorithm,
)
"""Every algorithm, in the order of the work."""
