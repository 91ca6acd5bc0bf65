#!/usr/bin/env bash
# Installs QGIS 3.40 (long-term release) on Debian 12 from its backports suite, with what the
# headless tests and the demo need beside it. Does nothing when QGIS 3.40 or newer is there.
# Usage: scripts/install_qgis.sh
set -euo pipefail

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }

qgis_version() {
    dpkg-query --show --showformat='${Version}' python3-qgis 2>/dev/null | sed 's/^[0-9]*://' || true
}

needed=(qgis python3-qgis qgis-providers python3-venv python3-pip xvfb xauth fonts-dejavu-core git make)
needed+=(pyqt5-dev-tools qttools5-dev-tools) # pylupdate5 and lrelease, for the translations
needed+=(mapserver-bin libsqlite3-mod-spatialite) # a real WFS, and what pygeoapi reads GeoPackages with, for the tests

missing=()
for package in "${needed[@]}"; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
version=$(qgis_version)
if [ "${#missing[@]}" -eq 0 ] && [ -n "$version" ] && dpkg --compare-versions "$version" ge 3.40; then
    say "QGIS $version is installed"
    exit 0
fi

if [ ! -r /etc/os-release ] || ! (. /etc/os-release && [ "${ID:-}" = debian ]); then
    echo "This script installs QGIS on Debian only. Install QGIS 3.40 or newer yourself (qgis.org), then run this again." >&2
    exit 1
fi
. /etc/os-release
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)

# Debian 12 carries QGIS 3.22 itself and 3.40 in its backports. The backports live on the same
# servers as the machine's own packages, so its own source entry is repeated with the suite renamed.
backports=()
release=${VERSION_ID:-testing} # testing and unstable have no number
if [[ ${release%%.*} =~ ^[0-9]+$ ]] && [ "${release%%.*}" -le 12 ]; then
    target=/etc/apt/sources.list.d/furrow-backports
    suite="${VERSION_CODENAME}-backports"
    backports=(--target-release "$suite")
    if ! grep -rqs -- "$suite" /etc/apt/sources.list /etc/apt/sources.list.d/; then
        say "adding the suite $suite to the package sources"
        deb822=$(grep -lsE "^Suites:.*\b${VERSION_CODENAME}\b" /etc/apt/sources.list.d/*.sources | head -n 1 || true)
        if [ -n "$deb822" ]; then
            awk -v RS= -v main="$VERSION_CODENAME" -v suite="$suite" '
                $0 ~ "(^|\n)Suites:[^\n]*[ \t]" main "([ \t\n]|$)" && !done {
                    gsub(/Suites:[^\n]*/, "Suites: " suite); print; done = 1
                }' "$deb822" | "${as_root[@]}" tee "$target.sources" >/dev/null
        else
            sed -nE "s/^(deb .*[[:space:]])${VERSION_CODENAME}([[:space:]].*)$/\1${suite}\2/p" /etc/apt/sources.list \
                | head -n 1 | "${as_root[@]}" tee "$target.list" >/dev/null
        fi
    fi
fi

say "reading the package lists"
"${as_root[@]}" apt-get update -qq
say "installing QGIS (about 1.5 GB on disk; a few minutes)"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# What dpkg says of each of some 600 packages is of interest only when one of them fails.
if ! "${as_root[@]}" apt-get install --yes --no-install-recommends -qq "${backports[@]}" "${needed[@]}" </dev/null >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    echo "QGIS could not be installed: see above, mend it, and run this again." >&2
    exit 1
fi
version=$(qgis_version)
dpkg --compare-versions "$version" ge 3.40 || { echo "QGIS $version was installed, but Furrow needs 3.40 or newer." >&2; exit 1; }
say "QGIS $version is installed"
