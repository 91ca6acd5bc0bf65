"""Export model to ONNX: a model for programs that know ONNX and not Furrow."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from furrow.engine.contract.events import Result
from furrow.engine.contract.model_jobs import ExportONNX
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import chosen_model, model_help, model_parameter, model_problem

__all__ = ["ExportONNXAlgorithm"]


class ExportONNXAlgorithm(FurrowAlgorithm):
    """Asks the engine for `export-onnx`."""

    ALGORITHM = "exportonnx"
    GROUP = Group.MODEL
    VALUES = {"opset": "OPSET", "margin": "MARGIN"}

    MODEL = "MODEL"
    WINDOW = "WINDOW"
    DATES = "DATES"
    ONNX = "ONNX"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Export model to ONNX")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Writes a model as one ONNX file, for programs that know ONNX and not Furrow."
            "\n\n"
            "The file takes surface reflectance, a mask of what is clear, and the days of the year; it gives the "
            "probability of cultivated land at 2.5 m. The normalisation of the bands is part of it. Window and number "
            "of dates are fixed when it is written: a season of fewer dates is filled up with dates that are clear "
            "nowhere. Plugins that hand a single image to a model, such as Deepness, can read what the file says about "
            "itself but cannot run it."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("model,onnx,export,convert,onnxruntime,deepness,network,weights")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(model_parameter(self.MODEL), model_help())
        self.add_input(
            _integer(self.WINDOW, self.tr("Window (pixels of 10 m)"), 128, 16, 512),
            self.tr(
                "Side of the square that the file takes. Only pixels farther from its edge than the margin, which the "
                "result tells, are as good as Furrow's own."
            ),
        )
        self.add_input(
            _integer(self.DATES, self.tr("Dates"), 24, 1, 100),
            self.tr("The most dates that a season may have. Each costs time and memory in every run, used or not."),
        )
        self.add_input(
            QgsProcessingParameterFileDestination(self.ONNX, self.tr("ONNX file"), "ONNX (*.onnx)"),
            self.tr("The file to write. It is opened again and checked before it is put in its place."),
        )
        for name, title, explanation in (
            ("OPSET", self.tr("Version of the operators"), self.tr("The ONNX opset that a program must know.")),
            ("MARGIN", self.tr("Margin (pixels of 10 m)"), self.tr("How far around a pixel the network looks.")),
            ("MEGABYTES", self.tr("Size (MB)"), self.tr("Size of the file in millions of bytes.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the path of the model."""
        return model_problem(chosen_model(self, parameters, self.MODEL, context))

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ExportONNX:
        """Return the job."""
        return ExportONNX(
            onnx=self.destination(self.ONNX, parameters, context),
            model=chosen_model(self, parameters, self.MODEL, context),
            window=self.parameterAsInt(parameters, self.WINDOW, context),
            dates=self.parameterAsInt(parameters, self.DATES, context),
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the file and what it asks for."""
        found = super().outputs(result, parameters, context)
        found["MEGABYTES"] = result.values["bytes"] / 1e6
        return found


def _integer(name: str, title: str, default: int, least: int, most: int) -> QgsProcessingParameterNumber:
    return QgsProcessingParameterNumber(
        name, title, Qgis.ProcessingNumberParameterType.Integer, default, minValue=least, maxValue=most
    )
