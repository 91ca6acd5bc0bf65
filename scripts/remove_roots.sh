#!/usr/bin/env bash
# Removes the roots that scripts/test_qgis_version.sh made in build/roots, or one of them. Refuses while anything is
# mounted in them, and never leaves their file system: what is mounted somewhere is not theirs to lose.
# Usage: scripts/remove_roots.sh [SUITE]
set -euo pipefail
cd "$(dirname "$0")/.."

place="$PWD/build/roots${1:+/$1}"
[ -d "$place" ] || exit 0
mounted=$(place=$place awk '{ gsub(/\\040/, " ", $5) } index($5 "/", ENVIRON["place"] "/") == 1 { print $5; exit }' /proc/self/mountinfo)
[ -z "$mounted" ] || { echo "'$mounted' is mounted: unmount it, then remove '$place'." >&2; exit 1; }
if [ "$(stat --format %u "$place")" -ne "$(id -u)" ] && [ "$(id -u)" -ne 0 ]; then
    echo "'$place' belongs to root: run this again as root." >&2
    exit 1
fi
rm -rf --one-file-system "$place"
