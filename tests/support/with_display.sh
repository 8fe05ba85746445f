#!/bin/sh
# with_display.sh COMMAND [ARG...]: runs a command on an X display of its own with a window manager, so that windows
# get the focus. Exit code 77, which ctest takes for "skipped", where there is no Xvfb or openbox.
set -eu
command -v Xvfb >/dev/null && command -v openbox >/dev/null || exit 77
folder=$(mktemp -d)
server=
manager=
clean_up() {
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$folder/display" 2>/dev/null &
server=$!
tries=0
until [ -s "$folder/display" ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo 'with_display: no X server after 10 s' >&2; exit 97; }
    sleep 0.1
done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
HOME=$folder XDG_CONFIG_HOME=$folder openbox >/dev/null 2>&1 &
manager=$!
status=0
QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$folder "$@" || status=$?
exit $status
