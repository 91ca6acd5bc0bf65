"""Which environment the engine runs in, and what of QGIS's settings it is built with."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from furrow.engine.contract.environment import EngineEnvironment

__all__ = ["engine_environment", "engine_home", "named_interpreter", "proxy_address", "remember_interpreter"]

_SETTING = "furrow/engine/interpreter"
_ANY_SECURE_SITE = QUrl("https://example.org")


def engine_home() -> Path:
    """Return the folder the engine's own environment is built in.

    The variable `FURROW_ENGINE_HOME` goes before the QGIS profile, so that scripts and servers can
    share one environment among profiles.
    """
    named = os.environ.get("FURROW_ENGINE_HOME", "")
    return Path(named) if named else Path(QgsApplication.qgisSettingsDirPath()) / "furrow" / "engine"


def engine_environment() -> EngineEnvironment:
    """Return the environment of the engine.

    An interpreter named by `FURROW_ENGINE_PYTHON` goes first, then a home named by
    `FURROW_ENGINE_HOME`, then the interpreter the analyst chose, then the home in the profile.
    """
    named = named_interpreter()
    if named is None and not os.environ.get("FURROW_ENGINE_HOME"):
        chosen = str(QgsSettings().value(_SETTING, "") or "")
        named = Path(chosen) if chosen else None
    return EngineEnvironment(engine_home(), named)


def named_interpreter() -> Path | None:
    """Return the interpreter that the variable `FURROW_ENGINE_PYTHON` names, or None."""
    named = os.environ.get("FURROW_ENGINE_PYTHON", "")
    return Path(named) if named else None


def remember_interpreter(interpreter: Path | None) -> None:
    """Store the interpreter the analyst chose, or forget it."""
    settings = QgsSettings()
    if interpreter is None:
        settings.remove(_SETTING)
    else:
        settings.setValue(_SETTING, str(interpreter))


def proxy_address() -> str:
    """Return the proxy that QGIS uses for the web as an address with its credentials, or an empty text."""
    proxy = QgsNetworkAccessManager.instance().fallbackProxy()
    if proxy.type() == QNetworkProxy.ProxyType.DefaultProxy:
        found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(_ANY_SECURE_SITE))
        proxy = found[0] if found else proxy
    schemes = {
        QNetworkProxy.ProxyType.HttpProxy: "http",
        QNetworkProxy.ProxyType.HttpCachingProxy: "http",
        QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
    }
    scheme = schemes.get(proxy.type())
    if scheme is None or not proxy.hostName():
        return ""
    user = quote(proxy.user(), safe="")
    credentials = f"{user}:{quote(proxy.password(), safe='')}@" if user else ""
    port = f":{proxy.port()}" if proxy.port() else ""
    return f"{scheme}://{credentials}{proxy.hostName()}{port}"
