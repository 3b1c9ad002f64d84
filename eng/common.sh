# shellcheck shell=bash disable=SC2034
# Sourced by the scripts of this folder: what all of them say and ask.
set -Eeuo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '[%s] %s\n' "$(basename "$0" .sh)" "$*"; }
die() { printf '[%s] error: %s\n' "$(basename "$0" .sh)" "$*" >&2; exit 1; }
# Has archives bear the commit's time, so that two builds of a commit are the same bytes (https://reproducible-builds.org/specs/source-date-epoch).
# Archives keep local time: it is UTC's everywhere.
date_archives() {
  SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}
  export SOURCE_DATE_EPOCH TZ=UTC
}
has() { command -v "$1" >/dev/null 2>&1; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A build server that outlives the script would keep a CI machine's job open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
