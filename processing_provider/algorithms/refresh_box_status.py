"""Refresh box status: how far the season of each box is goes into the fields of the layer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorLayer,
    QgsVectorDataProvider,
    QgsVectorLayer,
)

from furrow.engine.contract.errors import FurrowError
from furrow.engine.contract.jobs import DescribeBoxes
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.box_layers import STATUSES, field_position, progress_fields
from furrow.processing_provider.boxes import NAME_FIELD, name_field, name_of
from furrow.processing_provider.defaults import defaults
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.groups import Group

__all__ = ["RefreshBoxStatusAlgorithm"]


class RefreshBoxStatusAlgorithm(FurrowAlgorithm):
    """Asks the engine for `describe-boxes` and writes what it tells into the layer, in the thread that owns it."""

    ALGORITHM = "refreshboxstatus"
    GROUP = Group.IMAGERY

    BOXES = "BOXES"
    NAME_FIELD = "NAME_FIELD"
    SEASONS = "SEASONS"
    LAYER = "LAYER"

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        """Run in QGIS's main thread: layers of the project must not be changed in another."""
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Refresh box status")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Looks at the seasons of boxes and writes how far each is into the layer: status, number of dates and "
            "share of clear observations."
            "\n\n"
            "The status is missing, partial, complete or damaged. Files are looked for, not read: 'Verify season' "
            "reads them. Fields that the layer lacks are added to it."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("boxes,grid,status,progress,complete,missing,update,seasons")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterVectorLayer(self.BOXES, self.tr("Boxes"), [Qgis.ProcessingSourceType.VectorPolygon]),
            self.tr("The layer itself is changed. It must not be in edit mode."),
        )
        self.add_input(
            QgsProcessingParameterField(
                self.NAME_FIELD,
                self.tr("Field of the boxes' names"),
                defaultValue=NAME_FIELD,
                parentLayerParameterName=self.BOXES,
                optional=True,
            ),
            self.tr("As in the download."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.SEASONS,
                self.tr("Folder of the seasons"),
                Qgis.ProcessingFileParameterBehavior.Folder,
                defaultValue=defaults().seasons or None,
            ),
            self.tr("The folder that the downloads write to; each box has a folder of its name in it."),
        )
        self.add_output(
            QgsProcessingOutputVectorLayer(self.LAYER, self.tr("Layer")), self.tr("The layer that was changed.")
        )
        for name, title in zip(
            (status.upper() for status in STATUSES),
            (self.tr("Missing"), self.tr("Partial"), self.tr("Complete"), self.tr("Damaged")),
            strict=True,
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), self.tr("Number of boxes of this status."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        folder = self.parameterAsString(parameters, self.SEASONS, context)
        if not Path(folder).is_dir():
            return self.tr("There is no folder '{path}': choose the folder that the downloads write to.").format(
                path=folder
            )
        layer = self.parameterAsVectorLayer(parameters, self.BOXES, context)
        return "" if layer is None else self._layer_problem(layer)

    def _layer_problem(self, layer: QgsVectorLayer) -> str:
        if layer.isEditable():
            return self.tr("The layer '{name}' is being edited: save or discard the edits first.").format(
                name=layer.name()
            )
        can = layer.dataProvider().capabilities()
        needed = QgsVectorDataProvider.Capability.ChangeAttributeValues
        for wanted in progress_fields():
            position = field_position(layer.fields(), wanted.name())
            if position >= 0 and layer.fields()[position].isNumeric() != wanted.isNumeric():
                return self.tr(
                    "The field '{field}' of the layer '{name}' cannot hold {kind}: rename or delete it."
                ).format(
                    field=wanted.name(),
                    name=layer.name(),
                    kind=self.tr("numbers") if wanted.isNumeric() else self.tr("texts"),
                )
        lacking = any(field_position(layer.fields(), field.name()) < 0 for field in progress_fields())
        adding = QgsVectorDataProvider.Capability.AddAttributes
        if layer.readOnly() or not can & needed or (lacking and not can & adding):
            return self.tr(
                "The layer '{name}' cannot be written to: save it as a GeoPackage, or check the rights of its file."
            ).format(name=layer.name())
        return ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Look at the seasons and write what was found into the layer.

        Raises:
            QgsProcessingException: The layer or the folder cannot be used, or the analyst cancelled.
        """
        layer = self.parameterAsVectorLayer(parameters, self.BOXES, context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, self.BOXES))
        names = self._names(layer, self.parameterAsString(parameters, self.NAME_FIELD, context))
        folder = str(Path(self.parameterAsString(parameters, self.SEASONS, context)).absolute())
        result, _ = self.run_engine(DescribeBoxes(folder, tuple(names.values())), feedback)
        found = result.values["boxes"]
        self._write(layer, dict(zip(names, found, strict=True)))
        counts = Counter(str(each["status"]) for each in found)
        texts = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
        feedback.pushInfo(self.tr("{number} boxes: {counts}.").format(number=len(found), counts=texts))
        return {self.LAYER: parameters[self.BOXES], **{status.upper(): counts[status] for status in STATUSES}}

    def _names(self, layer: QgsVectorLayer, wanted: str) -> dict[int, str]:
        """Return the names of the boxes by the numbers of their features."""
        try:
            of_field = name_field(layer.fields(), wanted)
        except FurrowError as error:
            raise exception_of(error) from error
        request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
        names = {feature.id(): name_of(feature, of_field) for feature in layer.getFeatures(request)}
        if not names:
            raise QgsProcessingException(self.tr("The layer '{name}' holds no boxes.").format(name=layer.name()))
        return names

    def _write(self, layer: QgsVectorLayer, found: dict[int, dict[str, Any]]) -> None:
        """Write the statuses into the fields of the layer, past its edit buffer."""
        if sentence := self._layer_problem(layer):  # it may have changed while the engine looked
            raise QgsProcessingException(sentence)
        provider = layer.dataProvider()
        lacking = [field for field in progress_fields() if field_position(layer.fields(), field.name()) < 0]
        if lacking and not provider.addAttributes(lacking):
            raise QgsProcessingException(self._refusal(layer))
        layer.updateFields()
        positions = [field_position(layer.fields(), field.name()) for field in progress_fields()]
        changes = {}
        for identifier, box in found.items():
            share = box["valid_share"]
            values = (box["status"], box["dates"], NULL if share is None else share)
            changes[identifier] = dict(zip(positions, values, strict=True))
        if not provider.changeAttributeValues(changes):
            raise QgsProcessingException(self._refusal(layer))
        layer.reload()
        layer.triggerRepaint()

    def _refusal(self, layer: QgsVectorLayer) -> str:
        reasons = " ".join(layer.dataProvider().errors()) or self.tr("no reason given")
        return self.tr(
            "The layer '{name}' could not be changed ({reason}): check its fields and the rights of its file."
        ).format(name=layer.name(), reason=reasons)
