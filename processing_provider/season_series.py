"""What the algorithms that make rasters of a season share: the season, what counts as clear, values along time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from furrow.engine.contract.events import Result
from furrow.engine.contract.sentinel2 import MASK_LAYERS
from furrow.engine.contract.series_jobs import CloudRules, DeriveSeries
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import season_problem

__all__ = ["SeasonRasterAlgorithm", "SeriesAlgorithm"]


class SeasonRasterAlgorithm(FurrowAlgorithm):
    """Base of the algorithms that turn a season and rules for clouds into one raster."""

    GROUP = Group.IMAGERY

    SEASON = "SEASON"
    LAYERS = "MASK_LAYERS"
    CLEAR_CLASSES = "CLEAR_CLASSES"
    CLOUD_PROBABILITY = "CLOUD_PROBABILITY"
    CLOUD_BUFFER = "CLOUD_BUFFER"
    OUTPUT = "OUTPUT"

    def declare_season(self) -> None:
        """Add the season."""
        self.add_input(
            QgsProcessingParameterFile(self.SEASON, self.tr("Season"), Qgis.ProcessingFileParameterBehavior.Folder),
            self.tr("The folder of the season, or its collection.json."),
        )

    def declare_clouds(self, *, advanced: bool) -> None:
        """Add what counts as clear."""
        rules = CloudRules()
        self.add_input(
            QgsProcessingParameterNumber(
                self.CLOUD_PROBABILITY,
                self.tr("Cloud probability"),
                Qgis.ProcessingNumberParameterType.Double,
                rules.probability,
                minValue=0.01,
                maxValue=1.0,
            ),
            self.tr(
                "Probability (0 to 1, layer CLP) from which a pixel is a cloud. Lower it when thin clouds slip through."
            ),
            advanced=advanced,
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.CLOUD_BUFFER,
                self.tr("Buffer around clouds (m)"),
                Qgis.ProcessingNumberParameterType.Double,
                rules.buffer,
                minValue=0.0,
                maxValue=10000.0,
            ),
            self.tr(
                "Pixels whose centre lies at most so far from a cloud or a shadow do not count as clear either. The "
                "rims of clouds are often missed: 50 to 150 m is usual."
            ),
            advanced=advanced,
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.LAYERS,
                self.tr("Mask layers"),
                options=list(MASK_LAYERS),
                allowMultiple=True,
                optional=True,
                usesStaticStrings=True,
            ),
            self.tr(
                "A pixel is clear when each of these layers calls it clear: SCL, the scene classification; CLM, the "
                "cloud mask; CLP, the cloud probability; dataMask, whether there are data. Choose none for all that "
                "the season has."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.CLEAR_CLASSES,
                self.tr("Clear classes"),
                options=self._classes(),
                allowMultiple=True,
                defaultValue=list(rules.clear_classes),
            ),
            self.tr("Classes of the scene classification (SCL) that count as clear."),
            advanced=True,
        )

    def declare_output(self, title: str, explanation: str) -> None:
        """Add the raster."""
        self.add_input(QgsProcessingParameterRasterDestination(self.OUTPUT, title), explanation)

    def clouds(self, parameters: dict[str, Any], context: QgsProcessingContext) -> CloudRules:
        """Return what counts as clear."""
        layers = self.parameterAsEnumStrings(parameters, self.LAYERS, context)
        return CloudRules(
            layers=tuple(name for name in layers if name),  # QGIS gives an empty text for no choice
            clear_classes=tuple(sorted(self.parameterAsEnums(parameters, self.CLEAR_CLASSES, context))),
            probability=self.parameterAsDouble(parameters, self.CLOUD_PROBABILITY, context),
            buffer=self.parameterAsDouble(parameters, self.CLOUD_BUFFER, context),
        )

    def season(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the absolute path of the season."""
        return str(Path(self.parameterAsString(parameters, self.SEASON, context)).absolute())

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return season_problem(self.parameterAsString(parameters, self.SEASON, context))

    def _classes(self) -> list[str]:
        """Return the classes of the scene classification; the place of each is its number."""
        return [
            self.tr("0 No data"),
            self.tr("1 Saturated or defective"),
            self.tr("2 Dark area"),
            self.tr("3 Cloud shadow"),
            self.tr("4 Vegetation"),
            self.tr("5 Bare soil"),
            self.tr("6 Water"),
            self.tr("7 Unclassified"),
            self.tr("8 Cloud, medium probability"),
            self.tr("9 Cloud, high probability"),
            self.tr("10 Thin cirrus"),
            self.tr("11 Snow or ice"),
        ]


class SeriesAlgorithm(SeasonRasterAlgorithm):
    """Base of the algorithms whose raster holds the values of a band or an index along time."""

    #: The product of the job `derive-series`.
    PRODUCT: ClassVar[str] = "dates"
    VALUES = {"valid_share": "VALID_SHARE"}

    VARIABLE = "VARIABLE"
    FIRST_DAY = "FIRST_DAY"
    LAST_DAY = "LAST_DAY"
    TIMES = "TIMES"
    DAYS = "DAYS"

    def declare_variable(self, title: str, options: tuple[str, ...], explanation: str, default: str = "") -> None:
        """Add the choice of a variable; the first one is the default unless another is named."""
        self.add_input(
            QgsProcessingParameterEnum(
                self.VARIABLE,
                title,
                options=list(options),
                defaultValue=default or options[0],
                usesStaticStrings=True,
            ),
            explanation,
        )

    def declare_period(self, explanation: str, *, advanced: bool = False) -> None:
        """Add the first and the last day."""
        for name, title in ((self.FIRST_DAY, self.tr("First day")), (self.LAST_DAY, self.tr("Last day"))):
            self.add_input(
                QgsProcessingParameterDateTime(
                    name, title, Qgis.ProcessingDateTimeParameterDataType.Date, optional=True
                ),
                explanation,
                advanced=advanced,
            )

    def declare_results(self) -> None:
        """Add the values that the job tells."""
        self.add_output(
            QgsProcessingOutputNumber(self.TIMES, self.tr("Times")), self.tr("Number of bands of the raster.")
        )
        self.add_output(
            QgsProcessingOutputString(self.DAYS, self.tr("Days")),
            self.tr("The day each band stands for, parted by commas."),
        )
        self.add_output(
            QgsProcessingOutputNumber("VALID_SHARE", self.tr("Valid share")),
            self.tr("Share of the raster's values that are not nodata, 0 to 1."),
        )

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> DeriveSeries:
        """Return the job."""
        return DeriveSeries(
            season=self.season(parameters, context),
            output=self.destination(self.OUTPUT, parameters, context),
            product=self.PRODUCT,
            variable=self.parameterAsEnumString(parameters, self.VARIABLE, context),
            first_day=self._day(self.FIRST_DAY, parameters, context),
            last_day=self._day(self.LAST_DAY, parameters, context),
            clouds=self.clouds(parameters, context),
        )

    def outputs(self, result: Result, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return raster, number of times, their days and the share of valid values."""
        times = [str(day) for day in result.values["times"]]
        return {
            **super().outputs(result, parameters, context),
            self.TIMES: len(times),
            self.DAYS: ", ".join(times),
        }

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        if sentence := super().problem(parameters, context):
            return sentence
        first = self._day(self.FIRST_DAY, parameters, context)
        last = self._day(self.LAST_DAY, parameters, context)
        if first and last and last < first:
            return self.tr("The period from {first} to {last} is empty: let it end after it begins.").format(
                first=first, last=last
            )
        return ""

    def _day(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return a day as ISO text, empty when it is not given."""
        if self.parameterDefinition(name) is None or parameters.get(name) in (None, ""):
            return ""
        moment = self.parameterAsDateTime(parameters, name, context)
        return str(moment.date().toString("yyyy-MM-dd")) if moment.isValid() else ""
