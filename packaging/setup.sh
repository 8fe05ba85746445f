# shellcheck shell=bash
# Functions that try.sh, tests/run.sh and .ci/run share. To be sourced; needs no argument and does nothing by itself.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
restore_later=()

heading() { printf '\n== %s ==\n' "$*"; }
complain() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        complain "this needs root, or sudo: $*"
        return 1
    fi
}

# Packages of the named groups that are neither installed nor made unnecessary by a command.
missing_packages() {
    local name group command
    while read -r name group command; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        if [ -n "$command" ] && command -v "$command" >/dev/null; then
            continue
        fi
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || printf '%s\n' "$name"
    done < <(grep -v '^#' "$top/packaging/packages.txt")
}

# Debian's database packages make a cluster and start it. The tests have instances of their own, so: neither.
keep_services_down() {
    local policy=/usr/sbin/policy-rc.d cluster=/etc/postgresql-common/createcluster.conf
    if [ -e "$policy" ]; then
        as_root cp -p "$policy" "$policy.lockstep"
    fi
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    as_root mkdir -p "$(dirname "$cluster")"
    if [ -e "$cluster" ]; then
        as_root cp -p "$cluster" "$cluster.lockstep"
    fi
    printf 'create_main_cluster = false\n' | as_root tee "$cluster" >/dev/null
    restore_later=("$policy" "$cluster")
}

restore_services() {
    local file
    for file in "${restore_later[@]}"; do
        if [ -e "$file.lockstep" ]; then
            as_root mv "$file.lockstep" "$file"
        elif [ -e "$file.ucf-dist" ]; then
            as_root mv "$file.ucf-dist" "$file"
        else
            as_root rm -f "$file"
        fi
    done
    restore_later=()
}

# Installs what is missing of the named groups. Asks for sudo only when something is.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! grep -qs 'VERSION_ID="12"' /etc/os-release || ! grep -qs '^ID=debian' /etc/os-release; then
        complain "this is not Debian 12; going on, but nothing is promised"
    fi
    printf 'Installing from Debian: %s\n' "${missing[*]}"
    local status=0
    as_root apt-get -q update || return 1
    trap restore_services EXIT
    keep_services_down
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends \
        -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 "${missing[@]}" </dev/null || status=1
    restore_services
    trap - EXIT
    return $status
}

# configure PRESET [CMAKE ARGUMENT...]: with mold and ccache where the machine has them, without ccache if
# LOCKSTEP_NO_CACHE is set.
configure() {
    local preset=$1 extra=()
    shift
    if command -v mold >/dev/null; then
        extra+=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold)
    fi
    if [ -z "${LOCKSTEP_NO_CACHE:-}" ] && command -v ccache >/dev/null; then
        extra+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    cmake -S "$top" --preset "$preset" "${extra[@]}" "$@" >"$top/build/configure-$preset.txt" 2>&1 && return 0
    cat "$top/build/configure-$preset.txt" >&2
    return 1
}

# build PRESET [CMAKE ARGUMENT...] [--target NAME...]
build() {
    local preset=$1 arguments=()
    shift
    while [ $# -gt 0 ] && [ "$1" != --target ]; do
        arguments+=("$1")
        shift
    done
    mkdir -p "$top/build"
    (cd "$top" && configure "$preset" "${arguments[@]}" && cmake --build "build/$preset" "$@")
}
