"""Download seasons from an open archive: cloud-optimised GeoTIFFs that a STAC API lists, no account needed."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from furrow.engine.contract.download_jobs import DownloadSTAC
from furrow.processing_provider.season_download import SeasonDownloadAlgorithm, address_problem

__all__ = ["DownloadSTACAlgorithm"]

_ARCHIVES = ("earth-search", "earth-search-c1", "planetary-computer", "digital-earth-africa", "custom")


class DownloadSTACAlgorithm(SeasonDownloadAlgorithm):
    """Asks the engine for `download-stac`."""

    ALGORITHM = "downloadstac"

    ARCHIVE = "ARCHIVE"
    URL = "URL"
    COLLECTION = "COLLECTION"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Download seasons from an open archive")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Fetches the Sentinel-2 L2A images of boxes from an archive that anybody may read, a season a box. No "
            "account is needed."
            "\n\n"
            "Only the parts of the files that lie in the boxes are read. Bands of 20 m and 60 m are resampled by "
            "nearest neighbour, and the offset of processing baseline 04.00 is noted. Clouds are judged by the scene "
            "classification SCL."
            "\n\n"
            "You may cancel, lose the connection or close QGIS: what came stays, and a second run with the same values "
            "fetches only what is missing."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr(
            "stac,cog,earth search,aws,planetary computer,digital earth africa,sentinel-2,download,season,free,open"
        )

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterEnum(
                self.ARCHIVE,
                self.tr("Archive"),
                options=list(_ARCHIVES),
                defaultValue=DownloadSTAC.archive,
                usesStaticStrings=True,
            ),
            self.tr(
                "earth-search: Element 84 on AWS, the whole world since 2015. earth-search-c1: the same, processed "
                "anew as Collection 1. planetary-computer: Microsoft. digital-earth-africa: Africa. custom: the "
                "address and collection below."
            ),
        )
        self.declare_boxes()
        self.declare_period()
        self.declare_cloud_cover()
        self.declare_bands()
        self.declare_dry_run()
        for name, title, explanation in (
            (
                self.URL,
                self.tr("Address of a custom archive"),
                self.tr("Its STAC API, such as https://stac.example.org/v1."),
            ),
            (
                self.COLLECTION,
                self.tr("Collection of a custom archive"),
                self.tr("Its name there, such as sentinel-2-l2a."),
            ),
        ):
            self.add_input(QgsProcessingParameterString(name, title, optional=True), explanation, advanced=True)
        self.declare_limits()
        self.declare_seasons()

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        return self.download_problem(parameters, context) or self._archive_problem(parameters, context)

    def _archive_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        url, collection = (self._text(name, parameters, context) for name in (self.URL, self.COLLECTION))
        if self.parameterAsEnumString(parameters, self.ARCHIVE, context) != "custom":
            if url or collection:
                return self.tr(
                    "An address or a collection is given, but the archive is not custom: choose custom, or leave them "
                    "empty."
                )
            return ""
        if sentence := address_problem(url, self.tr("a custom archive")):
            return sentence
        return (
            "" if collection else self.tr("The custom archive lacks its collection: name it, such as sentinel-2-l2a.")
        )

    def _text(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, name, context)).strip()

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> DownloadSTAC:
        """Return the job."""
        return DownloadSTAC(
            **self.place(parameters, context, feedback),
            **self.network(parameters, context),
            archive=self.parameterAsEnumString(parameters, self.ARCHIVE, context),
            url=self._text(self.URL, parameters, context),
            collection=self._text(self.COLLECTION, parameters, context),
        )
