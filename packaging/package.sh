#!/usr/bin/env bash
# Builds the release programs and makes the Debian package of them: build/package/lockstep_VERSION_ARCHITECTURE.deb.
# Prints its path as the last line. The same sources make the same package, byte for byte. Another preset is for tests
# of the package: it is packed from a build that is there already.
# usage: packaging/package.sh [--preset release|dev]
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

preset=release
tests=OFF
case ${1:-} in
    '') ;;
    --preset) preset=${2:?--preset needs a name}; tests=ON ;;
    -h | --help) sed -n '2,5s/^# //p' "$0"; exit 0 ;;
    *) complain "unknown option $1"; exit 2 ;;
esac

umask 022
install_packages build package
# Times inside the package are that of its last change, whenever it is made.
SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's/^ -- .*>  //p;T;q' "$top/packaging/debian/changelog")" +%s)
export SOURCE_DATE_EPOCH

build "$preset" -DBUILD_TESTING=$tests --target lockstep lockstep-agent lockstep-sandbox package-documents
rm -rf "$top/build/package"
cpack --config "$top/build/$preset/CPackConfig.cmake" -B "$top/build/package" >"$top/build/package.txt" 2>&1 \
    || { cat "$top/build/package.txt" >&2; exit 1; }
rm -rf "$top/build/package/_CPack_Packages"
ls "$top"/build/package/lockstep_*.deb
