#!/usr/bin/env bash
# Compares the engine with the npm packages that tests/differential pins. Ends with 'N passed, N failed'.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root/tests/differential"

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
exec node run.mjs "$root/tests/MllmLsp.OutlineHost/bin/Debug/net10.0/MllmLsp.OutlineHost" "$@"
