#!/usr/bin/env bash
# Tries inputs on a part of the product that reads what others wrote: eng/fuzz.sh TARGET [SECONDS] [SEED]; TARGET may be 'all'.
# Builds, has SharpFuzz note which branches an input takes, and leaves what was found in artifacts/fuzz/TARGET. Exit code 1: something was.
# MLLM_FUZZ_BUILT=1: what was built last time is used, so that several targets can be tried at once.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

sharpfuzz_version=2.3.0
targets=(markdown glossary settings bib frames harvest csv tables tbx skos contextive ignore)
target=${1:?usage: eng/fuzz.sh TARGET [SECONDS] [SEED]; targets: all ${targets[*]}}
seconds=${2:-3600}
seed=${3:-1}
tools="$root/artifacts/fuzz/tools"
bin="$root/artifacts/fuzz/bin"

# The tool ends in an error where it cannot instrument; then the fuzzer goes by its seeds and grammars alone, and says '0 edges'.
build() {
  dotnet build tests/MllmLsp.Fuzz -c Release --nologo -v quiet
  rm -rf "$bin"
  mkdir -p "$bin"
  cp -r tests/MllmLsp.Fuzz/bin/Release/net10.0/. "$bin"
  [ -x "$tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version "$sharpfuzz_version" --tool-path "$tools"
  for assembly in MllmLsp.Core mllm-lsp Markdig YamlDotNet; do
    "$tools/sharpfuzz" "$bin/$assembly.dll" || say "$assembly: not instrumented"
  done
}

fuzz() {
  local out="$root/artifacts/fuzz/$1" code=0
  mkdir -p "$out"
  dotnet "$bin/MllmLsp.Fuzz.dll" "$1" "$seconds" "$seed" "$out" || code=$?
  [ "$code" -le 1 ] || say "$1: the process ended with $code over the input in $out/current.txt"
  return "$code"
}

[ "${MLLM_FUZZ_BUILT:-}" ] || build
if [ "$target" != all ]; then
  fuzz "$target"
  exit
fi
failed=0
for each in "${targets[@]}"; do
  fuzz "$each" || failed=1
done
exit "$failed"
