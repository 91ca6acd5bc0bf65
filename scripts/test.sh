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

# Nothing of the person who runs the tests may decide how they end, and nothing of theirs is changed.
profile="$PWD/build/profile"
rm -rf "$profile"
mkdir -p "$profile/runtime"
chmod 700 "$profile/runtime"
export QGIS_CUSTOM_CONFIG_PATH="$profile" XDG_RUNTIME_DIR="$profile/runtime"
export QGIS_PLUGINPATH="$PWD/build" FURROW_ENGINE_HOME="$PWD/build/engine"
export QT_QPA_PLATFORM=offscreen QGIS_NO_OVERRIDE_IMPORT=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME FURROW_ENGINE_PYTHON

inside_qgis=(tests/processing_provider tests/plugin tests/test_package.py)
say "tests of the engine and the models"
build/dev/bin/python -m pytest tests "${inside_qgis[@]/#/--ignore=}" "$@" </dev/null

say "tests inside QGIS, and of the package"
present=()
for place in "${inside_qgis[@]}"; do [ ! -e "$place" ] || present+=("$place"); done
build/qgis/bin/python -m pytest "${present[@]}" "$@" </dev/null

say "all checks and tests passed in $(($(date +%s) - started)) s"
