#!/usr/bin/env bash
# Writes the four requirements files with every version and hash fixed, for Python 3.11 to 3.14 on all platforms:
#   requirements-engine.lock   the engine (without torch, whose version stands in requirements-torch.txt)
#   requirements-dev.lock      checks and tests of the engine; what both hold has the engine's version
#   requirements-qgis.lock     tests inside QGIS
#   requirements-servers.lock  servers that tests talk to
# Versions that are locked already stay unless --upgrade is given.
# Needs uv: `pip install uv` in any environment; name it in UV when it is not on the PATH.
# Usage: scripts/lock.sh [--upgrade]
set -euo pipefail
cd "$(dirname "$0")/.."

uv=${UV:-uv}
command -v "$uv" >/dev/null || { echo "uv was not found: pip install uv, or set UV to its path." >&2; exit 1; }
python=${PYTHON:-python3}
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT

lock() {
    local name=$1
    shift
    printf '==> locking requirements-%s.lock\n' "$name"
    "$python" scripts/list_requirements.py "$name" >"$work/$name.in"
    # No index is written down: pip asks the one it is configured with.
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
        "$@" --output-file "requirements-$name.lock" "$work/$name.in"
    { echo "# Written by scripts/lock.sh from pyproject.toml; do not edit."; cat "requirements-$name.lock"; } >"$work/lock"
    cp "$work/lock" "requirements-$name.lock"
}

lock engine "$@"
lock dev --constraint requirements-engine.lock "$@"
lock qgis --constraint requirements-dev.lock "$@"
lock servers "$@"
