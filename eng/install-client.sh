#!/usr/bin/env bash
# Installs what client/ is built and checked with, by its lock file. Doing nothing is quick: it may run every time.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cd "$root/client"
lock=$(sha256sum package-lock.json | cut -d' ' -f1)
if [ "$(cat node_modules/.lock 2>/dev/null || true)" = "$lock" ]; then exit 0; fi
say "npm ci"
# esbuild's program comes as a package; no script of a package needs to run.
npm ci --ignore-scripts --no-progress --loglevel=error
echo "$lock" >node_modules/.lock
