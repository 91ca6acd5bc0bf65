"""Which function does which job.

Each is imported when its job is asked for, so that importing a season never waits for torch.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from furrow.engine.contract.spec import JobSpec
from furrow.engine.reporting import Reporter

__all__ = ["HANDLERS", "handler_of", "run"]

Handler = Callable[[Any, Reporter], dict[str, Any]]

HANDLERS: dict[str, str] = {
    "check-engine": "furrow.engine.checkup:check_engine",
    "import-eopatch": "furrow.engine.imagery.eopatch:import_eopatch",
    "import-geotiffs": "furrow.engine.imagery.geotiffs:import_geotiffs",
    "download-sentinel-hub": "furrow.engine.imagery.sources.sentinel_hub:download_sentinel_hub",
    "download-stac": "furrow.engine.imagery.sources.stac_archive:download_stac",
    "import-safe": "furrow.engine.imagery.sources.safe:import_safe",
    "describe-boxes": "furrow.engine.imagery.boxes:describe_boxes",
    "map-clear-sky": "furrow.engine.imagery.series.job:map_clear_sky",
    "count-observations": "furrow.engine.imagery.series.job:count_observations",
    "derive-series": "furrow.engine.imagery.series.job:derive_series",
    "simulate-season": "furrow.engine.simulation.job:simulate_season",
    "fetch-parcels": "furrow.engine.reference.fetching.job:fetch_parcels",
    "verify-challenge-archive": "furrow.engine.imagery.checksums:verify_challenge_archive",
    "verify-season": "furrow.engine.imagery.verify:verify_season",
    "describe-season": "furrow.engine.imagery.season:describe_season",
    "reference-from-parcels": "furrow.engine.reference.job:reference_from_parcels",
    "export-onnx": "furrow.engine.prediction.onnx_export:export_onnx",
    "model-information": "furrow.engine.prediction.model_information:model_information",
    "train-model": "furrow.engine.training.job:train_model",
    "predict-cultivated-land": "furrow.engine.prediction.job:predict_cultivated_land",
    "predict-seasons": "furrow.engine.prediction.many:predict_seasons",
    "clean-mask": "furrow.engine.vectors.cleaning:clean_mask",
    "polygonise-mask": "furrow.engine.vectors.polygonise:polygonise_mask",
    "parcel-agreement": "furrow.engine.assessment.agreement.job:parcel_agreement",
    "score-prediction": "furrow.engine.assessment.job:score_prediction",
    "count-box": "furrow.engine.assessment.counting:count_box",
    "assessment-report": "furrow.engine.assessment.report.job:assessment_report",
    "export-submission": "furrow.engine.assessment.submission:export_submission",
    "score-submission": "furrow.engine.assessment.challenge:score_submission",
}
"""Job name -> "module:function"; the function takes the specification and a `Reporter` and returns
the values of the result."""


def handler_of(job: str) -> Handler:
    """Return the function that does a job, importing its module."""
    module, _, function = HANDLERS[job].partition(":")
    handler: Handler = getattr(importlib.import_module(module), function)
    return handler


def run(spec: JobSpec, reporter: Reporter) -> dict[str, Any]:
    """Do the job of a specification and return the values of its result.

    Raises:
        FurrowError: The job cannot be done; the text says why.
    """
    return handler_of(spec.job)(spec, reporter)
