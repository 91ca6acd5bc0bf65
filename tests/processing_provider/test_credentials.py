"""Credentials come out of QGIS's authentication database, and go nowhere else: planted secrets are searched for."""

import json
import shutil
import socket
import subprocess

import pytest

from furrow.tests.builders.auth_databases import AuthProfile

CLIENT_ID = "odjemalec-7f3a-žito"
CLIENT_SECRET = "zelo+tajno/geslo ŠČŽ=&%42"
PROXY_PASSWORD = "posredniško-geslo-93"

_READ = """
from furrow.processing_provider.credentials import authentication_problem, client_of, token_of
from furrow.processing_provider.credentials import CLIENT_METHODS, TOKEN_METHODS
from furrow.engine.contract.errors import InputError

def told(function, *arguments):
    try:
        found = function(*arguments)
    except InputError as error:
        return {"error": str(error)}
    assert "tajno" not in repr(found) or isinstance(found, str)
    return {"value": found if isinstance(found, str) else [found.identifier, found.secret]}

answers = {}
for config in sys.argv[2:]:
    answers[config] = {
        "client": told(client_of, config),
        "token": told(token_of, config),
        "early": [authentication_problem(config, CLIENT_METHODS), authentication_problem(config, TOKEN_METHODS)],
    }
print(json.dumps(answers))
"""

CONFIGS = {
    "osnovno 'č'": ("Basic", {"username": CLIENT_ID, "password": CLIENT_SECRET, "realm": ""}),
    "oauth": ("OAuth2", {"oauth2config": json.dumps({"clientId": CLIENT_ID, "clientSecret": CLIENT_SECRET})}),
    "prazno": ("Basic", {"username": " ", "password": CLIENT_SECRET, "realm": ""}),
    "brez gesla": ("Basic", {"username": CLIENT_ID, "password": "", "realm": ""}),
    "slab oauth": ("OAuth2", {"oauth2config": "{ tajno"}),
    "čuden oauth": ("OAuth2", {"oauth2config": '["tajno"]'}),
    "glava": ("APIHeader", {"Authorization": "Bearer tajno-žeton"}),
    "gola glava": ("APIHeader", {"authorization": "tajno-žeton"}),
    "druga glava": ("APIHeader", {"X-Key": "tajno-žeton"}),
    "esri": ("EsriToken", {"token": "tajno-žeton"}),
}


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return AuthProfile(tmp_path_factory.mktemp("auth") / "profil č")


@pytest.fixture(scope="module")
def configs(profile):
    """Name -> identifier."""
    return profile.plant(*((name, method, values) for name, (method, values) in CONFIGS.items()))


@pytest.fixture(scope="module")
def answers(profile, configs):
    found = profile.ask(_READ, *configs.values(), "nikoli")
    return {name: found[identifier] for name, identifier in configs.items()} | {"nikoli": found["nikoli"]}


@pytest.mark.parametrize("name", ["osnovno 'č'", "oauth"])
def test_a_client_is_read_from_basic_and_oauth2(answers, name):
    assert answers[name]["client"] == {"value": [CLIENT_ID, CLIENT_SECRET]}
    assert answers[name]["early"][0] == ""


@pytest.mark.parametrize(
    ("name", "token"),
    [
        ("glava", "tajno-žeton"),
        ("gola glava", "tajno-žeton"),
        ("esri", "tajno-žeton"),
        ("osnovno 'č'", CLIENT_SECRET),
    ],
)
def test_a_token_is_read_from_a_header_a_token_and_a_password(answers, name, token):
    assert answers[name]["token"] == {"value": token}
    assert answers[name]["early"][1] == ""


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("prazno", "client", "lacks the id or the secret"),
        ("brez gesla", "client", "lacks the id or the secret"),
        ("slab oauth", "client", "lacks the id or the secret"),
        ("čuden oauth", "client", "lacks the id or the secret"),
        ("glava", "client", "of the method APIHeader, but must be of one of these: Basic, OAuth2"),
        ("oauth", "token", "of the method OAuth2, but must be"),
        ("druga glava", "token", "holds no token"),
        ("brez gesla", "token", "holds no token"),
        ("nikoli", "client", "There is no authentication configuration 'nikoli'"),
        ("nikoli", "token", "There is no authentication configuration 'nikoli'"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence_without_a_secret(answers, name, kind, words):
    sentence = answers[name][kind]["error"]
    assert words in sentence
    assert "\n" not in sentence
    assert not any(secret in sentence for secret in (CLIENT_ID, CLIENT_SECRET, "tajno"))


def test_nothing_named_is_no_client_and_an_open_service(profile, configs):
    found = profile.ask(_READ, "")[""]
    assert "choose an authentication configuration" in found["client"]["error"]
    assert found["token"] == {"value": ""}


def test_a_locked_database_is_told_and_never_waited_for(profile, configs):
    name = configs["osnovno 'č'"]
    found = profile.ask(_READ, name, unlocked=False)[name]
    for kind in ("client", "token"):
        assert "cannot be opened without the master password" in found[kind]["error"]
    assert found["early"] == ["", ""]  # what needs no password is told without one


def test_a_wrong_master_password_is_told(profile, configs, tmp_path, monkeypatch):
    wrong = tmp_path / "napačno.txt"
    wrong.write_text("napačno")
    name = configs["oauth"]
    monkeypatch.setattr(profile, "password_file", wrong)
    found = profile.ask(_READ, name)[name]
    assert "cannot be opened without the master password" in found["client"]["error"]


# Where secrets must not be ----------------------------------------------------------------------


@pytest.fixture
def dead_port():
    """A port of this computer where nobody answers."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]


def hub_parameters(config, port, folder):
    return {
        "ENDPOINT": "custom",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "TOKEN_URL": f"http://127.0.0.1:{port}/token",
        "AUTHENTICATION": config,
        "EXTENT": "465000,466000,5080000,5081000 [EPSG:32633]",
        "SEASONS": str(folder),
        "ATTEMPTS": 1,
    }


def require_no_secret(text, where):
    for secret in (CLIENT_ID, CLIENT_SECRET, PROXY_PASSWORD):
        for form in forms(secret):
            assert form not in text, f"a secret stands in {where}"


def forms(secret):
    """The ways a secret may be written: plainly, in an address, in JSON, in HTML."""
    from html import escape
    from urllib.parse import quote, quote_plus

    return {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1], escape(secret)}


def search(folder):
    """Look into every file of a folder but the database that is made to hold secrets, and return their names."""
    searched = []
    for path in folder.rglob("*"):
        if not path.is_file() or path.name == "qgis-auth.db":
            continue
        data = path.read_bytes()
        searched.append(path.name)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            require_no_secret(data.decode(encoding, errors="ignore"), path)
    return searched


_DIALOG = """
import os, time
from pathlib import Path
from unittest.mock import MagicMock
from qgis.core import Qgis, QgsLayerTreeModel, QgsProject, QgsSettings, QgsNetworkAccessManager
from qgis.gui import QgsGui, QgsLayerTreeView, QgsMapCanvas
from qgis.PyQt.QtNetwork import QNetworkProxy
from qgis.PyQt.QtWidgets import QMainWindow
import qgis.utils

settings = json.load(sys.stdin)

window = QMainWindow()
sys.path.append(os.path.join(application.pkgDataPath(), "python", "plugins"))
logged = []
application.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(
    lambda text, tag, level: logged.append(f"{tag}: {text}")
)
iface = qgis.utils.iface = MagicMock()
iface.mainWindow.return_value = window
iface.mapCanvas.return_value = QgsMapCanvas(window)
for name in ("browserModel", "messageBar", "activeLayer", "layerTreeCanvasBridge", "userProfileManager"):
    getattr(iface, name).return_value = None
tree = iface.layerTreeView.return_value = QgsLayerTreeView(window)
tree.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), tree))
import processing
from processing.core.Processing import Processing
Processing.initialize()
import processing.gui.AlgorithmDialog as module
module.iface = qgis.utils.iface
import furrow
plugin = furrow.classFactory(None)
plugin.initProcessing()
kind = QNetworkProxy.ProxyType.HttpProxy
proxy = QNetworkProxy(kind, "127.0.0.1", settings["port"], "ana", settings["proxy_password"])
QgsNetworkAccessManager.instance().setFallbackProxyAndExcludes(proxy, [], [])

dialog = processing.createAlgorithmDialog("furrow:downloadsentinelhub", settings["parameters"])
dialog.show()
dialog.runAlgorithm()
end = time.monotonic() + 200
while time.monotonic() < end and "log" not in dialog.history_details:
    application.processEvents()
folder = Path(settings["folder"])
dialog.saveLogToFile(str(folder / "dnevnik.html"), dialog.LogFormat.FormatHtml)
assert QgsProject.instance().write(str(folder / "projekt č.qgz"))
assert QgsProject.instance().write(str(folder / "projekt č.qgs"))
QgsSettings().sync()
entries = QgsGui.historyProviderRegistry().queryEntries()
told = {"log": dialog.history_details["log"], "messages": logged, "entries": [str(each.entry) for each in entries]}
print(json.dumps(told))
sys.stdout.flush()
os._exit(0)  # widgets outlive their application in no good order
"""


def test_no_secret_leaves_the_database_when_a_download_fails_in_the_dialog(profile, configs, dead_port, tmp_path):
    """The real dialog, its log, the history, the message log, two forms of project, settings and output folder."""
    seasons = tmp_path / "sezone ž"
    given = {
        "parameters": hub_parameters(configs["osnovno 'č'"], dead_port, seasons),
        "folder": str(tmp_path),
        "port": dead_port,
        "proxy_password": PROXY_PASSWORD,
    }
    told = profile.ask(_DIALOG, given=json.dumps(given))
    assert "Sentinel Hub at http://127.0.0.1" in told["log"]
    assert "Traceback" not in told["log"]
    assert len(told["entries"]) == 1
    assert configs["osnovno 'č'"] in told["entries"][0]  # the entry is that of the run, and runs again
    require_no_secret(json.dumps(told, ensure_ascii=False), "what was said")
    assert {"dnevnik.html", "projekt č.qgz", "projekt č.qgs"} <= set(search(tmp_path))
    assert "user-history.db" in search(profile.folder)


def test_no_secret_leaves_the_database_through_qgis_process(profile, configs, dead_port, tmp_path):
    program = shutil.which("qgis_process")
    assert program is not None
    environment = {k: v for k, v in profile.environment().items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    enabled = subprocess.run(
        [program, "plugins", "enable", "furrow"], env=environment, capture_output=True, text=True, check=False
    )
    assert enabled.returncode == 0, enabled.stderr
    parameters = hub_parameters(configs["oauth"], dead_port, tmp_path / "sezone")
    command = [program, "run", "furrow:downloadsentinelhub", "--", *(f"{k}={v}" for k, v in parameters.items())]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Sentinel Hub at http://127.0.0.1" in said
    assert "cannot be reached" in said
    assert "Traceback" not in said
    require_no_secret(said, "what qgis_process said")
    search(profile.folder)
    search(tmp_path)
    locked = {k: v for k, v in environment.items() if k != "QGIS_AUTH_PASSWORD_FILE"}
    done = subprocess.run(
        command, env=locked, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1
    assert "cannot be opened without the master password" in done.stdout + done.stderr


def test_the_search_finds_what_is_planted(tmp_path):
    for index, text in enumerate(forms(CLIENT_SECRET)):
        path = tmp_path / f"{index}"
        path.write_bytes(b"\x00x" + text.encode("utf-16-le" if index % 2 else "utf-8"))
        with pytest.raises(AssertionError, match="a secret stands in"):
            search(tmp_path)
        path.unlink()
    (tmp_path / "qgis-auth.db").write_text(CLIENT_SECRET)
    assert search(tmp_path) == []
