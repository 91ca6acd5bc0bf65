"""Simulate a season: farmland made up at random, with its images, its truth and its parcels."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
    QgsProcessingUtils,
    QgsRectangle,
)

from furrow.engine.contract.errors import FurrowError, InputError
from furrow.engine.contract.simulation_jobs import PRESETS, SIGNATURES, SimulateSeason
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.metric_crs import brought, utm_of
from furrow.processing_provider.parameters import output_folder_problem
from furrow.processing_provider.parcels_export import LAYER, export_parcels
from furrow.processing_provider.season_writing import SeasonWritingAlgorithm
from furrow.processing_provider.texts import translate

__all__ = ["SimulateSeasonAlgorithm"]

_REACH = 300_000.0  # metres around the middle of the outlines: beyond, a UTM zone is of no use


class SimulateSeasonAlgorithm(SeasonWritingAlgorithm):
    """Exports the outlines with QGIS, if there are any, then asks the engine for `simulate-season`."""

    ALGORITHM = "simulateseason"
    VALUES = {
        **SeasonWritingAlgorithm.VALUES,
        "parcels": "PARCEL_COUNT",
        "cultivated_share": "CULTIVATED_SHARE",
        "small_share": "SMALL_SHARE",
    }

    SIZE = "SIZE"
    OUTLINES = "OUTLINES"
    PRESET = "PRESET"
    SIGNATURE = "SIGNATURES"
    DATE_COUNT = "DATE_COUNT"
    CLOUDINESS = "CLOUDINESS"
    SEED = "SEED"
    TRUTH = "TRUTH"
    KINDS = "KINDS"
    PARCELS = "PARCELS"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Simulate a season")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Makes up farmland of small parcels, what grows on it in a year, and what Sentinel-2 sees of it: a season "
            "with known truth, for courses and tests."
            "\n\n"
            "The images are blurred and shifted as real ones are, with noise, haze, clouds, shadows and masks that "
            "err. The parcels have the faults of registers: some are missing or falsely declared, outlines are "
            "shifted, two crops share one. The same values and seed give the same season. Nothing here is a real place."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("simulation,synthetic,artificial,test data,course,teaching,season,parcels,ground truth")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self._declare_place()
        self._declare_season()
        self.declare_season()
        self.add_input(
            QgsProcessingParameterRasterDestination(self.TRUTH, self.tr("True cultivated land"), optional=True),
            self.tr("At 2.5 m: 1 where crops truly grow, 0 elsewhere, without the faults of the register."),
        )
        self.add_input(
            QgsProcessingParameterRasterDestination(
                self.KINDS, self.tr("Kinds of surface"), optional=True, createByDefault=False
            ),
            self.tr("At 2.5 m: what covers each pixel, and the number of its true parcel."),
        )
        self.add_input(
            QgsProcessingParameterVectorDestination(
                self.PARCELS, self.tr("Declared parcels"), Qgis.ProcessingSourceType.VectorPolygon, optional=True
            ),
            self.tr("Class and status as declared, and what truly grows, one feature a parcel."),
        )
        for name, title, explanation in (
            ("PARCEL_COUNT", self.tr("Parcels"), self.tr("Number of declared parcels.")),
            ("CULTIVATED_SHARE", self.tr("Cultivated share"), self.tr("Share of the land where crops grow, 0 to 1.")),
            (
                "SMALL_SHARE",
                self.tr("Share of small parcels"),
                self.tr("Share of the parcels that hold no whole pixel of 10 m, 0 to 1."),
            ),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)

    def _declare_place(self) -> None:
        integer = Qgis.ProcessingNumberParameterType.Integer
        self.add_input(
            QgsProcessingParameterNumber(self.SIZE, self.tr("Size (pixels of 10 m)"), integer, 500, False, 8, 2048),
            self.tr("Side of the place: 500 are 5 km, as a box of the challenge."),
        )
        self.add_input(
            QgsProcessingParameterFeatureSource(
                self.OUTLINES,
                self.tr("Outlines of real parcels"),
                [Qgis.ProcessingSourceType.VectorPolygon],
                optional=True,
            ),
            self.tr(
                "A polygon layer to take the shapes of the parcels from; what grows on them is made up. The place lies "
                "around its middle. Leave it empty to have the parcels made up too."
            ),
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.PRESET, self.tr("Region"), options=list(PRESETS), defaultValue=PRESETS[0], usesStaticStrings=True
            ),
            self.tr(
                "'benchmark': small strips as in the east of Slovenia. 'other physics': larger fields, a later year, "
                "darker soil, more cloud and blurrier images, to test a model beyond what it learned from."
            ),
        )
        self.add_input(
            QgsProcessingParameterNumber(self.SEED, self.tr("Seed"), integer, 1, False, 0),
            self.tr("Another number gives another place."),
        )

    def _declare_season(self) -> None:
        self.add_input(
            QgsProcessingParameterNumber(
                self.DATE_COUNT,
                self.tr("Number of dates"),
                Qgis.ProcessingNumberParameterType.Integer,
                0,
                False,
                0,
                199,
            ),
            self.tr("Between 1 March and mid-September; 0 for 20 to 48 at random."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.CLOUDINESS,
                self.tr("Share of clouds"),
                Qgis.ProcessingNumberParameterType.Double,
                None,
                True,
                0.0,
                0.9,
            ),
            self.tr("Mean share of the pixels under cloud, 0 to 0.9. Leave it empty for the region's own."),
        )
        self.add_input(
            QgsProcessingParameterEnum(
                self.SIGNATURE,
                self.tr("Reflectance"),
                options=list(SIGNATURES),
                defaultValue=SIGNATURES[0],
                usesStaticStrings=True,
            ),
            self.tr(
                "'generated': from growth curves and typical spectra. 'real': crops and grass after series of real "
                "pixels in Flanders, 2019."
            ),
            advanced=True,
        )

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return output_folder_problem(
            self.parameterAsString(parameters, self.SEASON, context),
            "collection.json",
            self.parameterAsBool(parameters, self.OVERWRITE, context),
        )

    def destination(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the path of a destination, empty when it is not asked for; see the base."""
        if name == self.PARCELS and name not in self._destinations:
            path = self.parameterAsOutputLayer(parameters, name, context)
            self._destinations[name] = str(Path(path).absolute()) if path else ""
        return super().destination(name, parameters, context)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> SimulateSeason:
        """Return the job, but for the outlines."""
        cloudiness = parameters.get(self.CLOUDINESS)
        return SimulateSeason(
            season=self.destination(self.SEASON, parameters, context),
            truth=self.destination(self.TRUTH, parameters, context),
            kinds=self.destination(self.KINDS, parameters, context),
            parcels=self.destination(self.PARCELS, parameters, context),
            size=self.parameterAsInt(parameters, self.SIZE, context),
            preset=self.parameterAsEnumString(parameters, self.PRESET, context),
            signatures=self.parameterAsEnumString(parameters, self.SIGNATURE, context),
            dates=self.parameterAsInt(parameters, self.DATE_COUNT, context),
            seed=self.parameterAsInt(parameters, self.SEED, context),
            cloudiness=None if cloudiness is None else self.parameterAsDouble(parameters, self.CLOUDINESS, context),
            overwrite=self.parameterAsBool(parameters, self.OVERWRITE, context),
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Export the outlines, simulate, and return the outputs.

        Raises:
            QgsProcessingException: The outlines cannot be used, or the job failed or was cancelled.
        """
        spec = self.specification(parameters, context, feedback)
        folder = Path(tempfile.mkdtemp(prefix="furrow-outlines-", dir=QgsProcessingUtils.tempFolder(context)))
        try:
            source = self.parameterAsSource(parameters, self.OUTLINES, context)
            if source is not None:
                target = folder / "outlines.gpkg"
                self._export(source, target, (parameters, context), feedback)
                spec = replace(spec, outlines=str(target), layer=LAYER)
            elif parameters.get(self.OUTLINES):
                raise QgsProcessingException(self.invalidSourceError(parameters, self.OUTLINES))
            result, layers = self.run_engine(spec, feedback)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        outputs = self.outputs(result, parameters, context)
        self.dress_layers(layers, parameters, context)
        return outputs

    def _export(
        self,
        source: QgsProcessingFeatureSource,
        target: Path,
        run: tuple[dict[str, Any], QgsProcessingContext],
        feedback: QgsProcessingFeedback,
    ) -> None:
        """Write the outlines in the UTM zone of their middle."""
        parameters, context = run
        feedback.setProgressText(self.tr("reading the outlines"))
        try:
            _require_features(source)
            crs = utm_of(source.sourceExtent().center(), source.sourceCrs(), context.transformContext())
            middle = brought(source.sourceExtent().center(), source.sourceCrs(), crs, context.transformContext())
            export_parcels(
                source,
                QgsExpression("''"),
                self.createExpressionContext(parameters, context, source),
                target,
                crs,
                QgsRectangle.fromCenterAndSize(middle, 2 * _REACH, 2 * _REACH),
                context.transformContext(),
                feedback,
            )
        except FurrowError as error:
            raise exception_of(error) from error


def _require_features(source: QgsProcessingFeatureSource) -> None:
    """Raise `InputError` when there is nothing to take shapes from."""
    if source.featureCount() == 0:
        raise InputError(
            translate(
                "simulate_season",
                "The layer of outlines '{name}' holds no features, or none is selected: choose others.",
            ).format(name=source.sourceName())
        )
