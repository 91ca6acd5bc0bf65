"""Credentials from QGIS's authentication database. They go into a job's specification only, never into a message."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from qgis.core import QgsApplication, QgsAuthMethodConfig

from furrow.engine.contract.errors import InputError
from furrow.processing_provider.texts import translate

__all__ = ["CLIENT_METHODS", "TOKEN_METHODS", "OAuthClient", "authentication_problem", "client_of", "token_of"]

CLIENT_METHODS = ("Basic", "OAuth2")
"""Methods of the database that can hold an OAuth client."""

TOKEN_METHODS = ("APIHeader", "EsriToken", "Basic")
"""Methods that can hold a token."""


@dataclass(frozen=True)
class OAuthClient:
    """A client of an OAuth 2 service: what it is called, and what it proves that with."""

    identifier: str = field(repr=False)
    secret: str = field(repr=False)


def authentication_problem(config: str, methods: tuple[str, ...]) -> str:
    """Return what is wrong with a configuration as far as can be told without the master password; empty when nothing.

    Args:
        config: Identifier of the configuration.
        methods: Methods of which it may be: `CLIENT_METHODS` or `TOKEN_METHODS`.
    """
    if not config:
        return translate(
            "credentials",
            "There are no credentials: choose an authentication configuration, or add one under Settings > Options > "
            "Authentication.",
        )
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        return translate(
            "credentials",
            "QGIS's authentication database is switched off, so the credentials cannot be read: check the QCA library "
            "of your QGIS.",
        )
    if config not in manager.configIds():
        return translate(
            "credentials",
            "There is no authentication configuration '{config}': add it under Settings > Options > Authentication.",
        ).format(config=config)
    method = manager.configAuthMethodKey(config)
    if method not in methods:
        return translate(
            "credentials",
            "The authentication configuration '{config}' is of the method {method}, but must be of one of these: "
            "{methods}.",
        ).format(config=config, method=method, methods=", ".join(methods))
    return ""


def client_of(config: str) -> OAuthClient:
    """Return the OAuth client that a configuration holds.

    Of the method Basic the user name is the client's id and the password its secret; of OAuth2 both have boxes of
    their own.

    Raises:
        InputError: There is no such configuration, it is locked, of another method, or lacks one of the two.
    """
    opened = _opened(config, CLIENT_METHODS)
    if opened.method() == "Basic":
        identifier, secret = opened.config("username"), opened.config("password")
    else:
        identifier, secret = _of_oauth2(opened.config("oauth2config"))
    if not identifier.strip() or not secret.strip():
        raise InputError(
            translate(
                "credentials",
                "The authentication configuration '{config}' lacks the id or the secret of the OAuth client: put the "
                "id into its user name and the secret into its password.",
            ).format(config=config)
        )
    return OAuthClient(identifier.strip(), secret.strip())


def token_of(config: str) -> str:
    """Return the bearer token that a configuration holds; empty when no configuration is named.

    Of the method APIHeader it is the header Authorization, of EsriToken the token, of Basic the password.

    Raises:
        InputError: There is no such configuration, it is locked, of another method, or holds no token.
    """
    if not config:
        return ""
    opened = _opened(config, TOKEN_METHODS)
    if opened.method() == "APIHeader":
        headers = {name.casefold(): value for name, value in opened.configMap().items()}
        token = headers.get("authorization", "")
    else:
        token = opened.config("token" if opened.method() == "EsriToken" else "password")
    token = token.strip()
    kind, _, rest = token.partition(" ")
    token = rest.strip() if kind.casefold() == "bearer" else token
    if not token:
        raise InputError(
            translate(
                "credentials",
                "The authentication configuration '{config}' holds no token: put it into its password, or into its "
                "header Authorization.",
            ).format(config=config)
        )
    return token


def _opened(config: str, methods: tuple[str, ...]) -> QgsAuthMethodConfig:
    """Return a configuration with its secrets; QGIS asks for the master password where it has a window."""
    if sentence := authentication_problem(config, methods):
        raise InputError(sentence)
    opened = QgsAuthMethodConfig()
    loaded, opened = QgsApplication.authManager().loadAuthenticationConfig(config, opened, True)
    if not loaded or not opened.isValid():
        raise InputError(
            translate(
                "credentials",
                "The authentication configuration '{config}' cannot be opened without the master password: give it "
                "when QGIS asks, or name a file that holds it in the variable QGIS_AUTH_PASSWORD_FILE before QGIS "
                "starts.",
            ).format(config=config)
        )
    return opened


def _of_oauth2(document: str) -> tuple[str, str]:
    try:
        values = json.loads(document)
    except ValueError:
        return "", ""
    if not isinstance(values, dict):
        return "", ""
    return str(values.get("clientId") or ""), str(values.get("clientSecret") or "")
