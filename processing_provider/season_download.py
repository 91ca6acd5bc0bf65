"""What the algorithms that fetch seasons share: boxes, period, bands, network, and what they tell at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from furrow.engine.contract.download_jobs import DownloadSentinelHub, TransferLimits
from furrow.engine.contract.errors import InputError
from furrow.engine.contract.sentinel2 import SENTINEL2_BANDS
from furrow.processing_provider.box_algorithm import BoxAlgorithm
from furrow.processing_provider.cluster_parameters import cluster_of, declare_cluster
from furrow.processing_provider.defaults import MOST_TRANSFERS, defaults
from furrow.processing_provider.engine_settings import proxy_address
from furrow.processing_provider.groups import Group
from furrow.processing_provider.parameters import band_names
from furrow.processing_provider.texts import translate

__all__ = ["SeasonDownloadAlgorithm", "address_problem"]

_LIMITS = TransferLimits()


class SeasonDownloadAlgorithm(BoxAlgorithm):
    """Base of the algorithms that write the seasons of boxes, a folder a box."""

    GROUP = Group.IMAGERY
    VALUES = {
        "boxes": "BOX_COUNT",
        "complete": "COMPLETE",
        "fetched": "FETCHED",
        "present": "PRESENT",
        "empty": "EMPTY",
        "failed": "FAILED",
        "requests": "REQUESTS",
        "processing_units": "PROCESSING_UNITS",
        "megabytes": "MEGABYTES",
        "summary": "SUMMARY",
    }

    SEASONS = "SEASONS"
    FIRST_DAY = "FIRST_DAY"
    LAST_DAY = "LAST_DAY"
    CLOUD_COVER = "CLOUD_COVER"
    BANDS = "BANDS"
    MERGE_MINUTES = "MERGE_MINUTES"
    DRY_RUN = "DRY_RUN"
    PARALLEL = "PARALLEL"
    ATTEMPTS = "ATTEMPTS"
    DEADLINE = "DEADLINE"
    MINIMUM_RATE = "MINIMUM_RATE"

    # Parameters ----------------------------------------------------------------------------------

    def declare_period(self, *, optional: bool = False) -> None:
        """Add the first and the last day; where they are optional, an empty one is no limit."""
        explanation = self.tr("Both days count. The default period is that of the challenge.")
        if optional:
            explanation = self.tr("Both days count. Leave both empty for every product.")
        for name, title, default in (
            (self.FIRST_DAY, self.tr("First day"), DownloadSentinelHub.first_day),
            (self.LAST_DAY, self.tr("Last day"), DownloadSentinelHub.last_day),
        ):
            self.add_input(
                QgsProcessingParameterDateTime(
                    name,
                    title,
                    Qgis.ProcessingDateTimeParameterDataType.Date,
                    None if optional else default,
                    optional=optional,
                ),
                explanation,
            )

    def declare_cloud_cover(self) -> None:
        """Add the limit of clouds."""
        self.add_input(
            QgsProcessingParameterNumber(
                self.CLOUD_COVER,
                self.tr("Largest cloud cover of a scene (%)"),
                Qgis.ProcessingNumberParameterType.Double,
                DownloadSentinelHub.cloud_cover,
                minValue=0.0,
                maxValue=100.0,
            ),
            self.tr(
                "Of the whole scene, about 100 km wide, as the archive states it; a box may be clearer or cloudier."
            ),
        )

    def declare_bands(self) -> None:
        """Add the bands, and how scenes are merged."""
        self.add_input(
            QgsProcessingParameterString(self.BANDS, self.tr("Bands"), " ".join(SENTINEL2_BANDS)),
            self.tr("Names such as B02 B03 B04 B08. The models that ship see all but B01 and B09."),
        )
        self.add_input(
            QgsProcessingParameterNumber(
                self.MERGE_MINUTES,
                self.tr("Merge scenes within (min)"),
                Qgis.ProcessingNumberParameterType.Integer,
                DownloadSentinelHub.merge_minutes,
                minValue=0,
                maxValue=1440,
            ),
            self.tr("Scenes of one pass are cut into tiles; those so close in time become one image."),
            advanced=True,
        )

    def declare_dry_run(self) -> None:
        """Add the choice to ask only."""
        self.add_input(
            QgsProcessingParameterBoolean(
                self.DRY_RUN, self.tr("Dry run: only tell what would be fetched"), defaultValue=False
            ),
            self.tr(
                "Asks the catalogue and lists dates, requests, processing units and megabytes of every box. Nothing is "
                "spent and nothing written."
            ),
        )

    def declare_limits(self) -> None:
        """Add how the network is treated."""
        for name, title, kind, default, least, most, explanation in (
            (
                self.PARALLEL,
                self.tr("Images fetched at a time"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaults().transfers,
                0,
                MOST_TRANSFERS,
                self.tr("0 for what suits the service."),
            ),
            (
                self.ATTEMPTS,
                self.tr("Tries of each request"),
                Qgis.ProcessingNumberParameterType.Integer,
                _LIMITS.attempts,
                1,
                50,
                self.tr("A busy service, a cut connection and a broken answer are tried again, with growing waits."),
            ),
            (
                self.DEADLINE,
                self.tr("Longest time of one request (s)"),
                Qgis.ProcessingNumberParameterType.Double,
                _LIMITS.deadline_s,
                1.0,
                86400.0,
                self.tr("All tries and waits together."),
            ),
            (
                self.MINIMUM_RATE,
                self.tr("Slowest transfer (bytes/s)"),
                Qgis.ProcessingNumberParameterType.Double,
                _LIMITS.minimum_rate,
                0.0,
                1e9,
                self.tr("A slower one is given up and tried again."),
            ),
        ):
            self.add_input(
                QgsProcessingParameterNumber(name, title, kind, default, minValue=least, maxValue=most),
                explanation,
                advanced=True,
            )

    def declare_seasons(self) -> None:
        """Add who does it, the folder, and the outputs that tell how it went."""
        declare_cluster(self)
        self.add_input(
            QgsProcessingParameterFolderDestination(
                self.SEASONS, self.tr("Folder of the seasons"), defaults().seasons or None
            ),
            self.tr(
                "Each box gets a folder of its name in it. What is there already stays: a second run fetches only what "
                "is missing or damaged."
            ),
        )
        self.add_output(
            QgsProcessingOutputBoolean("COMPLETE", self.tr("Complete")),
            self.tr("True when every box has every date."),
        )
        for name, title, explanation in (
            ("BOX_COUNT", self.tr("Number of boxes"), self.tr("Boxes asked for.")),
            ("FETCHED", self.tr("Dates fetched"), self.tr("Of all boxes together.")),
            ("PRESENT", self.tr("Dates present"), self.tr("They were there before.")),
            ("EMPTY", self.tr("Dates without data"), self.tr("Scenes that do not reach into the box.")),
            ("FAILED", self.tr("Dates that failed"), self.tr("Run it again to fetch them.")),
            ("REQUESTS", self.tr("Requests"), self.tr("Sent; in a dry run, needed.")),
            (
                "PROCESSING_UNITS",
                self.tr("Processing units"),
                self.tr("Spent, as Sentinel Hub states; in a dry run, needed. 0 for other sources."),
            ),
            ("MEGABYTES", self.tr("Megabytes"), self.tr("Received; in a dry run, about to come.")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, title), explanation)
        self.add_output(
            QgsProcessingOutputString("SUMMARY", self.tr("Summary")),
            self.tr("One line: what came, what did not and why."),
        )

    # Checks --------------------------------------------------------------------------------------

    def download_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the shared values; empty when nothing is."""
        if sentence := self.boxes_problem(parameters, context) or self._folder_problem(parameters, context):
            return sentence
        first, last = self.days(parameters, context)
        if first and last and last < first:
            return self.tr("The last day, {last}, comes before the first, {first}: exchange the two.").format(
                first=first, last=last
            )
        try:
            self.bands(parameters, context)
        except InputError as error:
            return str(error)
        return ""

    def _folder_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        if parameters.get(self.SEASONS) == QgsProcessing.TEMPORARY_OUTPUT:
            return ""
        folder = Path(self.parameterAsString(parameters, self.SEASONS, context))
        if folder.is_file():
            return self.tr("'{path}' is a file: choose a folder for the seasons.").format(path=folder)
        if (folder / "collection.json").is_file():
            return self.tr(
                "The folder '{path}' is itself a season: choose the folder above it, which holds the seasons of all "
                "boxes."
            ).format(path=folder)
        return ""

    # Values --------------------------------------------------------------------------------------

    def days(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str, str]:
        """Return the first and the last day as ISO dates, empty where none is given."""
        moments = (
            self.parameterAsDateTime(parameters, name, context) if parameters.get(name, "default") else None
            for name in (self.FIRST_DAY, self.LAST_DAY)
        )
        first, last = (
            moment.date().toString("yyyy-MM-dd") if moment is not None and moment.isValid() else ""
            for moment in moments
        )
        return first, last

    def bands(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str, ...]:
        """Return the names of the bands wanted.

        Raises:
            InputError: There is none, one is no band of level 2A, or one stands twice.
        """
        names = band_names(self.parameterAsString(parameters, self.BANDS, context))
        if not names:
            raise InputError(self.tr("No band is named: write names such as B02 B03 B04 B08."))
        for name in names:
            if name not in SENTINEL2_BANDS:
                raise InputError(
                    self.tr("'{name}' is no band of Sentinel-2 level 2A: choose among {bands}.").format(
                        name=name, bands=" ".join(SENTINEL2_BANDS)
                    )
                )
        return names

    def place(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Return the fields of a job that say where, when and what."""
        first, last = self.days(parameters, context)
        if parameters.get(self.SEASONS) == QgsProcessing.TEMPORARY_OUTPUT and not self._is_dry(parameters, context):
            feedback.pushWarning(
                self.tr(
                    "The seasons go to a temporary folder, which is gone when QGIS ends: move what you want to keep."
                )
            )
        return {
            "boxes": self.chosen_boxes(parameters, context, feedback),
            "folder": self.destination(self.SEASONS, parameters, context),
            "first_day": first,
            "last_day": last,
            "bands": self.bands(parameters, context),
            "merge_minutes": self.parameterAsInt(parameters, self.MERGE_MINUTES, context),
            **cluster_of(self, parameters, context),
        }

    def network(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """Return the fields of a job that say which images of the network, whether to ask only, and how."""
        return {
            "cloud_cover": self.parameterAsDouble(parameters, self.CLOUD_COVER, context),
            "dry_run": self._is_dry(parameters, context),
            "limits": TransferLimits(
                parallel=self.parameterAsInt(parameters, self.PARALLEL, context),
                attempts=self.parameterAsInt(parameters, self.ATTEMPTS, context),
                deadline_s=self.parameterAsDouble(parameters, self.DEADLINE, context),
                minimum_rate=self.parameterAsDouble(parameters, self.MINIMUM_RATE, context),
                proxy=proxy_address(),
            ),
        }

    def _is_dry(self, parameters: dict[str, Any], context: QgsProcessingContext) -> bool:
        asked = self.parameterDefinition(self.DRY_RUN) is not None
        return asked and bool(self.parameterAsBool(parameters, self.DRY_RUN, context))


def address_problem(address: str, what: str) -> str:
    """Return what is wrong with the address of a service.

    Args:
        address: What was given.
        what: What it is the address of, for the sentence.
    """
    parts = urlsplit(address) if address.isprintable() else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        return translate(
            "season_download", "'{address}' is no address of {what}: give one that starts with https://."
        ).format(address=address, what=what)
    if parts.username or parts.password:  # it would stand in the history
        return translate(
            "season_download",
            "The address of {what} holds a user name or password: leave them out and choose an authentication "
            "configuration.",
        ).format(what=what)
    return ""
