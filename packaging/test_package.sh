#!/usr/bin/env bash
# Installs the Debian package, starts what is in it, removes it, and looks whether anything is left.
# With root rights it is installed into the system, unless a Lockstep is installed there already; otherwise it is
# unpacked into a temporary folder.
# usage: packaging/test_package.sh [FILE.deb]
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

case ${1:-} in
    -h | --help) sed -n '2,5s/^# //p' "$0"; exit 0 ;;
esac
package=${1:-$(ls "$top"/build/package/lockstep_*.deb)}
package=$(realpath "$package")
folder=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-package.XXXXXX")
root=/
is_installed=
sandbox=
window=

clean_up() {
    local process
    for process in $sandbox $window; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    if [ -n "$is_installed" ]; then
        dpkg --purge lockstep >/dev/null || true
    fi
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

wrong() { complain "$*"; exit 1; }

# alone COMMAND...: becomes the command, with a home of its own, nothing of the caller's environment, and no display.
# For a subshell.
alone() {
    exec env -i HOME="$folder/home" PATH="$root/usr/bin:/usr/bin:/bin" LC_ALL="${language:-C.UTF-8}" \
        QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder/runtime" "$@" </dev/null
}

# answers EXIT_CODE TEXT COMMAND...: the command ends so and says that.
answers() {
    local expected=$1 text=$2 status=0
    shift 2
    (alone timeout 60 "$@") >"$folder/answer.txt" 2>&1 || status=$?
    [ "$status" = "$expected" ] || { cat "$folder/answer.txt"; wrong "$* ended with exit code $status, not $expected"; }
    grep -qF -- "$text" "$folder/answer.txt" || { cat "$folder/answer.txt"; wrong "$* did not say: $text"; }
}

# within SECONDS WHAT COMMAND...: waits until the command succeeds.
within() {
    local tries=$(($1 * 10)) what=$2
    shift 2
    until "$@"; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || wrong "$what"
        sleep 0.1
    done
}

files_of_package() { dpkg-deb --fsys-tarfile "$package" | tar -t | sed -n 's/^\.//;/[^/]$/p'; }

install_package() {
    if [ "$(id -u)" != 0 ] || dpkg-query -W -f '${Status}' lockstep 2>/dev/null | grep -q ' installed$'; then
        root=$folder/root
        dpkg-deb -x "$package" "$root"
        return
    fi
    local file
    while read -r file; do
        [ ! -e "$file" ] || wrong "$file is there before the package is installed"
    done <"$folder/files.txt"
    is_installed=yes
    dpkg -i "$package" >"$folder/dpkg.txt" 2>&1 || { cat "$folder/dpkg.txt"; wrong 'it cannot be installed'; }
}

remove_package() {
    if [ -n "$is_installed" ]; then
        dpkg --purge lockstep >"$folder/dpkg.txt" 2>&1 || { cat "$folder/dpkg.txt"; wrong 'it cannot be removed'; }
        is_installed=
    else
        rm -rf "$root"
    fi
    local file
    while read -r file; do
        [ ! -e "$file" ] || [ "$root" != / ] || wrong "$file is left behind"
    done <"$folder/files.txt"
    [ ! -e /usr/share/doc/lockstep ] || [ "$root" != / ] || wrong 'a folder is left behind'
}

install_packages build run package check
mkdir -m 700 "$folder/home" "$folder/runtime"
files_of_package >"$folder/files.txt"
version=$(dpkg-deb -f "$package" Version)
has() { grep -qx "$1" "$folder/files.txt"; }

heading "$(basename "$package") is installed"
install_package
printf '%s\n' "${root%/}/usr"

heading 'What the desktop reads is valid'
if has /usr/bin/lockstep; then
    desktop-file-validate "$root/usr/share/applications/lockstep.desktop"
    appstreamcli validate --no-net "$root/usr/share/metainfo/local.lockstep.lockstep.metainfo.xml"
    has /usr/share/icons/hicolor/scalable/apps/lockstep.svg || wrong 'the icon is missing'
fi
while read -r program; do
    has "/usr/share/man/man1/$(basename "$program").1.gz" || wrong "$program has no manual"
    mandoc -Tlint -Wwarning "$root/usr/share/man/man1/$(basename "$program").1.gz"
done < <(grep '^/usr/bin/' "$folder/files.txt")
printf 'Desktop entry, metainfo and manuals.\n'

heading 'The agent works'
answers 0 "lockstep-agent $version" lockstep-agent --version
answers 0 'Usage: lockstep-agent' lockstep-agent --help
language=de_DE.UTF-8 answers 0 'Aufruf: lockstep-agent' lockstep-agent --help
answers 4 'credentials' lockstep-agent check
(alone lockstep-sandbox --folder "$folder/sample" --users 60 --contacts 40) >"$folder/announcement" &
sandbox=$!
within 60 'the pretend Mautic did not get ready' test -s "$folder/announcement"
answers 0 '' lockstep-agent check --credentials "$folder/sample/sandbox.env"
answers 3 '' lockstep-agent plan --json --credentials "$folder/sample/sandbox.env" --new-users-since 2026-01-01
printf 'Version, help, German, a check and a plan against the pretend Mautic.\n'

if has /usr/bin/lockstep; then
    heading 'The window opens and closes'
    answers 0 "$version" lockstep --version
    answers 0 --workspace lockstep --help
    language=de_DE.UTF-8 answers 0 Aufruf lockstep --help
    answers 2 'no display' env -u QT_QPA_PLATFORM lockstep
    (alone lockstep --credentials "$folder/sample/sandbox.env") >"$folder/window.txt" 2>&1 &
    window=$!
    sleep 3
    kill -0 "$window" 2>/dev/null || { cat "$folder/window.txt"; wrong 'the window closed by itself'; }
    status=0
    kill -TERM "$window"
    wait "$window" || status=$?
    window=
    [ "$status" = 0 ] || { cat "$folder/window.txt"; wrong "the window ended with exit code $status"; }
    printf 'It opened on the workspace of the agent and closed when it was told to.\n'
fi

heading 'It is removed'
remove_package
printf 'Nothing is left.\n'
