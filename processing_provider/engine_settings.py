"""Which environment the engine runs in, and what of QGIS's settings it is built with."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from furrow.engine.contract.environment import EngineEnvironment

__all__ = [
    "chosen_home",
    "chosen_interpreter",
    "engine_environment",
    "engine_home",
    "named_home",
    "named_interpreter",
    "profile_home",
    "proxy_address",
    "remember_home",
    "remember_interpreter",
]

_SETTING = "furrow/engine/interpreter"
_HOME_SETTING = "furrow/engine/home"
_ANY_SECURE_SITE = QUrl("https://example.org")


def engine_home() -> Path:
    """Return the folder the engine's own environment is built in.

    The variable `FURROW_ENGINE_HOME` goes before the folder the analyst chose, so that scripts and servers can
    share one environment among profiles; without either it is in the QGIS profile.
    """
    return named_home() or chosen_home() or profile_home()


def engine_environment() -> EngineEnvironment:
    """Return the environment of the engine.

    An interpreter named by `FURROW_ENGINE_PYTHON` goes first, then a home named by
    `FURROW_ENGINE_HOME`, then the interpreter the analyst chose, then the home they chose or that in the profile.
    """
    named = named_interpreter()
    if named is None and named_home() is None:
        named = chosen_interpreter()
    return EngineEnvironment(engine_home(), named)


def named_home() -> Path | None:
    """Return the folder that the variable `FURROW_ENGINE_HOME` names, or None."""
    return _path(os.environ.get("FURROW_ENGINE_HOME", ""))


def chosen_home() -> Path | None:
    """Return the folder the analyst chose for the engine, or None."""
    return _path(str(QgsSettings().value(_HOME_SETTING, "") or ""))


def profile_home() -> Path:
    """Return the folder in the QGIS profile that the engine is built in unless another was chosen."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "furrow" / "engine"


def remember_home(home: Path | None) -> None:
    """Store the folder the analyst chose for the engine, or forget it."""
    _remember(_HOME_SETTING, home)


def named_interpreter() -> Path | None:
    """Return the interpreter that the variable `FURROW_ENGINE_PYTHON` names, or None."""
    return _path(os.environ.get("FURROW_ENGINE_PYTHON", ""))


def chosen_interpreter() -> Path | None:
    """Return the interpreter the analyst chose, or None."""
    return _path(str(QgsSettings().value(_SETTING, "") or ""))


def remember_interpreter(interpreter: Path | None) -> None:
    """Store the interpreter the analyst chose, or forget it."""
    _remember(_SETTING, interpreter)


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _remember(setting: str, path: Path | None) -> None:
    settings = QgsSettings()
    if path is None:
        settings.remove(setting)
    else:
        settings.setValue(setting, str(path))


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
