"""What the download algorithms ask of the engine, and what they refuse before they ask."""

import json
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsNetworkAccessManager,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
)
from qgis.PyQt.QtCore import QDate, QDateTime
from qgis.PyQt.QtNetwork import QNetworkProxy

from furrow.engine.contract.boxes import Box
from furrow.engine.contract.download_jobs import DownloadSentinelHub, DownloadSTAC, ImportSAFE, TransferLimits
from furrow.engine.contract.spec import spec_from_document
from furrow.processing_provider.algorithms import download_sentinel_hub
from furrow.processing_provider.credentials import OAuthClient
from furrow.tests.builders.parcel_layers import Parcel, parcel_layer

EXTENT = "465000,470000,5080000,5085000 [EPSG:32633]"
BOX = Box("box-0001", "EPSG:32633", 465000.0, 5080000.0, 470000.0, 5085000.0)
NAMES = ("downloadsentinelhub", "downloadstac", "importsafe")


@pytest.fixture
def client(monkeypatch):
    """An OAuth client that needs no database."""
    monkeypatch.setattr(download_sentinel_hub, "client_of", lambda config: OAuthClient(f"id of {config}", "the secret"))
    told = download_sentinel_hub.authentication_problem
    monkeypatch.setattr(
        download_sentinel_hub,
        "authentication_problem",
        lambda config, methods: told(config, methods) if not config else "",
    )


@pytest.fixture
def products(tmp_path):
    folder = tmp_path / "izdelki 'č' ž"
    folder.mkdir()
    (folder / "one.zip").write_bytes(b"")
    (folder / "two.zip").write_bytes(b"")
    return folder


@pytest.fixture
def ask(provider, qgis_new_project, client, products, tmp_path, feedback):
    """Returns a function (name, **changes) -> specification, after the checks that every run makes."""

    def specification(name, **changes):
        algorithm = provider.algorithm(name).create()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        values = {"EXTENT": EXTENT, "SEASONS": str(tmp_path / "sezone ž")}
        values |= {"AUTHENTICATION": "abc1234"} if name == "downloadsentinelhub" else {}
        values |= {"FOLDER": str(products)} if name == "importsafe" else {}
        values |= changes
        sound, sentence = algorithm.checkParameterValues(values, context)
        if not sound:
            raise QgsProcessingException(sentence)
        made = algorithm.specification(values, context, feedback)
        assert spec_from_document(json.loads(json.dumps(made.to_document()))) == made
        return made

    return specification


def test_the_defaults_are_those_of_the_challenge(ask, tmp_path):
    folder = str(tmp_path / "sezone ž")
    assert ask("downloadsentinelhub") == DownloadSentinelHub(
        (BOX,), folder, client_id="id of abc1234", client_secret="the secret"
    )
    assert ask("downloadstac") == DownloadSTAC((BOX,), folder)
    assert ask("importsafe") == ImportSAFE((BOX,), folder, (str(tmp_path / "izdelki 'č' ž"),))
    assert DownloadSentinelHub.first_day == "2019-03-01"
    assert DownloadSentinelHub.last_day == "2019-09-01"


def test_every_value_arrives(ask):
    changes = {
        "FIRST_DAY": "2023-04-01",
        "LAST_DAY": QDate(2023, 10, 31),
        "CLOUD_COVER": 12.5,
        "BANDS": "B08, B04;B03",
        "MERGE_MINUTES": 30,
        "DRY_RUN": True,
        "PARALLEL": 3,
        "ATTEMPTS": 2,
        "DEADLINE": 60,
        "MINIMUM_RATE": 10,
    }
    hub = ask(
        "downloadsentinelhub",
        ENDPOINT="custom",
        BASE_URL=" https://hub.example.org ",
        TOKEN_URL="https://hub.example.org/token",
        RESAMPLING="BICUBIC",
        CLOUD_MASKS=False,
        **changes,
    )
    stac = ask("downloadstac", ARCHIVE="custom", URL="https://stac.example.org/v1", COLLECTION=" s2 ", **changes)
    for made in (hub, stac):
        assert (made.first_day, made.last_day) == ("2023-04-01", "2023-10-31")
        assert made.cloud_cover == 12.5
        assert made.bands == ("B08", "B04", "B03")
        assert made.merge_minutes == 30
        assert made.dry_run
        assert made.limits == TransferLimits(parallel=3, attempts=2, deadline_s=60.0, minimum_rate=10.0)
    assert (hub.endpoint, hub.base_url) == ("custom", "https://hub.example.org")
    assert hub.token_url == "https://hub.example.org/token"
    assert hub.resampling == "BICUBIC"
    assert not hub.cloud_masks
    assert (stac.archive, stac.url, stac.collection) == ("custom", "https://stac.example.org/v1", "s2")


@pytest.mark.parametrize("day", ["2019-05-04", QDate(2019, 5, 4), QDateTime(QDate(2019, 5, 4).startOfDay())])
def test_days_may_come_in_any_form(ask, day):
    made = ask("downloadstac", FIRST_DAY=day, LAST_DAY=day)
    assert (made.first_day, made.last_day) == ("2019-05-04", "2019-05-04")


def test_products_may_be_folders_and_files(ask, products, tmp_path):
    files = [str(products / "one.zip"), str(products / "two.zip")]
    assert ask("importsafe", PRODUCTS=files).products == (str(products), *files)
    assert ask("importsafe", FOLDER="", PRODUCTS=files[:1]).products == tuple(files[:1])
    made = ask("importsafe", FIRST_DAY="2021-01-01", LAST_DAY="2021-02-01")
    assert (made.first_day, made.last_day) == ("2021-01-01", "2021-02-01")


def test_the_proxy_of_qgis_goes_with_the_limits(ask):
    manager = QgsNetworkAccessManager.instance()
    before = manager.fallbackProxy()
    proxy = QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proxy.example", 3128, "ana", "geslo")
    try:
        manager.setFallbackProxyAndExcludes(proxy, [], [])
        made = ask("downloadsentinelhub")
    finally:
        manager.setFallbackProxyAndExcludes(before, [], [])
    assert made.limits.proxy == "http://ana:geslo@proxy.example:3128"
    for secret in ("geslo", "the secret", "id of abc1234"):
        assert secret not in repr(made)


def test_boxes_of_a_layer_keep_their_names(ask):
    corners = "465000 5080000, 466000 5080000, 466000 5081000, 465000 5081000, 465000 5080000"
    layer = parcel_layer([Parcel("Žito/1", f"POLYGON (({corners}))")], field="name")
    for name in NAMES:
        assert [box.name for box in ask(name, EXTENT=None, BOXES=layer).boxes] == ["Žito-1"]


def test_a_temporary_folder_is_warned_of_but_not_in_a_dry_run(ask, feedback):
    ask("downloadstac", SEASONS=QgsProcessing.TEMPORARY_OUTPUT, DRY_RUN=True)
    assert feedback.heard("warning") == []
    ask("downloadstac", SEASONS=QgsProcessing.TEMPORARY_OUTPUT)
    assert "gone when QGIS ends" in feedback.heard("warning")[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"EXTENT": None}, "Neither boxes nor an extent"),
        ({"FIRST_DAY": "2019-09-02", "LAST_DAY": "2019-09-01"}, "2019-09-01, comes before the first, 2019-09-02"),
        ({"BANDS": "B02 B10"}, "'B10' is no band of Sentinel-2 level 2A"),
        ({"BANDS": "B02 SCL"}, "'SCL' is no band of Sentinel-2 level 2A"),
        ({"BANDS": "B02 green"}, "'green' is no band"),
        ({"BANDS": "B02 B02"}, "named twice"),
        ({"BANDS": ","}, "No band is named"),
    ],
)
def test_shared_values_are_checked_early(ask, name, changes, words):
    with pytest.raises(QgsProcessingException, match=words) as caught:
        ask(name, **changes)
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_hold_seasons_is_told(ask, tmp_path, season):
    (tmp_path / "datoteka").write_text("x")
    with pytest.raises(QgsProcessingException, match="is a file: choose a folder"):
        ask("downloadstac", SEASONS=str(tmp_path / "datoteka"))
    with pytest.raises(QgsProcessingException, match="is itself a season: choose the folder above"):
        ask("downloadstac", SEASONS=str(season))


ADDRESSES = {"BASE_URL": "https://hub.example.org", "TOKEN_URL": "https://hub.example.org/token"}


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("downloadsentinelhub", {"ENDPOINT": "custom"}, "'' is no address of a custom endpoint"),
        (
            "downloadsentinelhub",
            {"ENDPOINT": "custom", **ADDRESSES, "TOKEN_URL": "token"},
            "'token' is no address of its tokens",
        ),
        ("downloadsentinelhub", {"BASE_URL": "https://hub.example.org"}, "the endpoint is not custom"),
        (
            "downloadsentinelhub",
            {"ENDPOINT": "custom", **ADDRESSES, "BASE_URL": "https://ana:geslo@hub.example.org"},
            "holds a user name or password",
        ),
        ("downloadsentinelhub", {"AUTHENTICATION": ""}, "There are no credentials: choose"),
        ("downloadstac", {"ARCHIVE": "custom"}, "'' is no address of a custom archive"),
        ("downloadstac", {"ARCHIVE": "custom", "URL": "https://stac.example.org"}, "lacks its collection"),
        ("downloadstac", {"ARCHIVE": "custom", "URL": "file:///etc", "COLLECTION": "s2"}, "is no address"),
        ("downloadstac", {"URL": "https://stac.example.org"}, "the archive is not custom"),
        ("importsafe", {"FOLDER": ""}, "No product is given"),
        ("importsafe", {"FOLDER": "/nikjer"}, "There is no"),
        ("importsafe", {"PRODUCTS": ["/nikjer.zip"]}, "There is no '/nikjer.zip'"),
        ("importsafe", {"FIRST_DAY": "2021-01-01"}, "Only one end of the period"),
    ],
)
def test_values_of_one_source_are_checked_early(ask, name, changes, words):
    with pytest.raises(QgsProcessingException, match=words) as caught:
        ask(name, **changes)
    assert "\n" not in str(caught.value)
    assert "geslo" not in str(caught.value)


def test_credentials_that_are_not_there_are_told_early(provider, qgis_new_project, tmp_path):
    algorithm = provider.algorithm("downloadsentinelhub").create()
    values = {"EXTENT": EXTENT, "SEASONS": str(tmp_path), "AUTHENTICATION": "nikoli1"}
    sound, sentence = algorithm.checkParameterValues(values, QgsProcessingContext())
    assert not sound
    assert "There is no authentication configuration 'nikoli1'" in sentence


@pytest.mark.parametrize("name", NAMES)
def test_results_become_outputs(provider, qgis_new_project, tmp_path, name):
    from furrow.engine.contract.events import Result

    values = {"boxes": 2, "complete": False, "fetched": 3, "present": 4, "empty": 1, "failed": 5, "requests": 9}
    values |= {"processing_units": 1.5, "megabytes": 2.5, "summary": "x", "seasons": [], "problems": []}
    algorithm = provider.algorithm(name).create()
    context = QgsProcessingContext()
    found = algorithm.outputs(Result(values), {"SEASONS": str(tmp_path)}, context)
    assert found.pop("SEASONS") == str(tmp_path)
    assert {found[output] == values[value] for value, output in algorithm.VALUES.items()} == {True}
    assert set(found) <= {output.name() for output in algorithm.outputDefinitions()}


def test_what_few_need_is_advanced(provider):
    algorithm = provider.algorithm("downloadsentinelhub")
    advanced = {p.name() for p in algorithm.parameterDefinitions() if p.flags() & Qgis.ProcessingParameterFlag.Advanced}
    assert {"RESAMPLING", "PARALLEL", "ATTEMPTS", "DEADLINE", "MINIMUM_RATE", "BASE_URL"} <= advanced
    assert not advanced & {"ENDPOINT", "AUTHENTICATION", "BOXES", "EXTENT", "DRY_RUN", "SEASONS"}


def test_parameters_survive_the_history_and_a_command(provider, tmp_path):
    algorithm = provider.algorithm("downloadsentinelhub")
    context = QgsProcessingContext()
    parameters = {"EXTENT": EXTENT, "AUTHENTICATION": "abc1234", "FIRST_DAY": QDate(2020, 3, 1), "SEASONS": "/x"}
    stored = json.loads(json.dumps(algorithm.asMap(parameters, context)["inputs"], default=str))
    assert stored["AUTHENTICATION"] == "abc1234"
    command, successful = algorithm.asQgisProcessCommand(parameters, context)
    assert successful
    assert "2020-03-01" in command
    assert Path("/x").name in command
