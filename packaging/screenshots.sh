#!/usr/bin/env bash
# Makes the pictures of the README, docs/images/PAGE-light.png and PAGE-dark.png, from the real window: a pretend Mautic
# and a sample application are brought in step, the application then changes, and the window is looked at.
# usage: packaging/screenshots.sh [--language LANGUAGE] [--into FOLDER] [--programs FOLDER]
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

language=en
into=$top/docs/images
programs=
while [ $# -gt 0 ]; do
    case $1 in
        --language) language=${2:?--language needs a language}; shift 2 ;;
        --into) into=${2:?--into needs a folder}; shift 2 ;;
        --programs) programs=${2:?--programs needs a folder}; shift 2 ;;
        -h | --help) sed -n '2,4s/^# //p' "$0"; exit 0 ;;
        *) complain "unknown option $1"; exit 2 ;;
    esac
done

folder=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-pictures.XXXXXX")
sandbox=
clean_up() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# Nothing of the desktop the pictures are made on is to be seen in them.
alone() {
    env -i HOME="$folder/home" PATH=/usr/bin:/bin LC_ALL=C.UTF-8 TZ=Europe/Berlin LOCKSTEP_LANGUAGE="$language" \
        QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$folder/home" "$@" </dev/null
}

# agent ARGUMENT...: a run that leaves cases waiting is as good as one that does not.
agent() {
    local status=0
    alone "$programs/lockstep-agent" "$@" --workspace "$folder/workspace" --credentials "$folder/sample/sandbox.env" \
        >"$folder/agent.txt" 2>&1 || status=$?
    case $status in 0 | 3) ;; *) cat "$folder/agent.txt" >&2; return 1 ;; esac
}

heading 'Programs'
if [ -z "$programs" ]; then
    install_packages build run test
    build release -DBUILD_TESTING=OFF --target lockstep lockstep-agent lockstep-sandbox
    programs=$top/build/release/bin
fi

heading 'A workspace in step, and an application that went on'
mkdir -m 700 "$folder/home"
env -i HOME="$folder/home" "$programs/lockstep-sandbox" --folder "$folder/sample" --users 800 --contacts 600 --seed 7 \
    >"$folder/announcement" </dev/null &
sandbox=$!
for _ in $(seq 300); do
    [ -s "$folder/announcement" ] && break
    sleep 0.1
done
python3 "$top/packaging/screenshots_sample.py" "$folder/sample" tidy
agent sync --new-users-since 2026-01-01 --yes fields,segment
python3 "$top/packaging/screenshots_sample.py" "$folder/sample" change
python3 "$top/packaging/screenshots_sample.py" "$folder/workspace" engine
printf 'Ready.\n'

mkdir -p "$into"
for colours in light dark; do
    heading "$colours"
    alone timeout 180 "$programs/lockstep" --workspace "$folder/workspace" --credentials "$folder/sample/sandbox.env" \
        --colours "$colours" --screenshots "$folder/$colours"
    alone timeout 60 "$programs/lockstep" --workspace "$folder/empty" --colours "$colours" --screenshots "$folder/$colours"
    for page in assistant overview people changes cases activity; do
        picture=$folder/$colours/$page.png
        name=$into/$page-$colours.png
        if command -v convert >/dev/null; then
            convert "$picture" -strip +dither -colors 256 "png8:$name"
        else
            cp "$picture" "$name"
        fi
        chmod 644 "$name"
        printf '%s\n' "$name"
    done
done
