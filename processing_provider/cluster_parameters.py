"""Who does the jobs of many boxes: this computer's engine, worker processes of its own, or a Dask cluster."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingParameterNumber, QgsProcessingParameterString

from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.texts import translate

__all__ = ["SCHEDULER", "WORKERS", "cluster_of", "declare_cluster"]

WORKERS = "WORKERS"
SCHEDULER = "SCHEDULER"

_MOST_WORKERS = 256
_NO_SCHEDULER, _NO_WORKERS = "", 0


def declare_cluster(algorithm: FurrowAlgorithm) -> None:
    """Add the two advanced parameters."""
    algorithm.add_input(
        QgsProcessingParameterNumber(
            WORKERS,
            translate("cluster_parameters", "Worker processes on this computer"),
            Qgis.ProcessingNumberParameterType.Integer,
            _NO_WORKERS,
            minValue=0,
            maxValue=_MOST_WORKERS,
        ),
        translate(
            "cluster_parameters",
            "So many boxes are done side by side, each with its share of the processors and memory of its own. 0 for "
            "one after the other, which is best for most computers.",
        ),
        advanced=True,
    )
    algorithm.add_input(
        QgsProcessingParameterString(
            SCHEDULER, translate("cluster_parameters", "Address of a Dask scheduler"), _NO_SCHEDULER, optional=True
        ),
        translate(
            "cluster_parameters",
            "Such as tcp://server:8786: its workers do the work. They must have Furrow's engine, and see all folders "
            "under the same names. Leave it empty to use this computer.",
        ),
        advanced=True,
    )


def cluster_of(algorithm: FurrowAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
    """Return the fields `scheduler` and `workers` of a job."""
    return {
        "scheduler": algorithm.parameterAsString(parameters, SCHEDULER, context).strip(),
        "workers": algorithm.parameterAsInt(parameters, WORKERS, context),
    }
