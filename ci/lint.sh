#!/usr/bin/env bash
# A step of action.yml: runs mllm-lsp lint with annotations, and writes SARIF where a file was named. Inputs come by environment variables.
set -Eeuo pipefail

paths=()
while IFS= read -r path; do
  path=${path%$'\r'}
  [ -z "$path" ] || paths+=("$path")
done <<<"${MLLM_LSP_PATHS:-.}"

options=(--format github --fail-on "${MLLM_LSP_FAIL_ON:-warning}")
[ -z "${MLLM_LSP_CHANGED_SINCE:-}" ] || options+=(--changed-since "$MLLM_LSP_CHANGED_SINCE")
[ -z "${MLLM_LSP_BASELINE:-}" ] || options+=(--baseline "$MLLM_LSP_BASELINE")
[ -z "${MLLM_LSP_SARIF:-}" ] || options+=("--format" "sarif=$MLLM_LSP_SARIF")
[ "${MLLM_LSP_LANGUAGE:-en}" != zh ] || export LC_ALL=zh_CN.UTF-8

code=0
"${MLLM_LSP:-mllm-lsp}" lint "${options[@]}" -- "${paths[@]}" || code=$?
if [ -n "${MLLM_LSP_SARIF:-}" ] && [ -f "$MLLM_LSP_SARIF" ]; then
  printf 'sarif=%s\n' "$MLLM_LSP_SARIF" >> "${GITHUB_OUTPUT:-/dev/stdout}"
fi
exit "$code"
