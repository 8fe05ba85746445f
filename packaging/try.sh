#!/usr/bin/env bash
# Tries Lockstep without a server: installs what is missing, builds, and opens the window on a pretend Mautic with a
# sample application in a temporary folder. Without a display, or with --headless, it does the main job there in the
# terminal instead. Leaves nothing running and nothing behind but the build.
# usage: packaging/try.sh [--headless]
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

window=yes
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    window=
fi
case ${1:-} in
    '') ;;
    --headless) window= ;;
    -h | --help) sed -n '2,5s/^# //p' "$0"; exit 0 ;;
    *) complain "unknown option $1"; exit 2 ;;
esac

folder=
sandbox=
clean_up() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    if [ -n "$folder" ]; then
        rm -rf "$folder"
    fi
}

# agent EXIT_CODES ARGUMENT...: shows the command as one would type it, runs it, and fails on any other exit code.
agent() {
    local expected=$1 status=0
    shift
    printf '\n$ lockstep-agent %s\n\n' "$*"
    "$top/build/release/bin/lockstep-agent" "$@" --workspace "$folder/workspace" \
        --credentials "$folder/sample/sandbox.env" </dev/null | tee "$folder/answer.txt" || status=${PIPESTATUS[0]}
    case " $expected " in *" $status "*) return 0 ;; esac
    complain "lockstep-agent $1 ended with exit code $status"
    exit 1
}

heading 'What is missing is installed'
install_packages build run
printf 'All there.\n'

heading 'Lockstep is built (a few minutes the first time)'
build release -DBUILD_TESTING=OFF --target lockstep lockstep-agent lockstep-sandbox

if [ -n "$window" ]; then
    heading 'The window opens on a pretend Mautic with 1,500 contacts and an application with 2,000 users'
    cat <<'TEXT'
"Changes" shows what a sync would write and what it costs; a click there writes it. Close the window to end: the
pretend Mautic and its people go with it. "packaging/try.sh --headless" does the same in the terminal.
TEXT
    exec "$top/build/release/bin/lockstep" --sample
fi

heading 'A pretend Mautic with 1,500 contacts and an application with 2,000 users are started'
folder=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-try.XXXXXX")
trap clean_up EXIT
trap 'exit 130' INT TERM
"$top/build/release/bin/lockstep-sandbox" --folder "$folder/sample" >"$folder/announcement" &
sandbox=$!
for _ in $(seq 600); do
    [ -s "$folder/announcement" ] && break
    kill -0 "$sandbox" 2>/dev/null || { complain 'the pretend Mautic did not start'; exit 1; }
    sleep 0.1
done
[ -s "$folder/announcement" ] || { complain 'the pretend Mautic did not get ready'; exit 1; }
printf 'Ready.\n'
cd "$folder"

heading 'Do both connections work, and what may we do in Mautic?'
agent 0 check

heading 'What would a sync write, and what would it cost?'
agent '0 3' plan --out plan.json --new-users-since 2026-01-01

heading 'Carry it out; what it creates in Mautic gets a clear yes'
agent '0 3' apply plan.json --yes fields,segment

heading 'The same again: there is nothing left to do'
agent '0 3' sync
if ! grep -q 'Nothing to do' answer.txt; then
    complain 'the second run wrote something'
    exit 1
fi

heading 'That is it'
cat <<'TEXT'
What waits for a person is listed by "lockstep-agent cases". To connect your own Mautic and your own users table, see
README.md. The pretend Mautic is stopped now and the sample removed.
TEXT
