#!/usr/bin/env bash
# A step of action.yml: says where mllm-lsp is, and installs the .NET tool where no path was given. Everything comes by environment
# variables, so that no input is ever read as shell code.
set -Eeuo pipefail
fail() { printf '::error title=mllm-lsp::%s\n' "$*"; exit 2; }

executable=${MLLM_LSP_EXECUTABLE:-}
if [ -n "$executable" ]; then
  command -v "$executable" >/dev/null || fail "there is no executable '$executable'"
else
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is not on PATH: put actions/setup-dotnet before this step, or give the input 'executable'"
  tools=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/mllm-lsp.XXXXXX")
  options=(--tool-path "$tools")
  [ -z "${MLLM_LSP_VERSION:-}" ] || options+=(--version "$MLLM_LSP_VERSION")
  [ -z "${MLLM_LSP_SOURCE:-}" ] || options+=(--source "$MLLM_LSP_SOURCE")
  dotnet tool install "${options[@]}" MllmLsp || fail "the .NET tool could not be installed"
  executable=$tools/mllm-lsp
fi
printf 'executable=%s\n' "$executable" >> "${GITHUB_OUTPUT:-/dev/stdout}"
