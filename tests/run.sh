#!/usr/bin/env bash
# Installs what is missing, builds with warnings as errors and runs every test.
# usage: tests/run.sh [--preset dev|release|sanitize|thread] [--only install|build|test] [CTEST ARGUMENT...]
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/../packaging/setup.sh"

preset=dev
only=
while [ $# -gt 0 ]; do
    case $1 in
        --preset) preset=${2:?--preset needs a name}; shift 2 ;;
        --only) only=${2:?--only needs install, build or test}; shift 2 ;;
        -h | --help) sed -n '2,3s/^# //p' "$0"; exit 0 ;;
        *) break ;;
    esac
done
wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }

if wanted install; then
    install_packages build run test
    if [ -x "$top/tests/app/install.sh" ]; then
        "$top/tests/app/install.sh"
    fi
fi
if wanted build; then
    build "$preset" -DLOCKSTEP_WERROR=ON -DBUILD_TESTING=ON
fi
if wanted test; then
    if [ -z "${LOCKSTEP_SHARED:-}" ] && [ -d "$top/../shared/data" ]; then
        LOCKSTEP_SHARED=$(cd "$top/../shared" && pwd)
        export LOCKSTEP_SHARED
    fi
    # Leaks inside the database drivers and npm's children are not ours to find.
    export UBSAN_OPTIONS=print_stacktrace=1
    export LSAN_OPTIONS=suppressions=$top/tests/leaks_of_others.txt:print_suppressions=0
    export QT_LOGGING_RULES=${QT_LOGGING_RULES:-}
    ctest --test-dir "$top/build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
fi
