#!/usr/bin/env bash
# What all tests run with; to be sourced from the checkout's root. Nothing of the person who runs the tests
# may decide how they end, and nothing of theirs is changed.
profile="$PWD/build/profile"
rm -rf "$profile"
mkdir -p "$profile/runtime"
chmod 700 "$profile/runtime"
export QGIS_CUSTOM_CONFIG_PATH="$profile" XDG_RUNTIME_DIR="$profile/runtime"
export QGIS_PLUGINPATH="$PWD/build" FURROW_ENGINE_HOME="$PWD/build/engine"
export QT_QPA_PLATFORM=offscreen QGIS_NO_OVERRIDE_IMPORT=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME FURROW_ENGINE_PYTHON
