#!/usr/bin/env bash
# Removes everything that was built: environments, packages, caches, the demo's output.
# Usage: scripts/clean.sh
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/remove_roots.sh
rm -rf build demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis
find . -name __pycache__ -type d -prune -exec rm -rf {} +
echo "Removed what was built."
