#!/usr/bin/env bash
# Takes the pictures of the user guide and of the algorithms' pages (docs/images) from a real QGIS on a virtual display.
# Run scripts/demo.sh first. Usage: scripts/screenshots.sh [part ...]
# Parts are functions of scripts/screenshots.py, such as `dialogs`, those of all algorithms; without any all are taken.
set -euo pipefail
cd "$(dirname "$0")/.."

profile="$PWD/build/screenshots-profile"
mkdir -p "$profile/runtime" docs/images
chmod 700 "$profile/runtime"
export QGIS_CUSTOM_CONFIG_PATH="$profile" QGIS_PLUGINPATH="$PWD/build" XDG_RUNTIME_DIR="$profile/runtime"
export FURROW_ENGINE_HOME="$PWD/build/engine" FURROW_SCREENSHOTS="$PWD/docs/images" FURROW_PICTURES="$*"
export LC_ALL=C.UTF-8
unset QT_QPA_PLATFORM PYTHONPATH FURROW_ENGINE_PYTHON
QT_QPA_PLATFORM=offscreen qgis_process plugins enable furrow >/dev/null 2>&1 || true # already enabled
timeout 800 xvfb-run --auto-servernum --server-args "-screen 0 1500x950x24" \
    qgis --nologo --noversioncheck --code scripts/screenshots.py demo-output/furrow-demo.qgz
[ -n "$*" ] && [[ " $* " != *" dialogs "* ]] || build/dev/bin/python scripts/shrink_pictures.py docs/images/dialogs/*.png
ls -sh docs/images docs/images/dialogs
