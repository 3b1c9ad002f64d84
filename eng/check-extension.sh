#!/usr/bin/env bash
# Checks the extension's sources: types, ESLint, Prettier, settings equal to the schema's, every text in both languages.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/eng/install-client.sh"
cd "$root/client"
passed=0
failed=0
check() {
  local name=$1
  shift
  if "$@"; then
    echo "ok - $name"
    passed=$((passed + 1))
  else
    echo "not ok - $name"
    failed=$((failed + 1))
  fi
}
export PATH="$root/client/node_modules/.bin:$PATH"
check "types of the extension" tsc
check "types of the graph's page" tsc -p webview
check "ESLint" eslint .
check "Prettier" prettier --check --log-level warn .
check "settings are the schema's" node scripts/settings.mjs --check
check "every text in both languages" node scripts/check-localization.mjs
echo "$passed passed, $failed failed"
