"""Download seasons from Sentinel Hub: Copernicus Data Space, the commercial service, or another deployment."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from furrow.engine.contract.download_jobs import DownloadSentinelHub
from furrow.engine.contract.errors import FurrowError
from furrow.processing_provider.credentials import CLIENT_METHODS, authentication_problem, client_of
from furrow.processing_provider.engine_job import exception_of
from furrow.processing_provider.season_download import SeasonDownloadAlgorithm, address_problem

__all__ = ["DownloadSentinelHubAlgorithm"]

_ENDPOINTS = ("copernicus", "commercial", "custom")
_RESAMPLING = ("NEAREST", "BILINEAR", "BICUBIC")


class DownloadSentinelHubAlgorithm(SeasonDownloadAlgorithm):
    """Asks the engine for `download-sentinel-hub`."""

    ALGORITHM = "downloadsentinelhub"

    ENDPOINT = "ENDPOINT"
    AUTHENTICATION = "AUTHENTICATION"
    BASE_URL = "BASE_URL"
    TOKEN_URL = "TOKEN_URL"  # the name of a parameter # noqa: S105 # nosec B105
    RESAMPLING = "RESAMPLING"
    CLOUD_MASKS = "CLOUD_MASKS"

    def title(self) -> str:
        """Return the name shown in the toolbox."""
        return self.tr("Download seasons from Sentinel Hub")

    def purpose(self) -> str:
        """Return what the algorithm is for."""
        return self.tr(
            "Fetches the Sentinel-2 L2A images of boxes from Sentinel Hub, a season a box. Make a dry run first: it "
            "tells the dates and what they cost."
            "\n\n"
            "The defaults are those of the Enhanced Sentinel-2 Agriculture challenge. You need an OAuth client: "
            "register one in the dashboard of Copernicus Data Space or Sentinel Hub and keep it in QGIS under "
            "Settings > Options > Authentication, as a Basic configuration with the client's id as user name and its "
            "secret as password."
            "\n\n"
            "You may cancel, lose the connection or close QGIS: what came stays, and a second run with the same values "
            "fetches only what is missing."
        )

    def keywords(self) -> str:
        """Return the words the search finds the algorithm by."""
        return self.tr("sentinel hub,copernicus,cdse,sentinel-2,download,season,process api,catalog,processing units")

    def declare(self) -> None:
        """Add the parameters and outputs."""
        self.add_input(
            QgsProcessingParameterEnum(
                self.ENDPOINT,
                self.tr("Endpoint"),
                options=list(_ENDPOINTS),
                defaultValue=_ENDPOINTS[0],
                usesStaticStrings=True,
            ),
            self.tr(
                "copernicus: Copernicus Data Space. commercial: services.sentinel-hub.com. custom: the addresses "
                "that you give below."
            ),
        )
        self.add_input(
            QgsProcessingParameterAuthConfig(self.AUTHENTICATION, self.tr("OAuth client")),
            self.tr(
                "A configuration of QGIS's authentication database, of the method Basic or OAuth2. Its content goes to "
                "the engine and nowhere else."
            ),
        )
        self.declare_boxes()
        self.declare_period()
        self.declare_cloud_cover()
        self.declare_bands()
        self.declare_dry_run()
        self._declare_own()
        self.declare_limits()
        self.declare_seasons()

    def _declare_own(self) -> None:
        """Add what no other source has."""
        self.add_input(
            QgsProcessingParameterEnum(
                self.RESAMPLING,
                self.tr("Resampling of the 20 m and 60 m bands"),
                options=list(_RESAMPLING),
                defaultValue=DownloadSentinelHub.resampling,
                usesStaticStrings=True,
            ),
            self.tr("NEAREST in the challenge; it keeps every number as it was measured."),
            advanced=True,
        )
        self.add_input(
            QgsProcessingParameterBoolean(
                self.CLOUD_MASKS, self.tr("Fetch the cloud masks CLM and CLP"), DownloadSentinelHub.cloud_masks
            ),
            self.tr("Where the endpoint offers them; the scene classification SCL comes in any case."),
            advanced=True,
        )
        for name, title, explanation in (
            (
                self.BASE_URL,
                self.tr("Address of a custom endpoint"),
                self.tr("What comes before /api/v1/process, such as https://services-uswest2.sentinel-hub.com."),
            ),
            (
                self.TOKEN_URL,
                self.tr("Address of its tokens"),
                self.tr("Where a token is asked for with the OAuth client."),
            ),
        ):
            self.add_input(QgsProcessingParameterString(name, title, optional=True), explanation, advanced=True)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Return whether the values can work; QGIS itself calls missing credentials an incorrect value only."""
        if not parameters.get(self.AUTHENTICATION):
            return False, authentication_problem("", CLIENT_METHODS)
        return super().checkParameterValues(parameters, context)

    def problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return what is wrong with the values."""
        config = self.parameterAsString(parameters, self.AUTHENTICATION, context)
        return (
            self.download_problem(parameters, context)
            or self._endpoint_problem(parameters, context)
            or authentication_problem(config, CLIENT_METHODS)
        )

    def _endpoint_problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        base, token = (self._address(name, parameters, context) for name in (self.BASE_URL, self.TOKEN_URL))
        if self.parameterAsEnumString(parameters, self.ENDPOINT, context) == "custom":
            return address_problem(base, self.tr("a custom endpoint")) or address_problem(token, self.tr("its tokens"))
        if base or token:
            return self.tr("Addresses are given, but the endpoint is not custom: choose custom, or leave them empty.")
        return ""

    def _address(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        return str(self.parameterAsString(parameters, name, context)).strip()

    def specification(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> DownloadSentinelHub:
        """Return the job."""
        place = self.place(parameters, context, feedback)
        try:
            client = client_of(self.parameterAsString(parameters, self.AUTHENTICATION, context))
        except FurrowError as error:
            raise exception_of(error) from error
        return DownloadSentinelHub(
            **place,
            **self.network(parameters, context),
            client_id=client.identifier,
            client_secret=client.secret,
            endpoint=self.parameterAsEnumString(parameters, self.ENDPOINT, context),
            base_url=self._address(self.BASE_URL, parameters, context),
            token_url=self._address(self.TOKEN_URL, parameters, context),
            resampling=self.parameterAsEnumString(parameters, self.RESAMPLING, context),
            cloud_masks=self.parameterAsBool(parameters, self.CLOUD_MASKS, context),
        )
