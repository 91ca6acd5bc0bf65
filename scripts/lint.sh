#!/usr/bin/env bash
# Runs the checks that need no test: ruff, mypy --strict on the engine and the models, and the two that
# plugins.qgis.org runs on every upload, bandit and detect-secrets.
# Usage: scripts/lint.sh (after `scripts/environments.sh dev`)
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
python="$PWD/build/dev/bin/python"

say "ruff"
"$python" -m ruff check --output-format concise .

say "mypy --strict on engine and models"
(cd build && "$python" -m mypy --config-file ../pyproject.toml --cache-dir .mypy_cache -p furrow.engine -p furrow.models)

say "bandit on what is uploaded"
git ls-files -z -- '*.py' ':!tests' ':!benchmarks' ':!scripts' \
    | xargs -0 "$python" -m bandit --quiet --configfile pyproject.toml

say "detect-secrets on what is uploaded"
"$python" scripts/find_secrets.py
