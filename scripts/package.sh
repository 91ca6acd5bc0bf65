#!/usr/bin/env bash
# Writes build/furrow-<version>.zip, the plugin as plugins.qgis.org takes it, from the last commit.
# The translations in it are compiled, which needs Qt's lrelease.
# Usage: scripts/package.sh
set -euo pipefail
cd "$(dirname "$0")/.."

largest=$((25 * 1024 * 1024)) # plugins.qgis.org refuses more
version=$(sed -n 's/^version=//p' metadata.txt)
zip="build/furrow-$version.zip"

mkdir -p build
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT
git archive HEAD i18n | tar -x -C "$texts"
scripts/translations.sh compile "$texts/compiled" "$texts/i18n"
translations=()
for file in "$texts"/compiled/*.qm; do translations+=("--add-file=$file"); done
git archive --format=zip -9 --prefix=furrow/i18n/ "${translations[@]}" --prefix=furrow/ --output "$zip.part" HEAD
size=$(wc -c <"$zip.part")
if [ "$size" -gt "$largest" ]; then
    rm -f "$zip.part"
    echo "The plugin would be $size bytes, but plugins.qgis.org takes $largest: leave something out in .gitattributes." >&2
    exit 1
fi
mv "$zip.part" "$zip"
git diff --quiet HEAD || echo "Note: changes that are not committed are not in the package." >&2
echo "$zip: $((size / 1024)) KiB"
