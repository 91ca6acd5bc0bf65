"""What the tracked files say: no host names of registries, no paths of a machine, complete metadata, one version."""

from __future__ import annotations

import configparser
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from furrow.__about__ import __version__

ROOT = Path(__file__).resolve().parents[1]
BINARY = {".tif", ".png", ".gpkg", ".safetensors", ".fgb", ".gz", ".zip", ".nc", ".npz", ".qgz", ".ico", ".qm"}


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in tracked_files()
        if path.suffix.lower() not in BINARY and path.name != Path(__file__).name
    }


FORBIDDEN = {
    # Which index pip asks is the business of whoever runs it.
    "a package registry's host": (
        r"pypi\.org|pythonhosted\.org|download\.pytorch\.org|registry\.npmjs|conda\.anaconda\.org"
    ),
    "a path of one machine": (
        r"(?<![\w.])/(?:home|Users)/[a-z]\w+|(?<![\w.])/work/|(?<![\w.])/tmp/[a-z]+/|/opt/wheels|[A-Z]:\\Users\\"
    ),
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a token": r"\b(?:ghp|gho|glpat|hf|sk)[-_][A-Za-z0-9_-]{20,}|AKIA[0-9A-Z]{16}",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{name}: {match[0]}" for name, text in texts().items() for match in [pattern.search(text)] if match is not None
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a package registry's host", "https://" + "pypi" + ".org/simple"),
        ("a path of one machine", "see " + "/home" + "/ana/x"),
        ("a path of one machine", "C:" + "\\Users\\Ana"),
        ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
        ("a token", "ghp_" + "a" * 36),
    ],
)
def test_the_search_finds(what: str, text: str) -> None:
    assert re.search(FORBIDDEN[what], text)


def test_texts_are_utf8_without_stray_ends() -> None:
    for name, text in texts().items():
        assert "\r" not in text, name
        assert not text or text.endswith("\n"), name


def _metadata() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_metadata_is_complete() -> None:
    metadata = _metadata()
    needed = (
        "name", "description", "version", "qgisMinimumVersion", "qgisMaximumVersion", "author", "email", "about",
        "tracker", "repository", "homepage", "hasProcessingProvider", "icon", "tags", "experimental", "deprecated",
    )  # fmt: skip
    assert [name for name in needed if not metadata.get(name)] == []
    assert metadata["hasProcessingProvider"] == "yes"
    assert "supportsQt6" not in metadata
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", metadata["email"])
    assert tuple(map(int, metadata["qgisMinimumVersion"].split("."))) == (3, 40)
    assert all(metadata[name].startswith("https://") for name in ("tracker", "repository", "homepage"))


def test_the_about_text_states_the_separate_engine() -> None:
    about = _metadata()["about"]
    assert "engine" in about
    for package in ("torch", "rasterio", "numpy"):
        assert package in about


def test_the_icon_exists() -> None:
    assert (ROOT / _metadata()["icon"]).is_file()


def test_the_licence_is_the_gpl_version_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text


def test_the_version_stands_in_one_place() -> None:
    version = _metadata()["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert __version__ == version
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "furrow.__about__.__version__"}
    code = [name for name, text in texts().items() if name.endswith(".py") and f'"{version}"' in text]
    assert code == []


def test_the_changelog_has_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(_metadata()['version'])}\b", text, flags=re.MULTILINE)


def test_the_readme_names_the_command_of_the_continuous_integration() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = (
        next(line for line in script.splitlines() if line.startswith("exec ")).removeprefix("exec ").split(" <")[0]
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"    {command}\n" in readme


def test_scripts_can_be_run() -> None:
    for path in [*(ROOT / "scripts").glob("*.sh"), ROOT / ".ci" / "run"]:
        assert path.stat().st_mode & 0o111, path
        assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n"), path
