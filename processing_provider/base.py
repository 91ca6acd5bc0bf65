"""The base of Furrow's algorithms: parameters become a job, events become feedback, outputs become styled layers."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Self

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingFeedback,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from furrow.__about__ import ROOT
from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.errors import FurrowError
from furrow.engine.contract.events import LayerReady, Measurement, Result
from furrow.engine.contract.spec import JobSpec
from furrow.processing_provider.engine_job import EngineJob
from furrow.processing_provider.engine_settings import engine_environment
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import missing_file_problem
from furrow.processing_provider.styling import styler_of
from furrow.processing_provider.texts import help_page, translate_inherited

__all__ = ["GUIDE", "PAGES", "FurrowAlgorithm"]

_DOCS = "https://github.com/furrow-qgis/furrow/blob/main/docs"

GUIDE = f"{_DOCS}/user-guide.md"
"""Where the user guide stands; a section a group."""

PAGES = f"{_DOCS}/algorithms"
"""Where the pages of the algorithms stand, one each; `scripts/algorithm_pages.py` writes them."""

_ICONS = ROOT / "resources" / "icons"

Parameters = dict[str, Any]


class FurrowAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that does its work in the engine.

    A child names itself by the class constants, declares its parameters in `declare`, and turns
    their values into a job in `specification`. What the job returns becomes the numeric and text
    outputs through `outputs`.
    """

    #: Identifier after "furrow:", lower case, never changed: scripts and models of users hold on to it.
    ALGORITHM: ClassVar[str] = ""
    GROUP: ClassVar[Group] = Group.SETUP
    #: False for the algorithms that must work before there is an engine.
    NEEDS_ENGINE: ClassVar[bool] = True
    #: Name of a value of the job's result -> name of the output it becomes.
    VALUES: ClassVar[dict[str, str]] = {}

    def __init__(self) -> None:
        super().__init__()
        self._output_help: dict[str, str] = {}
        self._destinations: dict[str, str] = {}

    # What a child says -------------------------------------------------------------------------

    @abstractmethod
    def title(self) -> str:
        """Return the name shown in the toolbox."""

    @abstractmethod
    def purpose(self) -> str:
        """Return what the algorithm is for: paragraphs parted by empty lines, the first one short."""

    @abstractmethod
    def keywords(self) -> str:
        """Return the words the search of the toolbox finds it by, parted by commas."""

    @abstractmethod
    def declare(self) -> None:
        """Add the parameters and outputs, with `add_input` and `add_output`."""

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Return one sentence on what is wrong with the values, found without the engine; empty when nothing is."""
        return ""

    def specification(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> JobSpec:
        """Return the job that the values ask for.

        Raises:
            QgsProcessingException: A value cannot be used; the text is one sentence.
        """
        raise NotImplementedError

    def measured(self, event: Measurement, feedback: QgsProcessingFeedback) -> None:
        """Show the numbers that a long job sends while it works; nothing unless a child has a use for them."""

    # Tools for children ------------------------------------------------------------------------

    def tr(self, text: str) -> str:
        """Return the translation of a text, which is written out as a literal so that `pylupdate` finds it."""
        return translate_inherited(type(self), text)

    def add_input(
        self, parameter: QgsProcessingParameterDefinition, explanation: str, *, advanced: bool = False
    ) -> None:
        """Add a parameter (a destination too) with its help."""
        parameter.setHelp(explanation)
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def add_output(self, output: QgsProcessingOutputDefinition, explanation: str = "") -> None:
        """Add an output that is no destination: a number, a text, a yes or no."""
        self._output_help[output.name()] = explanation
        self.addOutput(output)

    def output_help(self) -> dict[str, str]:
        """Return the help of the outputs that are no destinations, by their names."""
        return dict(self._output_help)

    def run_engine(
        self,
        spec: JobSpec,
        feedback: QgsProcessingFeedback,
        *,
        start: float = 0.0,
        end: float = 1.0,
        environment: EngineEnvironment | None = None,
    ) -> tuple[Result, list[LayerReady]]:
        """Do a job and return its result and the files it finished.

        Args:
            spec: The job.
            feedback: Where to show how it goes.
            start: Progress of the algorithm (0 to 1) when the job starts.
            end: Progress when it ends.
            environment: Where the engine runs; None for the one in use.

        Raises:
            QgsProcessingException: The job failed or was cancelled; the text is one sentence.
        """
        job = EngineJob(spec, feedback, start, end, environment, lambda event: self.measured(event, feedback))
        return job.run(), job.layers

    def dress_layers(self, layers: list[LayerReady], parameters: Parameters, context: QgsProcessingContext) -> None:
        """Give the outputs that QGIS will load their style, their name, and the group of their season.

        A name chosen by the author of a model stays, and so does a group.
        """
        announced = {layer.path: layer for layer in layers}
        for identifier in context.layersToLoadOnCompletion():
            layer = announced.get(str(Path(identifier).absolute()))
            if layer is None:
                continue
            details = context.layerToLoadOnCompletionDetails(identifier)
            value = parameters.get(details.outputName)
            if not (isinstance(value, QgsProcessingOutputLayerDefinition) and value.destinationName):
                details.name = layer.title
                details.forceName = True
            details.groupName = details.groupName or layer.group
            details.setPostProcessor(styler_of(layer.role))

    def outputs(self, result: Result, parameters: Parameters, context: QgsProcessingContext) -> dict[str, Any]:
        """Return the outputs of the algorithm: its destinations, and the values named in `VALUES`."""
        found: dict[str, Any] = {}
        for destination in self.destinationParameterDefinitions():
            path = self.destination(destination.name(), parameters, context)
            if path:
                found[destination.name()] = path
        for value, output in self.VALUES.items():
            if value in result.values:
                found[output] = result.values[value]
        return found

    def destination(self, name: str, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Return the path of a destination, empty when it is not asked for.

        The destination of a layer is marked to be loaded where the analyst wants that. QGIS makes up a new
        name for a temporary output each time it is asked, so it is asked once a run.
        """
        if name not in self._destinations:
            kind = self.parameterDefinition(name).type()
            if kind in ("rasterDestination", "vectorDestination"):
                path = self.parameterAsOutputLayer(parameters, name, context)
            elif kind == "fileDestination":
                path = self.parameterAsFileOutput(parameters, name, context)
            else:
                path = self.parameterAsString(parameters, name, context)
            self._destinations[name] = str(Path(path).absolute()) if path else ""
        return self._destinations[name]

    # What QGIS asks ----------------------------------------------------------------------------

    def createInstance(self) -> Self:
        """Return a new algorithm of the same kind."""
        return type(self)()

    def name(self) -> str:
        """Return the identifier."""
        return self.ALGORITHM

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return self.title()

    def group(self) -> str:
        """Return the shown name of the group."""
        return self.GROUP.title

    def groupId(self) -> str:
        """Return the identifier of the group."""
        return self.GROUP.value

    def icon(self) -> QIcon:
        """Return the icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Return the file of the icon: the algorithm's own, or the group's for one that others derive."""
        own = _ICONS / "algorithms" / f"{self.ALGORITHM}.svg"
        return str(own if own.is_file() else _ICONS / f"{self.GROUP.value}.svg")

    def tags(self) -> list[str]:
        """Return the words the search finds the algorithm by."""
        return [word.strip() for word in self.keywords().split(",")]

    def helpUrl(self) -> str:
        """Return the address of the algorithm's page."""
        return f"{PAGES}/{self.ALGORITHM}.md"

    def shortDescription(self) -> str:
        """Return the first sentences of the help."""
        return " ".join(self.purpose().split("\n\n", maxsplit=1)[0].split())

    def shortHelpString(self) -> str:
        """Return the help.

        A window gets purpose, inputs and outputs as HTML. `qgis_process`, which prints the short
        description and the arguments itself, gets the rest of the purpose as plain text.
        """
        if QgsApplication.platform() == "qgis_process":
            return self.purpose().partition("\n\n")[2]
        parameters = self.parameterDefinitions()
        inputs = [
            (p.description(), p.help()) for p in parameters if not isinstance(p, QgsProcessingDestinationParameter)
        ]
        outputs = [(p.description(), p.help()) for p in parameters if isinstance(p, QgsProcessingDestinationParameter)]
        outputs += [
            (o.description(), self._output_help[o.name()])
            for o in self.outputDefinitions()
            if o.name() in self._output_help
        ]
        return help_page(self.purpose(), inputs, outputs, (self.tr("Inputs"), self.tr("Outputs")))

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        self.declare()

    def canExecute(self) -> tuple[bool, str]:
        """Return whether the algorithm can run now, and if not, what to do."""
        if not self.NEEDS_ENGINE:
            return True, ""
        try:
            engine_environment().require()
        except FurrowError as error:
            return False, str(error)
        return True, ""

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """Return whether the values can work, and if not, one sentence on the first that cannot."""
        sound, sentence = super().checkParameterValues(parameters, context)
        if sound:
            sentence = self._format_problem(parameters, context) or self.problem(parameters, context)
        else:  # QGIS says "incorrect value"; most often the file is not there
            inputs = (p.name() for p in self.parameterDefinitions() if not p.isDestination())
            missing = (missing_file_problem(parameters.get(name)) for name in inputs)
            sentence = next(filter(None, missing), sentence)
        return not sentence, sentence

    def _format_problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Return what is wrong with the format of an output; QGIS checks that in windows only."""
        for destination in self.destinationParameterDefinitions():
            value = parameters.get(destination.name())
            if value and destination.type() == "rasterDestination":
                supported, sentence = destination.isSupportedOutputValue(value, context)
                if not supported:
                    return " ".join((sentence, self.tr("Choose a name that ends in .tif.")))
        return ""

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Start a run anew."""
        self._destinations = {}
        return True

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the job in the engine and return the outputs.

        Raises:
            QgsProcessingException: The job failed or was cancelled; the text is one sentence.
        """
        result, layers = self.run_engine(self.specification(parameters, context, feedback), feedback)
        outputs = self.outputs(result, parameters, context)
        self.dress_layers(layers, parameters, context)
        return outputs
