"""The advanced parameters of a training: what they are called, what they do, how their values are read.

Each is a field of the job `TrainModel`, which holds the defaults, under its name in capitals.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from furrow.engine.contract.training_jobs import LIMITS, TrainModel
from furrow.processing_provider.parameters import device_help, device_parameter
from furrow.processing_provider.texts import translate

__all__ = ["NETWORKS", "Setting", "fold_problem", "settings", "settings_of"]

NETWORKS = (
    "hybrid-small", "hybrid-base", "hybrid-large", "unet-composites", "srresnet", "srresnet-small", "piunet",
    "piunet-small", "utae", "utae-small",
)  # fmt: skip
"""Names the dialog offers; the engine knows which there are."""

_DEFAULTS = {field.name: field.default for field in dataclasses.fields(TrainModel)}
_FIRST_FOLD = 1  # analysts count from one, the job from zero


@dataclass(frozen=True)
class Setting:
    """A parameter that fills a field of the job."""

    field: str
    parameter: QgsProcessingParameterDefinition
    explanation: str


def settings() -> list[Setting]:
    """Return the parameters in the order of the dialog: network, validation, patches, variations, loss, computer."""
    return [*_network_and_steps(), *_validation(), *_patches(), *_variations(), *_loss(), *_computer()]


def settings_of(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, Any]:
    """Return field of the job -> value, of all parameters that are not left empty."""
    found: dict[str, Any] = {}
    for name in (setting.field for setting in settings()):
        key = name.upper()
        default = _DEFAULTS[name]
        if name == "device":
            found[name] = algorithm.parameterAsEnumString(parameters, key, context)
        elif isinstance(default, bool):
            found[name] = algorithm.parameterAsBool(parameters, key, context)
        elif isinstance(default, int):
            found[name] = algorithm.parameterAsInt(parameters, key, context)
        elif isinstance(default, str):
            found[name] = algorithm.parameterAsString(parameters, key, context)
        elif isinstance(default, float) or parameters.get(key) not in (None, ""):
            found[name] = algorithm.parameterAsDouble(parameters, key, context)
    found["fold"] -= _FIRST_FOLD
    return found


def fold_problem(folds: int, fold: int) -> str:
    """Return what is wrong with the folds, as the dialog counts them; empty when nothing is."""
    if folds == 1:
        return translate(
            "training_parameters", "One fold leaves nothing to train on: give at least 2 folds, or 0 for none."
        )
    if folds and fold > folds:
        return translate(
            "training_parameters", "There is no fold {fold} of {folds}: give a fold from 1 to {folds}."
        ).format(fold=fold, folds=folds)
    return ""


def _network_and_steps() -> list[Setting]:
    network = QgsProcessingParameterString("NETWORK", translate("training_parameters", "Network"), _DEFAULTS["network"])
    network.setMetadata({"widget_wrapper": {"value_hints": list(NETWORKS)}})
    return [
        Setting(
            "network",
            network,
            translate(
                "training_parameters",
                "Furrow's own are the hybrids; the others are peers from the literature. Not used when going on from "
                "a model.",
            ),
        ),
        _whole(
            "patience",
            translate("training_parameters", "Patience (validations)"),
            translate(
                "training_parameters",
                "End early after so many validations without a better score; 0 makes all epochs. Either way the "
                "weights that scored best are kept.",
            ),
        ),
        _real(
            "learning_rate",
            translate("training_parameters", "Learning rate"),
            translate(
                "training_parameters",
                "Its highest value; it rises at the start and falls to the end. Leave it empty for 0.001, or 0.0001 "
                "when going on from a model.",
            ),
        ),
    ]


def _validation() -> list[Setting]:
    return [
        _real(
            "validation_share",
            translate("training_parameters", "Share kept for validation"),
            translate(
                "training_parameters",
                "Share of the area (0 to 0.5) that is never trained on, in blocks. Not used with folds.",
            ),
        ),
        _whole(
            "folds",
            translate("training_parameters", "Folds"),
            translate(
                "training_parameters",
                "Cut the area into so many equal parts, in blocks, and keep one for validation: train once for each "
                "part to see how scores vary over the land. 0 for none.",
            ),
        ),
        Setting(
            "fold",
            QgsProcessingParameterNumber(
                "FOLD",
                translate("training_parameters", "Fold kept for validation"),
                Qgis.ProcessingNumberParameterType.Integer,
                _DEFAULTS["fold"] + _FIRST_FOLD,
                minValue=_FIRST_FOLD,
                maxValue=LIMITS["fold"][1] + _FIRST_FOLD,
            ),
            translate("training_parameters", "1 for the first of the folds. Not used without folds."),
        ),
    ]


def _patches() -> list[Setting]:
    return [
        _whole(
            "patch",
            translate("training_parameters", "Patch size (pixels of 10 m)"),
            translate("training_parameters", "Side of the squares the network learns from."),
        ),
        _whole(
            "batch",
            translate("training_parameters", "Patches a step"),
            translate("training_parameters", "Lower it when memory does not suffice."),
        ),
        _real(
            "by_weight",
            translate("training_parameters", "Patches drawn by weight"),
            translate(
                "training_parameters",
                "Share of the patches (0 to 1) that are drawn where cultivated land and its borders weigh most; the "
                "others are drawn evenly over the area.",
            ),
        ),
    ]


def _variations() -> list[Setting]:
    return [
        _switch(
            "turns",
            translate("training_parameters", "Turn and mirror patches"),
            translate("training_parameters", "Images and reference together, so that no direction is special."),
        ),
        _switch(
            "drop_dates",
            translate("training_parameters", "Leave out dates at random"),
            translate("training_parameters", "Prepares the network for seasons of fewer dates."),
        ),
        _real(
            "band_gain",
            translate("training_parameters", "Variation of the bands"),
            translate(
                "training_parameters", "Standard deviation of a random factor on each band of each patch; 0 for none."
            ),
        ),
        _real(
            "shift",
            translate("training_parameters", "Shift of the dates (pixels of 10 m)"),
            translate(
                "training_parameters",
                "Standard deviation of a random shift of the images of each date; the reference stays. 0 for none.",
            ),
        ),
        _real(
            "clouds",
            translate("training_parameters", "Dates with pasted clouds"),
            translate("training_parameters", "Share of the dates (0 to 1) that get the gaps of another date as well."),
        ),
        _real(
            "hidden_clouds",
            translate("training_parameters", "Dates with unseen clouds"),
            translate(
                "training_parameters", "Share of the dates (0 to 0.5) that get a bright cloud that no mask tells of."
            ),
        ),
    ]


def _loss() -> list[Setting]:
    return [
        _real(
            "correlation",
            translate("training_parameters", "Weight of the score in the loss"),
            translate(
                "training_parameters",
                "Adds a smooth form of the weighted MCC to the weighted cross-entropy; 0 for the latter alone.",
            ),
        ),
        _real(
            "boundary",
            translate("training_parameters", "Weight of borders in the loss"),
            translate("training_parameters", "Teaches the borders of parcels too, where the network has an output."),
        ),
        _real(
            "distance",
            translate("training_parameters", "Weight of distances in the loss"),
            translate(
                "training_parameters",
                "Teaches the distance to the nearest border too, where the network has an output.",
            ),
        ),
    ]


def _computer() -> list[Setting]:
    return [
        _whole(
            "seed",
            translate("training_parameters", "Seed"),
            translate("training_parameters", "Start of the random numbers."),
        ),
        Setting(
            "device",
            device_parameter("DEVICE", translate("training_parameters", "Compute on")),
            device_help(),
        ),
        _switch(
            "compiled",
            translate("training_parameters", "Compile the network"),
            translate(
                "training_parameters",
                "Takes minutes at the start and pays for long trainings only. Needs a C++ compiler on this computer.",
            ),
        ),
    ]


def _whole(field: str, title: str, explanation: str) -> Setting:
    least, most = LIMITS[field]
    kind = Qgis.ProcessingNumberParameterType.Integer
    return Setting(
        field,
        QgsProcessingParameterNumber(field.upper(), title, kind, _DEFAULTS[field], minValue=least, maxValue=most),
        explanation,
    )


def _real(field: str, title: str, explanation: str) -> Setting:
    """Return a number with decimals; one without a default may be left empty."""
    default, (least, most) = _DEFAULTS[field], LIMITS[field]
    kind = Qgis.ProcessingNumberParameterType.Double
    parameter = QgsProcessingParameterNumber(
        field.upper(), title, kind, default, optional=default is None, minValue=least, maxValue=most
    )
    return Setting(field, parameter, explanation)


def _switch(field: str, title: str, explanation: str) -> Setting:
    return Setting(
        field, QgsProcessingParameterBoolean(field.upper(), title, defaultValue=_DEFAULTS[field]), explanation
    )
