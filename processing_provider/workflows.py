"""Workflows: models of the model designer that ship with Furrow, several algorithms in a row, offered like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
)
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP
from qgis.PyQt.QtGui import QIcon

from furrow.__about__ import ROOT
from furrow.engine.contract.errors import DamagedFileError
from furrow.processing_provider.base import PAGES, FurrowAlgorithm
from furrow.processing_provider.groups import Group
from furrow.processing_provider.texts import help_page, translate, translate_inherited

__all__ = ["WORKFLOWS", "Workflow", "identifier"]

WORKFLOWS = tuple(
    ROOT / "resources" / "models" / f"{name}.model3" for name in ("season_to_agreement", "boxes_of_region")
)
"""The files, as `scripts/build_workflows.py` writes them and the model designer opens them."""

_ICONS = ROOT / "resources" / "icons" / "algorithms"

_KEYWORDS = {
    "season_to_agreement": QT_TRANSLATE_NOOP(
        "Workflow", "workflow,model,predict,clean,polygonise,agreement,lpis,parcels,review,chain"
    ),
    "boxes_of_region": QT_TRANSLATE_NOOP(
        "Workflow", "workflow,model,region,country,boxes,download,stac,predict,mosaic,chain"
    ),
}

_TEXTS = (
    QT_TRANSLATE_NOOP("Workflow", "Season to map and agreement"),
    QT_TRANSLATE_NOOP(
        "Workflow",
        "Maps cultivated land from a season, cleans the map, turns it into fields and compares it with the parcels "
        "of a register."
        "\n\n"
        "Does what 'Predict cultivated land', 'Clean mask', 'Polygonise mask' and 'Parcel agreement' do, one after "
        "the other. To change it, open resources/models/season_to_agreement.model3 of the plugin's folder in the "
        "model designer and save it under another name.",
    ),
    QT_TRANSLATE_NOOP("Workflow", "Season"),
    QT_TRANSLATE_NOOP(
        "Workflow",
        "The folder of the season, or its collection.json. It must hold the bands that the model needs.",
    ),
    QT_TRANSLATE_NOOP("Workflow", "Model"),
    QT_TRANSLATE_NOOP(
        "Workflow",
        "The folder that a training wrote. Leave it empty for the model that ships with Furrow.",
    ),
    QT_TRANSLATE_NOOP("Workflow", "Parcels"),
    QT_TRANSLATE_NOOP("Workflow", "The register: a polygon layer in any coordinate reference system."),
    QT_TRANSLATE_NOOP("Workflow", "Field that names a parcel"),
    QT_TRANSLATE_NOOP("Workflow", "Unique in the layer. Empty takes the numbers of the features."),
    QT_TRANSLATE_NOOP("Workflow", "Class of a parcel"),
    QT_TRANSLATE_NOOP(
        "Workflow",
        "The field that holds the declared class. Empty takes all parcels as declared as cultivated.",
    ),
    QT_TRANSLATE_NOOP("Workflow", "Classes that count as cultivated"),
    QT_TRANSLATE_NOOP("Workflow", "Parted by commas. Not used without a class."),
    QT_TRANSLATE_NOOP("Workflow", "Classes that are not declared"),
    QT_TRANSLATE_NOOP("Workflow", "Nothing is known of these, so they are not judged."),
    QT_TRANSLATE_NOOP("Workflow", "Minimum area of a parcel (m²)"),
    QT_TRANSLATE_NOOP("Workflow", "Smaller patches of the map become not cultivated."),
    QT_TRANSLATE_NOOP("Workflow", "Fill holes smaller than (m²)"),
    QT_TRANSLATE_NOOP("Workflow", "Smaller holes of the map become cultivated."),
    QT_TRANSLATE_NOOP("Workflow", "Regularise outlines"),
    QT_TRANSLATE_NOOP("Workflow", "Takes the steps of the pixels out of the fields' outlines."),
    QT_TRANSLATE_NOOP("Workflow", "Parcel agreement"),
    QT_TRANSLATE_NOOP("Workflow", "Cleaned mask"),
    QT_TRANSLATE_NOOP("Workflow", "Fields of the map"),
    QT_TRANSLATE_NOOP("Workflow", "Probability"),
    QT_TRANSLATE_NOOP("Workflow", "Boxes of a region"),
    QT_TRANSLATE_NOOP(
        "Workflow",
        "Maps the cultivated land of a whole region: lays boxes over it, downloads their seasons and joins the "
        "predictions."
        "\n\n"
        "Does what 'Create box grid', 'Download seasons from an open archive' and 'Predict many seasons' do, one "
        "after the other. What came stays: with the same folders and values a second run goes on with what is "
        "missing. To change it, open resources/models/boxes_of_region.model3 of the plugin's folder in the model "
        "designer and save it under another name.",
    ),
    QT_TRANSLATE_NOOP("Workflow", "Area"),
    QT_TRANSLATE_NOOP("Workflow", "Polygons in any coordinate reference system."),
    QT_TRANSLATE_NOOP("Workflow", "Extent, in place of an area"),
    QT_TRANSLATE_NOOP("Workflow", "Drawn on the map, or taken from a layer."),
    QT_TRANSLATE_NOOP("Workflow", "Side of a box (m)"),
    QT_TRANSLATE_NOOP("Workflow", "A multiple of 10 m."),
    QT_TRANSLATE_NOOP("Workflow", "First day"),
    QT_TRANSLATE_NOOP("Workflow", "Both days count. Choose the growing season of the region."),
    QT_TRANSLATE_NOOP("Workflow", "Last day"),
    QT_TRANSLATE_NOOP("Workflow", "Largest cloud cover of a scene (%)"),
    QT_TRANSLATE_NOOP("Workflow", "Of the whole scene, about 100 km wide; a box may be clearer or cloudier."),
    QT_TRANSLATE_NOOP("Workflow", "Archive"),
    QT_TRANSLATE_NOOP("Workflow", "As in 'Download seasons from an open archive'."),
    QT_TRANSLATE_NOOP("Workflow", "Address of a custom archive"),
    QT_TRANSLATE_NOOP("Workflow", "Its STAC API."),
    QT_TRANSLATE_NOOP("Workflow", "Collection of a custom archive"),
    QT_TRANSLATE_NOOP("Workflow", "Its name there."),
    QT_TRANSLATE_NOOP("Workflow", "Folder of the seasons"),
    QT_TRANSLATE_NOOP("Workflow", "Boxes"),
    QT_TRANSLATE_NOOP("Workflow", "Folder of the maps"),
)  # what the files show; a test compares


def identifier(file: Path) -> str:
    """Return the identifier of a workflow after "furrow:"."""
    return file.stem.replace("_", "")


def _given(step: QgsProcessingModelChildAlgorithm, values: dict[str, Any]) -> dict[str, Any] | None:
    """Return what a step is given of the workflow's values; None where it waits for an earlier step."""
    given = {each.name(): QgsProcessing.TEMPORARY_OUTPUT for each in step.algorithm().destinationParameterDefinitions()}
    for name, (source, *_) in step.parameterSources().items():
        if source.source() == Qgis.ProcessingModelChildParameterSource.ChildOutput:
            return None
        fixed = source.source() == Qgis.ProcessingModelChildParameterSource.StaticValue
        given[name] = source.staticValue() if fixed else values.get(source.parameterName())
    return given


class Workflow(QgsProcessingModelAlgorithm):
    """A model of a file, its texts translated where they are shown.

    Its identifier is the file's name without underscores, never changed. The destinations are named after their
    English titles, as QGIS does it, so those stay too.

    Args:
        file: The .model3 file.

    Raises:
        DamagedFileError: The file cannot be read.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        if not (self.fromFile(str(file)) and self.childAlgorithms()):
            raise DamagedFileError(
                translate("workflows", "The model '{path}' cannot be read: install Furrow anew.").format(path=file)
            )
        self._title = str(super().displayName())
        self._translate()

    def _translate(self) -> None:
        for parameter in self.parameterDefinitions():
            parameter.setDescription(translate_inherited(Workflow, parameter.description()))
            parameter.setHelp(translate_inherited(Workflow, parameter.help()))
        for output in self.outputDefinitions():
            output.setDescription(translate_inherited(Workflow, output.description()))

    def createInstance(self) -> Self:
        """Return a new algorithm of the same file."""
        return type(self)(self._file)

    def name(self) -> str:
        """Return the identifier."""
        return identifier(self._file)

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return translate_inherited(Workflow, self._title)

    def group(self) -> str:
        """Return the shown name of the group."""
        return Group.WORKFLOWS.title

    def groupId(self) -> str:
        """Return the identifier of the group."""
        return Group.WORKFLOWS.value

    def icon(self) -> QIcon:
        """Return the icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Return the file of the icon."""
        return str(_ICONS / f"{self.name()}.svg")

    def canExecute(self) -> tuple[bool, str]:
        """Return whether every step can run now, and if not, what to do."""
        sound, sentence = super().canExecute()
        for step in self.childAlgorithms().values() if sound else ():
            sound, sentence = step.algorithm().canExecute()
            if not sound:
                break
        return sound, sentence

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Return whether the values can work, and if not, one sentence on the first that cannot.

        QGIS asks the steps of a model for nothing before they run, so those that need no earlier one are asked here.
        """
        sound, sentence = super().checkParameterValues(parameters, context)
        values = self._with_defaults(parameters)
        for step in self.childAlgorithms().values():
            given = _given(step, values)
            if sound and given is not None:
                sound, sentence = step.algorithm().checkParameterValues(given, context)
        return sound, sentence

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the steps. QGIS hands them nothing for what a script left to its default, so defaults are filled in.

        Raises:
            QgsProcessingException: A step failed or was cancelled.
        """
        return super().processAlgorithm(self._with_defaults(parameters), context, feedback)

    def _with_defaults(self, parameters: dict[str, Any]) -> dict[str, Any]:
        own = [each for each in self.parameterDefinitions() if not each.isDestination()]
        return {each.name(): each.defaultValue() for each in own} | parameters

    def tags(self) -> list[str]:
        """Return the words the search finds the model by."""
        return [word.strip() for word in translate_inherited(Workflow, _KEYWORDS[self._file.stem]).split(",")]

    def helpUrl(self) -> str:
        """Return the address of the model's page."""
        return f"{PAGES}/{self.name()}.md"

    def purpose(self) -> str:
        """Return what the model is for: paragraphs parted by empty lines, the first one short."""
        return translate_inherited(Workflow, str(self.helpContent()["ALG_DESC"]))

    def shortDescription(self) -> str:
        """Return the first sentences of the help."""
        return self.purpose().partition("\n\n")[0]

    def shortHelpString(self) -> str:
        """Return the help, as `FurrowAlgorithm.shortHelpString` does."""
        if QgsApplication.platform() == "qgis_process":
            return self.purpose().partition("\n\n")[2]
        inputs, outputs = [], []
        for parameter in self.parameterDefinitions():
            entries = outputs if isinstance(parameter, QgsProcessingDestinationParameter) else inputs
            entries.append((parameter.description(), parameter.help()))
        headings = (translate_inherited(FurrowAlgorithm, "Inputs"), translate_inherited(FurrowAlgorithm, "Outputs"))
        return help_page(self.purpose(), inputs, outputs, headings)
