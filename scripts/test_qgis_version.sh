#!/usr/bin/env bash
# Runs the tests inside QGIS on a newer QGIS and Python than this machine has, in a root of the Debian that carries them:
#   3.40   Debian 13 (trixie), Python 3.13
#   3.44   Debian 14 while it is made (forky), Python 3.14
# The root is made once, in build/roots/SUITE (4 GB, and the engine, built in it as a user's is); `make clean` removes it.
# Packages come from the mirror of this machine's own sources: MIRROR names another one, SUITE another release.
# pip in the root has this machine's /etc/pip.conf and PIP_ variables. Needs root.
# Usage: scripts/test_qgis_version.sh 3.40|3.44 [pytest option or test ...]
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
fail() { echo "$*" >&2; exit 1; }

apart=no
if [ "${1:-}" = --apart ]; then apart=yes; shift; fi
version=${1:-}
case $version in
    3.40) suite=${SUITE:-trixie} ;;
    3.44) suite=${SUITE:-forky} ;;
    *) fail "There is no test of QGIS '$version': name 3.40 or 3.44, as in 'make test-qgis VERSION=3.44'." ;;
esac
shift
root="$PWD/build/roots/$suite"

[ "$(id -u)" -eq 0 ] || fail "A root of another Debian can only be made and entered by root: run 'sudo make test-qgis VERSION=$version'."

# All mounts below are made in a namespace of their own. They end with the last process in it, however that
# ends, and nobody outside ever sees them: nothing that removes build/ can reach through them.
if [ "$apart" = no ]; then
    exec unshare --mount --propagation private --pid --fork --kill-child --mount-proc -- "$0" --apart "$version" "$@"
fi

trap 'exit 130' INT TERM # the first process of a namespace does not hear them otherwise

# The address of the mirror that this machine's own Debian packages come from.
own_mirror() {
    local codename
    codename=$(. /etc/os-release && [ "${ID:-}" = debian ] && printf '%s' "${VERSION_CODENAME:-sid}") || return 0
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' \
        | awk -v codename="$codename" '$1 == "Debian" && $2 == codename && !found { print $3; found = 1 }'
}

make_root() {
    local mirror script=() kept="$suite $(dpkg --print-architecture)"
    [ "$(cat "$root/furrow-root" 2>/dev/null)" != "$kept" ] || return 0
    mirror=${MIRROR:-$(own_mirror)}
    [ -n "$mirror" ] || fail "No mirror of Debian is among this machine's package sources: name one in MIRROR."
    if ! command -v debootstrap >/dev/null; then
        say "installing debootstrap"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends -qq debootstrap </dev/null >/dev/null
    fi
    # A debootstrap older than the release makes it as it makes unstable.
    [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=(/usr/share/debootstrap/scripts/sid)
    scripts/remove_roots.sh "$suite"
    mkdir -p "$root"
    say "making a root of Debian $suite in build/roots/$suite"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" "${script[@]}" \
        >"build/roots/$suite.log" 2>&1 </dev/null || { tail -n 30 "build/roots/$suite.log" >&2; fail "The root could not be made: see above."; }
    apt-config dump Acquire | grep -E '^Acquire::(Check-|https?|Retries|ForceIPv|Languages)' >"$root/etc/apt/apt.conf.d/90as-outside" || true
    printf 'force-unsafe-io\n' >"$root/etc/dpkg/dpkg.cfg.d/fast" # a root that did not come to be is made anew
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no service is ever started in it
    chmod +x "$root/usr/sbin/policy-rc.d"
    mkdir "$root/furrow"
    printf '%s' "$kept" >"$root/furrow-root"
}

mount_root() {
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t sysfs -o ro sysfs "$root/sys"
    # The checkout can be read there, not changed; what tests write into it lies in the root.
    mount --bind "$PWD" "$root/furrow"
    mount -o remount,bind,ro "$root/furrow"
    local file own
    for own in build .qgis-settings; do
        mkdir -p "$own" "$root/furrow-own/$own"
        mount --bind "$root/furrow-own/$own" "$root/furrow/$own"
    done
    for file in /etc/resolv.conf /etc/hosts; do cp --dereference "$file" "$root$file"; done
    for file in /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
        [ ! -e "$file" ] || { touch "$root$file"; mount --bind "$(realpath "$file")" "$root$file"; }
    done
}

# Runs a command in the checkout as it is seen in the root.
inside() {
    local kept=()
    mapfile -t kept < <(env | grep -E '^(PIP_[A-Z_]+|[a-z_]+_proxy|[A-Z]+_PROXY|OMP_NUM_THREADS|TERM)=' || true)
    # shellcheck disable=SC2016
    chroot "$root" /usr/bin/env --ignore-environment "${kept[@]}" HOME=/root LC_ALL=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        PIP_NO_COMPILE=1 PYTHONDONTWRITEBYTECODE=1 HYPOTHESIS_STORAGE_DIRECTORY=/furrow/build/hypothesis \
        /bin/bash -euo pipefail -c 'cd /furrow && "$@"' inside "$@"
}

offered_qgis() {
    { inside apt-cache show python3-qgis 2>/dev/null || true; } | awk '/^Version:/ && !found { print $2; found = 1 }'
}

make_root
mount_root
if [ -z "$(offered_qgis)" ]; then
    say "reading the package lists"
    inside apt-get update -qq
fi
offered=$(offered_qgis)
case $offered in
    "$version".*) ;;
    *) fail "Debian $suite carries QGIS ${offered:-nowhere}, not $version: name a release that has it in SUITE, and a mirror with it in MIRROR." ;;
esac
inside scripts/install_qgis.sh
inside scripts/environments.sh engine servers qgis

say "tests inside QGIS $offered, $(inside /usr/bin/python3 --version)"
find "$root/tmp" -mindepth 1 -xdev -delete
named=no
for argument in "$@"; do [ ! -e "${argument%%::*}" ] || named=yes; done
[ "$named" = yes ] || set -- tests/processing_provider tests/plugin "$@"
# shellcheck disable=SC2016
inside bash -euc '. scripts/tests_environment.sh; build/qgis/bin/python -m pytest -p no:cacheprovider "$@"' tests "$@"
