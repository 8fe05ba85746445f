#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command beside a Secret Service of its own, unlocked and empty; both are gone afterwards.
# usage: with_keyring.sh COMMAND [ARGUMENT...]
# Ends as the command does; 77 where gnome-keyring is not installed, 97 where it does not start.
set -eu
if ! command -v gnome-keyring-daemon >/dev/null || ! command -v dbus-run-session >/dev/null; then
    echo "with_keyring: gnome-keyring or dbus-daemon is not installed" >&2
    exit "${WITH_KEYRING_MISSING:-77}"
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-keyring.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
mkdir -m 700 "$folder/home" "$folder/run"
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION \
    GNOME_DESKTOP_SESSION_ID QT_NO_GLIB
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" XDG_DATA_HOME="$folder/home/.local/share" \
    XDG_CONFIG_HOME="$folder/home/.config" XDG_CACHE_HOME="$folder/home/.cache"
status=0
# shellcheck disable=SC2016
dbus-run-session -- sh -c '
    printf test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
    daemon=$!
    tries=0
    until dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q "boolean true"; do
        tries=$((tries + 1))
        if [ $tries -ge 100 ]; then
            echo "with_keyring: no Secret Service after 10 s" >&2
            kill $daemon
            exit 97
        fi
        sleep 0.1
    done
    status=0
    "$@" || status=$?
    kill $daemon 2>/dev/null
    wait $daemon 2>/dev/null
    exit $status' sh "$@" || status=$?
exit $status
