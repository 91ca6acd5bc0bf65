#!/usr/bin/env bash
# A review of parcels in a real QGIS on a virtual display, as an analyst does it, by keys: it begins on the project of the
# demo, QGIS is killed (kill -9) in the midst of decisions, and the second QGIS must go on where the first one was.
# Pictures at two sizes of screen end in build/review-session; one becomes docs/images/review.png.
# Run scripts/demo.sh first. Usage: scripts/review_session.sh
set -euo pipefail
cd "$(dirname "$0")/.."

session="$PWD/build/review-session"
work="$session/Delo 'ž' #1"
if [ "${1:-}" != inner ]; then
    rm -rf "$session"
    mkdir -p "$work" "$session/runtime"
    chmod 700 "$session/runtime"
    cp -r demo-output/season demo-output/*.tif demo-output/parcels.gpkg demo-output/furrow-demo.qgz "$work"
    export QGIS_CUSTOM_CONFIG_PATH="$session/profile" QGIS_PLUGINPATH="$PWD/build" XDG_RUNTIME_DIR="$session/runtime"
    export FURROW_ENGINE_HOME="$PWD/build/engine" FURROW_SESSION="$session" LC_ALL=C.UTF-8
    unset PYTHONPATH PYTHONHOME FURROW_ENGINE_PYTHON QT_QPA_PLATFORM
    QT_QPA_PLATFORM=offscreen qgis_process plugins enable furrow >/dev/null 2>&1
    QT_QPA_PLATFORM=offscreen qgis_process run furrow:parcelagreement -- \
        PARCELS="$work/parcels.gpkg|layername=parcels" CLASS=landuse CULTIVATED_CLASSES=cropland \
        NOT_DECLARED_CLASSES="not declared" PROBABILITIES="$work/probability.tif" WEIGHTS="$work/weights.tif" \
        SEASONS="$work/season" OUTPUT="$work/agreement.gpkg" >"$session/agreement.log" </dev/null
    exec xvfb-run --auto-servernum --server-args "-screen 0 1920x1080x24" bash "$0" inner
fi

start() { # the part of the session, then the project
    FURROW_SESSION_PART=$1 qgis --nologo --noversioncheck --code scripts/review_session.py "$2" >>"$session/qgis.log" 2>&1 &
}

wait_for() { # a file that QGIS writes
    for _ in $(seq 1200); do
        [ -e "$1" ] && return
        kill -0 "$2" 2>/dev/null || break
        sleep 0.1
    done
    echo "QGIS did not come so far; the end of $session/qgis.log:" >&2
    tail -20 "$session/qgis.log" >&2
    exit 1
}

start first "$work/furrow-demo.qgz"
first=$!
wait_for "$session/deciding" "$first"
sleep 0.7 # it decides on and on
kill -9 "$first"
wait "$first" 2>/dev/null || true
echo "killed after $(wc -l <"$session/decided") decisions"

start second "$work/furrow-demo.qgz"
wait $! || { tail -20 "$session/qgis.log" >&2; exit 1; }
cat "$session/outcome"
cp "$session/review.png" docs/images/review.png
ls -sh "$session"/*.png
