#!/usr/bin/env bash
# The translations of what the analyst sees in QGIS, i18n/furrow_<language>.ts, which Qt Linguist edits.
#   update              brings the .ts files up to date with the sources; translations that are there stay
#   compile TO [FROM]   writes the .qm files that QGIS loads into a folder, from the .ts files of i18n or of FROM
# A new language begins as an empty file i18n/furrow_<language>.ts.
# Needs pylupdate5 and Qt's own tools; on Debian: scripts/install_qgis.sh.
# Usage: scripts/translations.sh update | compile TO [FROM]
set -euo pipefail
cd "$(dirname "$0")/.."

need() {
    command -v "$1" >/dev/null || { echo "$1 is missing: install $2 (Debian's name), then run this again." >&2; exit 1; }
}

update() {
    need pylupdate5 pyqt5-dev-tools
    need lconvert qttools5-dev-tools
    local file language
    copies=$(mktemp -d)
    trap 'rm -rf "$copies"' EXIT
    # pylupdate takes a comma behind the last argument for the start of another one, and skips the text.
    git ls-files -z -- 'plugin/*.py' 'processing_provider/*.py' | LC_ALL=C sort -z \
        | while IFS= read -r -d '' file; do
            perl -0pe 's/(["\x27]),(\s*\))/$1$2/g' "$file" >"$copies/${file//\//.}"
        done
    for file in i18n/furrow_*.ts; do
        language=${file#i18n/furrow_}
        language=${language%.ts}
        [ -s "$file" ] || printf '<TS version="2.1"/>\n' >"$file"
        PYTHONWARNINGS=ignore pylupdate5 -noobsolete "$copies"/*.py -ts "$file"
        # Without line numbers, so that the files change only when a text does.
        lconvert -locations none -source-language en -target-language "$language" -i "$file" -o "$file"
    done
}

compile() {
    need lrelease qttools5-dev-tools
    local file
    mkdir -p "$1"
    for file in "$2"/furrow_*.ts; do
        lrelease -silent "$file" -qm "$1/$(basename "$file" .ts).qm"
    done
}

case "${1:-}" in
    update) update ;;
    compile) compile "${2:?the folder to write to is missing}" "${3:-i18n}" ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
