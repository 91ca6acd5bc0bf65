#!/usr/bin/env bash
# Builds the environments of the checkout, each only when what it is made from has changed:
#   engine   build/engine   what the engine's processes run in, built as a user's is
#   dev      build/dev      checks and tests of the engine; sees the engine's packages
#   servers  build/servers  servers that tests talk to on loopback
#   qgis     build/qgis     tests inside QGIS: the system's Python with PyQGIS, and pytest beside it
# All are made with the system's Python, into which nothing is installed.
# Usage: scripts/environments.sh engine|dev|servers|qgis ...
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-/usr/bin/python3}
say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
hash_of() { sha256sum "$@" | sha256sum | cut -c -64; }

mkdir -p build
ln -sfn .. build/furrow # `import furrow` is this checkout wherever build/ is on Python's path

# Runs a command quietly; shows what it printed when it fails.
quietly() {
    local log="build/environments.log"
    "$@" >"$log" 2>&1 </dev/null || { tail -n 60 "$log" >&2; return 1; }
}

engine_python=
build_engine() {
    [ -z "$engine_python" ] || return 0
    say "building the engine in build/engine, unless it is up to date"
    engine_python=$("$python" scripts/build_engine.py build --home build/engine --base "$python" </dev/null)
}

# venv NAME STAMP [OPTION ...]: makes build/NAME anew unless it carries the stamp. False when it does.
venv() {
    local name=$1 stamp=$2
    shift 2
    [ "$(cat "build/$name/stamp" 2>/dev/null)" != "$stamp" ] || { say "build/$name is up to date"; return 1; }
    say "building build/$name"
    rm -rf "build/$name"
    quietly "$python" -m venv "$@" "build/$name"
}

install() {
    local name=$1
    quietly "build/$name/bin/python" -m pip install --disable-pip-version-check --no-input --only-binary :all: \
        --require-hashes --requirement "requirements-$name.lock"
}

build_dev() {
    build_engine
    local packages stamp
    packages=$("$engine_python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    stamp=$(printf '%s %s' "$(hash_of requirements-dev.lock)" "$packages")
    venv dev "$stamp" || return 0
    printf '%s\n%s\n' "$packages" "$PWD/build" >"$(echo build/dev/lib/python3*/site-packages)/engine.pth"
    install dev
    printf '%s' "$stamp" >build/dev/stamp
}

build_qgis() {
    local stamp
    stamp=$(printf '%s %s' "$(hash_of requirements-qgis.lock)" "$("$python" --version)")
    venv qgis "$stamp" --system-site-packages || return 0
    printf '%s\n' "$PWD/build" >"$(echo build/qgis/lib/python3*/site-packages)/furrow.pth"
    install qgis
    printf '%s' "$stamp" >build/qgis/stamp
}

build_servers() {
    local stamp
    stamp=$(printf '%s %s' "$(hash_of requirements-servers.lock)" "$("$python" --version)")
    venv servers "$stamp" || return 0
    install servers
    printf '%s' "$stamp" >build/servers/stamp
}

for name in "$@"; do
    case $name in
        engine) build_engine ;;
        dev) build_dev ;;
        servers) build_servers ;;
        qgis) build_qgis ;;
        *) echo "There is no environment '$name': engine, dev, servers or qgis." >&2; exit 1 ;;
    esac
done
