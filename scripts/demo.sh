#!/usr/bin/env bash
# The main job on the sample that ships with Furrow, the way an analyst's own script would do it:
# a season of Sentinel-2 and its parcels become reference, weights, probability, mask and score, the
# agreement of each parcel with the map and a report, then a QGIS project and a picture of the map.
# Everything ends in demo-output/.
# Installs QGIS where it is missing (Debian) and builds the engine; a second run takes a minute.
# Usage: scripts/demo.sh
set -euo pipefail
cd "$(dirname "$0")/.."

started=$(date +%s)
step=0
say() {
    step=$((step + 1))
    printf '\n\033[1m==> %d. %s\033[0m\n' "$step" "$*"
}

say "QGIS"
scripts/install_qgis.sh

# A profile and an engine of the demo's own: nothing of the person who runs it is read or changed.
profile="$PWD/build/demo-profile"
mkdir -p "$profile/runtime" demo-output
chmod 700 "$profile/runtime"
ln -sfn .. build/furrow # QGIS finds the plugin as build/furrow
export QGIS_CUSTOM_CONFIG_PATH="$profile" QGIS_PLUGINPATH="$PWD/build" XDG_RUNTIME_DIR="$profile/runtime"
export FURROW_ENGINE_HOME="$PWD/build/engine" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME FURROW_ENGINE_PYTHON

# Runs one algorithm; of what qgis_process prints, the log of the algorithm and its outputs are shown.
run() {
    local algorithm=$1
    shift
    qgis_process run "furrow:$algorithm" -- "$@" </dev/null | sed -un '
        /^Inputs$/,/^Results$/ { /^\(Inputs\|Results\|-*\)$/d; /^$/d; /^[A-Z_]*:\t/d; s/^/    /p; d }
        /^[A-Z0-9_]*:\t/ { s/^\([A-Z0-9_]*\):\t/    \1 = /p }'
}

say "the plugin"
qgis_process plugins </dev/null 2>/dev/null | grep -q '^\* furrow' || qgis_process plugins enable furrow </dev/null >/dev/null
echo "    enabled in the profile build/demo-profile"

say "the engine (the first time it downloads about 250 MB; later it is there already)"
run buildengine COMPUTING=auto
run checkengine

say "the season: 32 dates of the sample, copied to demo-output/season and read completely once"
rm -rf demo-output/season
cp -r resources/sample/flanders-2019 demo-output/season
cp resources/sample/parcels.gpkg demo-output/parcels.gpkg # QGIS writes beside a GeoPackage it reads
run verifyseason SEASON="$PWD/demo-output/season"

say "reference and weight map from the parcels"
run referencefromparcels \
    PARCELS="$PWD/demo-output/parcels.gpkg|layername=parcels" CLASS=landuse \
    CULTIVATED_CLASSES=cropland NOT_DECLARED_CLASSES="not declared" SEASON="$PWD/demo-output/season" \
    CULTIVATED="$PWD/demo-output/cultivated.tif" NOT_DECLARED="$PWD/demo-output/not_declared.tif" \
    WEIGHTS="$PWD/demo-output/weights.tif"

say "prediction with the model that ships"
run predictcultivatedland SEASON="$PWD/demo-output/season" \
    PROBABILITY="$PWD/demo-output/probability.tif" MASK="$PWD/demo-output/mask.tif"

say "score"
run scoreprediction PREDICTIONS="$PWD/demo-output/mask.tif" REFERENCES="$PWD/demo-output/cultivated.tif" \
    WEIGHTS="$PWD/demo-output/weights.tif" REPORT="$PWD/demo-output/score.json"

say "the agreement of each parcel with the map, for the review"
run parcelagreement \
    PARCELS="$PWD/demo-output/parcels.gpkg|layername=parcels" CLASS=landuse \
    CULTIVATED_CLASSES=cropland NOT_DECLARED_CLASSES="not declared" \
    PROBABILITIES="$PWD/demo-output/probability.tif" WEIGHTS="$PWD/demo-output/weights.tif" \
    SEASONS="$PWD/demo-output/season" OUTPUT="$PWD/demo-output/agreement.gpkg"

say "a report to hand on"
run assessmentreport PREDICTIONS="$PWD/demo-output/probability.tif" REFERENCES="$PWD/demo-output/cultivated.tif" \
    WEIGHTS="$PWD/demo-output/weights.tif" AGREEMENT="$PWD/demo-output/agreement.gpkg|layername=agreement" \
    SEASONS="$PWD/demo-output/season" REPORT="$PWD/demo-output/report.html"

say "the QGIS project and the picture"
PYTHONPATH="$PWD/build:/usr/share/qgis/python:/usr/share/qgis/python/plugins" \
    "${PYTHON:-/usr/bin/python3}" scripts/demo_project.py demo-output </dev/null

say "done in $(($(date +%s) - started)) s; look at demo-output/map.png and report.html, open furrow-demo.qgz there in QGIS"
ls -1sh demo-output | sed 's/^/    /'
