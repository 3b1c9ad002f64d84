#!/usr/bin/env bash
# The one test command: installs what it needs, builds, runs every suite, publishes, drives the published binary and real editors, and
# ends with 'N passed, N failed'.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

passed=0
failed=0
# Adds a suite whose last line 'N passed, N failed' is its count; a suite that says nothing has failed.
count() {
  local name=$1 output=$2 line
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$output" | tail -n 1 || true)
  if [ -z "$line" ]; then
    say "$name: did not finish"
    failed=$((failed + 1))
    return
  fi
  say "$name: $line"
  passed=$((passed + $(cut -d' ' -f1 <<<"$line")))
  failed=$((failed + $(cut -d' ' -f3 <<<"$line")))
}
# Runs a suite, shows what it prints, counts it. A suite that exits with an error without a failed test counts as one.
suite() {
  local name=$1 output before=$failed code=0 start=$SECONDS
  shift
  output=$(mktemp)
  say "$name"
  "$@" </dev/null 2>&1 | tee "$output" || code=$?
  count "$name" "$output"
  if [ "$code" -ne 0 ] && [ "$failed" -eq "$before" ]; then
    say "$name: exit code $code"
    failed=$((failed + 1))
  fi
  rm -f "$output"
  say "$name: $((SECONDS - start)) s"
}

# What every suite stands on. Without it nothing can be said to have passed: the run ends here, with its last line all the same.
step() {
  local name=$1 start=$SECONDS
  shift
  say "$name"
  if "$@" </dev/null; then
    say "$name: $((SECONDS - start)) s"
  else
    say "$name: failed"
    failed=$((failed + 1))
    finish
  fi
}
finish() {
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}

step "prerequisites" eng/install-prerequisites.sh
step "build" dotnet build MllmLsp.sln -c Debug --nologo -v quiet
suite "format" eng/check-format.sh
suite "types of the pages" node src/MllmLsp.Web/build/check.mjs
suite "unit tests" eng/unit-tests.sh
suite "differential tests" eng/differential-tests.sh
step "publish" eng/publish.sh
binary="$root/artifacts/mllm-lsp/mllm-lsp"
suite "published binary" node tests/e2e/smoke.mjs "$binary"
suite "rude clients and odd disks" node tests/e2e/robustness.mjs "$binary"
suite "soak" node tests/e2e/soak.mjs "$binary" --minutes 0.75 --every 500
suite "formats" node tests/formats/formats.mjs "$binary"
suite "report page" node tests/e2e/report.mjs "$binary"
suite ".NET tool and CI" node tests/e2e/tool.mjs
suite "exchange and the page" node tests/e2e/exchange.mjs "$binary"
suite "cost" eng/cost-tests.sh "$binary"
suite "Neovim" node tests/e2e/neovim.mjs "$binary"
suite "Emacs" node tests/e2e/emacs.mjs "$binary"
suite "extension" eng/check-extension.sh
step "extension, native" eng/package-extension.sh --server artifacts/mllm-lsp
step "extension, universal" eng/package-extension.sh --universal
suite "dependencies" node eng/check-dependencies.mjs
step "VS Code" tests/e2e/vscode/install.sh
suite "VS Code's extension host" node tests/e2e/vscode/extension-host.mjs artifacts/extension/mllm-lsp-universal.vsix
suite "VS Code's window" node tests/e2e/vscode/ui.mjs "$(ls artifacts/extension/mllm-lsp-*-*.vsix | head -n 1)" artifacts/extension/mllm-lsp-universal.vsix

finish
