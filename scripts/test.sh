#!/usr/bin/env bash
# Runs every check and test, from nothing: installs QGIS where it is missing (Debian), builds the
# environments, then the cheap checks first. Options are handed to pytest.
# Usage: scripts/test.sh [pytest option ...]
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
started=$(date +%s)

scripts/install_qgis.sh
scripts/environments.sh engine dev servers qgis
scripts/lint.sh

. scripts/tests_environment.sh

inside_qgis=(tests/processing_provider tests/plugin tests/test_package.py)
say "tests of the engine and the models"
build/dev/bin/python -m pytest tests "${inside_qgis[@]/#/--ignore=}" "$@" </dev/null

say "tests inside QGIS, and of the package"
present=()
for place in "${inside_qgis[@]}"; do [ ! -e "$place" ] || present+=("$place"); done
build/qgis/bin/python -m pytest "${present[@]}" "$@" </dev/null

say "all checks and tests passed in $(($(date +%s) - started)) s"
