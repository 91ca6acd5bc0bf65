"""Load season: every date of a season as a styled, dated layer, in one group."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsRasterLayer,
)

from furrow.engine.contract.errors import FurrowError
from furrow.engine.contract.jobs import DescribeSeason
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import season_problem
from furrow.processing_provider.season_layers import COMPOSITES, SeasonImage, season_images, season_layer

__all__ = ["LoadSeasonAlgorithm"]


class LoadSeasonAlgorithm(FurrowAlgorithm):
    """Makes the layers in the thread it runs in; QGIS adds them to the project in its own."""

    ALGORITHM = "loadseason"
    GROUP = Group.IMAGERY

    SEASON = "SEASON"
    STYLE = "STYLE"
    LEAST_CLEAR = "LEAST_CLEAR"
    LAYERS = "LAYERS"
    DATES = "DATES"
    TITLE = "TITLE"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Load season")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Adds the images of a season to the project: one group, one layer a date, ready for the temporal "
            "controller."
            "\n\n"
            "Every layer has the styles True colour and False colour (near infrared), stretched alike on all dates. "
            "To play the season, open View > Panels > Temporal Controller, choose the animated mode and set the "
            "range to "
            "that of the layers: each image stays until the next one."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("season,sentinel-2,load,layers,temporal,animation,true colour,false colour,time series,view")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterFile(self.SEASON, self.tr("Season"), Qgis.ProcessingFileParameterBehavior.Folder),
            self.tr("The folder of the season, or its collection.json."),
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.STYLE,
                self.tr("Style shown first"),
                [composite.title for composite in COMPOSITES],
                defaultValue=COMPOSITES[0].title,
                usesStaticStrings=True,
            ),
            self.tr("The other one is in the Styles menu of each layer."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.LEAST_CLEAR,
                self.tr("Least clear share (%)"),
                Qgis.ProcessingNumberParameterType.Double,
                0.0,
                minValue=0.0,
                maxValue=100.0,
            ),
            self.tr("Dates with fewer clear pixels are left out."),
        )
        self.add_output(
            QgsProcessingOutputMultipleLayers(self.LAYERS, self.tr("Layers")), self.tr("One a date, in time order.")
        )
        self.add_output(QgsProcessingOutputNumber(self.DATES, self.tr("Dates")), self.tr("Number of dates loaded."))
        self.add_output(
            QgsProcessingOutputString(self.TITLE, self.tr("Title")), self.tr("The season's title, and so the group's.")
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return season_problem(self.parameterAsString(parameters, self.SEASON, context))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the layers and hand them to QGIS.

        Raises:
            QgsProcessingException: The season cannot be read, or no date is clear enough.
        """
        season = Path(self.parameterAsString(parameters, self.SEASON, context)).absolute()
        result, _ = self.run_engine(DescribeSeason(season=str(season)), feedback, end=0.5)
        least = self.parameterAsDouble(parameters, self.LEAST_CLEAR, context)
        images = season_images(result.values, least / 100)
        if not images:
            raise QgsProcessingException(
                self.tr("No date of the season '{season}' is clear to {least:g} %: lower that share.").format(
                    season=result.values["title"], least=least
                )
            )
        style = self.parameterAsEnumString(parameters, self.STYLE, context)
        layers = []
        for index, image in enumerate(images):
            if feedback.isCanceled():
                raise QgsProcessingException(self.tr("Loading was cancelled."))
            layers.append(self._hand_over(image, style, len(images) - index, str(result.values["title"]), context))
            feedback.setProgress(50 + 50 * (index + 1) / len(images))
        return {self.LAYERS: layers, self.DATES: len(images), self.TITLE: result.values["title"]}

    def _hand_over(
        self, image: SeasonImage, style: str, sort_key: int, group: str, context: QgsProcessingContext
    ) -> str:
        """Give the layer of one date to the context and return its identifier."""
        try:
            layer: QgsRasterLayer = season_layer(image)
        except FurrowError as error:
            raise exception_of(error) from error
        if style in layer.styleManager().styles():
            layer.styleManager().setCurrentStyle(style)
        details = QgsProcessingContext.LayerDetails(layer.name(), context.project(), self.LAYERS)
        details.groupName = group
        details.layerSortKey = sort_key  # QGIS puts each layer above the one before: the last key ends on top
        details.forceName = True
        identifier = str(layer.id())
        context.temporaryLayerStore().addMapLayer(layer)
        context.addLayerToLoadOnCompletion(identifier, details)
        return identifier
