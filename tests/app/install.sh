#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the sample application's packages where they are missing, not those of package-lock.json, or compiled for
# another Node.
set -eu
cd "$(dirname "$0")"
stamp=node_modules/.installed-for-node-$(node -p process.versions.modules)
if [ -f "$stamp" ] && cmp -s package-lock.json "$stamp"; then
    exit 0
fi
# better-sqlite3 is compiled where no ready-made one is to be had; the headers are Node's own then.
if [ -z "${npm_config_nodedir:-}" ] && [ -f /usr/include/node/node.h ]; then
    npm_config_nodedir=/usr
    export npm_config_nodedir
fi
npm ci --silent --no-audit --no-fund
cp package-lock.json "$stamp"
