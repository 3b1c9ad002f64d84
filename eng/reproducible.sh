#!/usr/bin/env bash
# Builds this commit twice, from clones in folders with other names, times, languages and rights, and compares what comes out, byte by byte.
#   eng/reproducible.sh          the assemblies of a Release build
#   eng/reproducible.sh --all    also the native binary, the .NET tool's package and the extension
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

all=false
case "${1:-}" in
  '') ;;
  --all) all=true ;;
  *) die "unknown option '$1'; usage: eng/reproducible.sh [--all]" ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
first="$work/a" second="$work/another folder/with a longer name"

build() {
  # Where the caller asks for the outcome, bash stops at no failure by itself.
  git clone --quiet "$root" "$1" && cd "$1" && dotnet build src/MllmLsp.Server -c Release --nologo -v quiet || return 1
  if ! $all; then return 0; fi
  eng/publish.sh && eng/pack.sh && eng/package-extension.sh --server artifacts/mllm-lsp
}

say "the first build"
(umask 022 && TZ=UTC LC_ALL=C.UTF-8 build "$first") >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; die "the first build failed"; }
say "the second build"
(umask 077 && TZ=Asia/Shanghai LC_ALL=C build "$second") >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; die "the second build failed"; }

release=src/MllmLsp.Server/bin/Release/net10.0
outputs=("$release/MllmLsp.Core.dll" "$release/mllm-lsp.dll" "$release/MllmLsp.Core.pdb" "$release/mllm-lsp.pdb")
if $all; then
  mapfile -t -O "${#outputs[@]}" outputs < <(cd "$first" && ls artifacts/mllm-lsp/mllm-lsp artifacts/packages/*.nupkg artifacts/extension/*.vsix)
fi

differ=0
for output in "${outputs[@]}"; do
  if cmp -s "$first/$output" "$second/$output"; then
    say "equal: $output, sha256 $(sha256sum "$first/$output" | cut -d' ' -f1)"
  else
    say "different: $output"
    differ=$((differ + 1))
  fi
done
echo "$((${#outputs[@]} - differ)) passed, $differ failed"
exit $((differ > 0))
