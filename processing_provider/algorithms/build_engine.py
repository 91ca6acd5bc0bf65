"""Build the engine: makes or repairs the environment the heavy work runs in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
)

from furrow.engine.contract.environment import EngineEnvironment
from furrow.engine.contract.errors import FurrowError
from furrow.engine.contract.jobs import CheckEngine
from furrow.processing_provider.base import FurrowAlgorithm
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.engine_settings import (
    engine_home,
    named_interpreter,
    proxy_address,
    remember_interpreter,
)
from furrow.processing_provider.groups import Group

__all__ = ["BuildEngineAlgorithm"]

_COMPUTING = ("auto", "cpu", "cuda")
_ANY_NAME = "Python (*)"  # by default QGIS wants a dot in the name of a file


class BuildEngineAlgorithm(FurrowAlgorithm):
    """Builds the environment, or takes an interpreter the analyst names."""

    ALGORITHM = "buildengine"
    GROUP = Group.SETUP
    NEEDS_ENGINE = False

    COMPUTING = "COMPUTING"
    REBUILD = "REBUILD"
    INTERPRETER = "INTERPRETER"
    BASE_INTERPRETER = "BASE_INTERPRETER"
    PYTHON = "PYTHON"
    STATE = "STATE"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Build the engine")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Builds, repairs or updates the engine, the separate Python environment in which Furrow's heavy work runs."
            "\n\n"
            "Run it once after installing Furrow and again when an algorithm asks for it. It downloads 300 MB to 3 GB, "
            "needs 2 to 8 GB of disk, and never changes QGIS's own Python. What works stays in use until the new "
            "environment has passed its check, so it can be cancelled at any time. The proxy of QGIS's settings "
            "is used."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("engine,install,environment,setup,repair,update,python,torch,cuda,gpu,dependencies")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterEnum(
                self.COMPUTING, self.tr("Computing on"), list(_COMPUTING), defaultValue="auto", usesStaticStrings=True
            ),
            self.tr(
                "auto takes the GPU where an NVIDIA driver is installed and the processor elsewhere; "
                "cpu is the small build for any computer; cuda is the build for NVIDIA GPUs."
            ),
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.REBUILD, self.tr("Build anew even if the engine works"), defaultValue=False
            ),
            self.tr("Makes a new environment and removes the old one once the new one has passed its check."),
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.INTERPRETER,
                self.tr("Python to use instead"),
                Qgis.ProcessingFileParameterBehavior.File,
                optional=True,
                fileFilter=_ANY_NAME,
            ),
            self.tr(
                "The Python of an environment you keep yourself, with Furrow's packages installed. Nothing is built "
                "then; the choice is remembered in this QGIS profile. Leave it empty to use Furrow's own environment."
            ),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterFile(
                self.BASE_INTERPRETER,
                self.tr("Python to build with"),
                Qgis.ProcessingFileParameterBehavior.File,
                optional=True,
                fileFilter=_ANY_NAME,
            ),
            self.tr("A Python 3.11 or newer to make the environment with. Leave it empty to have one found."),
            advanced=True,
        )
        self.add_output(QgsProcessingOutputString(self.PYTHON, self.tr("Python of the engine")), self.tr("Its path."))
        self.add_output(QgsProcessingOutputString(self.STATE, self.tr("State")), self.tr("One sentence on the engine."))

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        for name in (self.INTERPRETER, self.BASE_INTERPRETER):
            path = self.parameterAsString(parameters, name, context)
            if path and not Path(path).is_file():
                return self.tr("There is no Python '{path}': choose the program itself, not its folder.").format(
                    path=path
                )
        return ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Build the environment or remember the chosen one.

        Raises:
            QgsProcessingException: It cannot be built; the text says what to do.
        """
        chosen = self.parameterAsString(parameters, self.INTERPRETER, context)
        if chosen:
            environment = EngineEnvironment(engine_home(), Path(chosen))
            self._try(environment, feedback)
            remember_interpreter(Path(chosen))
        else:
            environment = self._build(parameters, context, feedback)
        status = environment.status()
        feedback.pushInfo(status.message)
        return {self.PYTHON: str(status.interpreter or ""), self.STATE: status.message}

    def _build(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> EngineEnvironment:
        named = named_interpreter()
        if named is not None:
            feedback.pushWarning(
                self.tr("FURROW_ENGINE_PYTHON names '{python}', which goes before what is built here.").format(
                    python=named
                )
            )
        environment = EngineEnvironment(engine_home())
        base = self.parameterAsString(parameters, self.BASE_INTERPRETER, context)

        def show(fraction: float, message: str) -> None:
            feedback.setProgress(100 * fraction)
            if message:
                feedback.setProgressText(message)

        try:
            environment.build(
                computing=self.parameterAsEnumString(parameters, self.COMPUTING, context),
                proxy=proxy_address() or None,
                base_interpreter=Path(base) if base else None,
                on_progress=show,
                is_cancelled=feedback.isCanceled,
                rebuild=self.parameterAsBool(parameters, self.REBUILD, context),
            )
        except FurrowError as error:
            raise exception_of(error) from error
        remember_interpreter(None)
        return environment

    def _try(self, environment: EngineEnvironment, feedback: QgsProcessingFeedback) -> None:
        """Have the chosen interpreter do the smallest job before it is remembered."""
        result, _ = self.run_engine(CheckEngine(), feedback, environment=environment)
        for sentence in result.values.get("problems", []):
            feedback.pushWarning(sentence)
