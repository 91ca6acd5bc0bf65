"""Fetch parcels: those of a service that lie in boxes, with a status, in one GeoPackage."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from furrow.engine.contract.class_mapping import CULTIVATED, NOT_CULTIVATED, NOT_DECLARED, load_mapping
from furrow.engine.contract.download_jobs import TransferLimits
from furrow.engine.contract.errors import FurrowError
from furrow.engine.contract.parcel_jobs import FetchParcels
from furrow.processing_provider.box_algorithm import BoxAlgorithm
from furrow.processing_provider.class_mappings import NO_PRESET, preset_name, preset_parameter
from furrow.processing_provider.credentials import token_of
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.engine_settings import proxy_address
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import written_path

__all__ = ["FetchParcelsAlgorithm"]

_SERVICES = ("ogcapi", "wfs", "postgrest")
_MAPPING_LAYER = "class_mapping"


class FetchParcelsAlgorithm(BoxAlgorithm):
    """Asks the engine for `fetch-parcels`."""

    ALGORITHM = "fetchparcels"
    GROUP = Group.REFERENCE
    VALUES = {
        "parcels": "PARCEL_COUNT",
        CULTIVATED: "CULTIVATED_COUNT",
        NOT_CULTIVATED: "NOT_CULTIVATED_COUNT",
        NOT_DECLARED: "NOT_DECLARED_COUNT",
        "unmapped": "UNMAPPED_COUNT",
        "summary": "SUMMARY",
    }

    SERVICE = "SERVICE"
    URL = "URL"
    COLLECTION = "COLLECTION"
    CLASS_FIELD = "CLASS_FIELD"
    PRESET = "PRESET"
    MAPPING = "MAPPING"
    AUTH = "AUTH"
    GEOMETRY_FIELD = "GEOMETRY_FIELD"
    OUTPUT = "OUTPUT"
    CLASS_MAPPING = "CLASS_MAPPING"
    UNMAPPED_CODES = "UNMAPPED_CODES"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Fetch parcels")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Fetches farm parcels (LPIS, farmers' declarations) of boxes from a service and writes them to one "
            "GeoPackage, each with its status: cultivated, not cultivated or not declared."
            "\n\n"
            "The service is an OGC API Features, a WFS, or a geoDB or other PostgREST. Parcels are read page by page, "
            "brought to the coordinate reference system of the boxes, repaired where they cross themselves, and cut to "
            "the boxes. A parcel in several boxes is written once."
            "\n\n"
            "The table class_mapping in the same file tells the status of each crop code. To change a decision, edit "
            "the table and run 'Map crop classes'. 'Reference and weights from parcels' takes the field status as the "
            "class, cultivated as cultivated and not_declared as not declared."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("lpis,iacs,gsaa,parcels,download,wfs,ogc api features,geodb,postgrest,eurocrops,hcat,crop")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.declare_boxes()
        self.add_input(
            QgsProcessingParameterEnum(
                self.SERVICE,
                self.tr("Kind of service"),
                options=list(_SERVICES),
                defaultValue=_SERVICES[0],
                usesStaticStrings=True,
            ),
            self.tr("ogcapi: OGC API Features. wfs: WFS 2.0 or 1.1. postgrest: geoDB, or any PostgREST over PostGIS."),
        )
        self.add_input(
            QgsProcessingParameterString(self.URL, self.tr("Address")),
            self.tr("Landing page of an OGC API, end point of a WFS, root of a PostgREST; https:// comes first."),
        )
        self.add_input(
            QgsProcessingParameterString(self.COLLECTION, self.tr("Collection")),
            self.tr(
                "Collection of an OGC API, feature type of a WFS, or table. In a geoDB, the collection with its "
                "database before it, such as geodb_1234_parcels. A wrong name is answered with those there are."
            ),
        )
        self.add_input(
            QgsProcessingParameterString(self.CLASS_FIELD, self.tr("Field of the crop code"), optional=True),
            self.tr("Leave it empty to fetch the parcels without a status. A wrong name is told with those there are."),
        )
        self.add_input(
            preset_parameter(self.PRESET, self.tr("Preset of the class mapping"), "eurocrops-hcat"),
            self.tr(
                "slovenia: label groups of the Enhanced Sentinel-2 Agriculture challenge. eurocrops-hcat: ten-digit "
                "codes of HCAT version 3, along the lines of the same groups."
            ),
        )
        self.add_input(
            QgsProcessingParameterFile(self.MAPPING, self.tr("Class mapping as CSV"), extension="csv", optional=True),
            self.tr(
                "A file with the columns code, name and status, which goes before the preset. A code that ends in * "
                "stands for all codes that begin so. Codes that are in neither count as not declared."
            ),
        )
        self.add_input(
            QgsProcessingParameterAuthConfig(self.AUTH, self.tr("Token"), optional=True),
            self.tr(
                "A configuration of QGIS's authentication database that holds the token, as its password or its "
                "header Authorization. Leave it empty for an open service."
            ),
        )
        self.add_input(
            QgsProcessingParameterString(self.GEOMETRY_FIELD, self.tr("Column of the geometry"), "geometry"),
            self.tr("Of a PostgREST table; geoDB calls it geometry."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterVectorDestination(
                self.OUTPUT, self.tr("Parcels"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            self.tr("A GeoPackage. One that is there already is replaced as a whole."),
        )
        self.add_output(
            QgsProcessingOutputVectorLayer(
                self.CLASS_MAPPING, self.tr("Class mapping"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr("The table of the crop codes in the same GeoPackage; for editing."),
        )
        for name, title, explanation in (
            ("PARCEL_COUNT", self.tr("Parcels"), self.tr("Number of parcels.")),
            ("CULTIVATED_COUNT", self.tr("Cultivated parcels"), self.tr("Of these, cultivated.")),
            ("NOT_CULTIVATED_COUNT", self.tr("Not cultivated parcels"), self.tr("Of these, not cultivated.")),
            (
                "NOT_DECLARED_COUNT",
                self.tr("Not declared parcels"),
                self.tr("Of these, not declared, unknown codes among them."),
            ),
            (
                "UNMAPPED_COUNT",
                self.tr("Parcels of unknown class"),
                self.tr("Parcels whose code the mapping does not know, or that have none."),
            ),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(
            QgsProcessingOutputString(self.UNMAPPED_CODES, self.tr("Unknown codes")), self.tr("Parted by commas.")
        )
        self.add_output(QgsProcessingOutputString("SUMMARY", self.tr("Summary")), self.tr("One line."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        address = urlsplit(self.parameterAsString(parameters, self.URL, context).strip())
        if address.scheme not in ("http", "https") or not address.hostname:
            return self.tr("The address must start with https:// or http://: correct it.")
        if not self.parameterAsString(parameters, self.COLLECTION, context).strip():
            return self.tr("No collection is named: name the collection, feature type or table that holds the parcels.")
        output = written_path(parameters.get(self.OUTPUT), context)
        if output and Path(output).suffix.lower() != ".gpkg":
            return self.tr("The output '{path}' is no GeoPackage: choose a name that ends in .gpkg.").format(
                path=output
            )
        try:
            load_mapping(*self._mapping(parameters, context))
        except FurrowError as error:
            return str(error)
        return self.boxes_problem(parameters, context)

    def destination(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the path of a destination, empty when it is not asked for; see the base."""
        if name == self.OUTPUT and name not in self._destinations:
            path = self.parameterAsOutputLayer(parameters, name, context)
            self._destinations[name] = str(Path(path).absolute()) if path else ""
        return super().destination(name, parameters, context)

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> FetchParcels:
        """Return the job."""
        preset, mapping = self._mapping(parameters, context)
        return FetchParcels(
            boxes=self.chosen_boxes(parameters, context, feedback),
            service=self.parameterAsEnumString(parameters, self.SERVICE, context),
            url=self.parameterAsString(parameters, self.URL, context).strip(),
            collection=self.parameterAsString(parameters, self.COLLECTION, context).strip(),
            output=self.destination(self.OUTPUT, parameters, context),
            class_field=self.parameterAsString(parameters, self.CLASS_FIELD, context).strip(),
            preset=preset,
            mapping=mapping,
            token=self._token(parameters, context),
            geometry_field=self.parameterAsString(parameters, self.GEOMETRY_FIELD, context).strip() or "geometry",
            limits=TransferLimits(proxy=proxy_address()),
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the job in the engine, see to the table's place in the project, and return the outputs.

        Raises:
            QgsProcessingException: The job failed or was cancelled; the text is one sentence.
        """
        spec = self.specification(parameters, context, feedback)
        result, layers = self.run_engine(spec, feedback)
        outputs = self.outputs(result, parameters, context)
        outputs[self.UNMAPPED_CODES] = ", ".join(result.values.get("unmapped_codes", []))
        self.dress_layers(layers, parameters, context)
        if spec.class_field:
            table = f"{spec.output}|layername={_MAPPING_LAYER}"
            outputs[self.CLASS_MAPPING] = table
            if context.willLoadLayerOnCompletion(spec.output):
                details = QgsProcessingContext.LayerDetails(
                    self.tr("Class mapping"), context.project(), self.CLASS_MAPPING
                )
                context.addLayerToLoadOnCompletion(table, details)
        return outputs

    def _token(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        try:
            return token_of(self.parameterAsString(parameters, self.AUTH, context))
        except FurrowError as error:
            raise exception_of(error) from error

    def _mapping(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str, str]:
        """Return the preset and the CSV; neither counts where no class field is named."""
        preset = preset_name(self.parameterAsEnumString(parameters, self.PRESET, context) or NO_PRESET)
        return preset, self.parameterAsString(parameters, self.MAPPING, context)
