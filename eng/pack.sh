#!/usr/bin/env bash
# Packs mllm-lsp as a .NET tool into artifacts/packages: dotnet tool install --global --source artifacts/packages MllmLsp
#   eng/pack.sh [FOLDER]
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
out=${1:-"$root/artifacts/packages"}
mkdir -p "$out"
date_archives
# The same command as pre-commit uses for language: dotnet, so that the hook is tested with it.
cd "$root"
dotnet pack --configuration Release --property "PackageOutputPath=$out" --nologo -v quiet
say "$(find "$out" -name 'MllmLsp.*.nupkg' -printf '%f, %k kB\n' | tail -n 1)"
