#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Builds the dashboard into dist/, only when a source is newer than the last build.
set -euo pipefail
cd "$(dirname "$0")"

[ -f package.json ] || { echo "no package.json: nothing to build"; exit 0; }

installed=node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ package-lock.json -nt "$installed" ]; then
    npm ci --no-audit --no-fund
    mkdir -p node_modules
    touch "$installed"
fi

# the directory itself counts too: it changes when a file in it is removed
newer=$(find . \( -path ./node_modules -o -path ./dist \) -prune -o ! -path . -newer dist/index.html -print -quit 2>/dev/null || true)
if [ -f dist/index.html ] && [ -z "$newer" ]; then
    echo "dist/ is up to date"
    exit 0
fi

npm run build
touch dist/index.html
