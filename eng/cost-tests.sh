#!/usr/bin/env bash
# What the published binary costs, as ratios within one run: never by the clock of this machine. Ends with 'N passed, N failed'.
#   eng/cost-tests.sh BINARY
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
binary=${1:?usage: eng/cost-tests.sh BINARY}
benchmarks="$root/tests/MllmLsp.Benchmarks"

# What it is held against. Where the packages are not to be had, that one check is left out.
npm ci --prefix "$benchmarks/Peers" --ignore-scripts --no-audit --no-fund --loglevel=error || say "the other programs are not installed"
vaults=$(mktemp -d)
trap 'rm -rf "$vaults"' EXIT
dotnet "$benchmarks/bin/Debug/net10.0/MllmLsp.Benchmarks.dll" scenarios --short --binary "$binary" --peers "$benchmarks/Peers/node_modules" --vaults "$vaults"
