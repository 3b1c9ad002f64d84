#!/usr/bin/env bash
# Installs what the tests in VS Code need: code-server (VS Code as a server), a browser's driver, a test runner. All of it comes from
# the npm registry; native modules are built here. Kept in the user's cache folder by lock file, so that a second run only looks.
#   tests/e2e/vscode/install.sh          prints the folder on its last line
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../../eng/common.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
modules=$(node -p 'process.versions.modules')
recipe=$(cat "$here/install.sh" "$here/package-lock.json" <(echo "$modules") | sha256sum | cut -c1-16)
folder="${XDG_CACHE_HOME:-$HOME/.cache}/mllm-lsp/vscode-tests/$recipe"
mkdir -p "$folder"
if [ -e "$folder/.complete" ]; then
  echo "$folder"
  exit 0
fi

# Two runs at once must not build in the same place.
exec 9>"$folder/.lock"
flock 9
if [ -e "$folder/.complete" ]; then
  echo "$folder"
  exit 0
fi

log="$folder/install.log"
: >"$log"
part=start
trap '[ $? -eq 0 ] || { echo "[install] error in \"$part\"; the end of $log:"; tail -n 25 "$log"; } >&2' EXIT
begin() { part=$1; say "$part" >&2; }

begin "looking at the machine"
for needed in npm:npm rg:ripgrep g++:build-essential make:build-essential python3:python3 chromium:chromium; do
  has "${needed%%:*}" || die "${needed%%:*} is not on PATH; install the Debian package ${needed##*:} (eng/install-prerequisites.sh does)"
done
[ "$(node -p 'process.versions.node.split(".")[0]')" = 20 ] || die "this release of code-server needs Node 20; found $(node --version)"
prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
[ -f "$prefix/include/node/node_api.h" ] || die "Node's headers are not in $prefix/include/node; install libnode-dev, or a nodejs package that brings them"
# Headers from here: building would else want to download them.
export npm_config_nodedir="$prefix" npm_config_update_notifier=false
npm_quietly() { npm --no-audit --no-fund --no-progress --loglevel=error "$@" >>"$log" 2>&1; }

# Scripts of packages are not run: some want programs from elsewhere. What is needed of them is done below.
begin "npm ci"
cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$folder"
npm_quietly --prefix "$folder" ci --ignore-scripts

vscode="$folder/node_modules/code-server/lib/vscode"
# The shrinkwrap lacks a peer that only telemetry needs.
begin "npm ci in VS Code"
(cd "$vscode" && npm_quietly ci --omit=dev --ignore-scripts --legacy-peer-deps)
begin "npm ci in VS Code's extensions"
(cd "$vscode/extensions" && npm_quietly ci --omit=dev --ignore-scripts --legacy-peer-deps)

begin "links"
ln -sfn node_modules "$vscode/node_modules.asar"
mkdir -p "$vscode/node_modules/@vscode/ripgrep/bin"
ln -sfn "$(command -v rg)" "$vscode/node_modules/@vscode/ripgrep/bin/rg"
ln -sfn code-linux.sh "$vscode/bin/remote-cli/code-server"
ln -sfn browser-linux.sh "$vscode/bin/helpers/browser.sh"

# argon2 is loaded as code-server starts, spdlog writes its logs, the others serve the terminal and the extension host.
begin "building argon2"
(cd "$folder" && npm_quietly rebuild argon2 --build-from-source)
gyp=$(npm root -g --loglevel=error)/npm/node_modules/node-gyp/bin/node-gyp.js
[ -f "$gyp" ] || die "npm's node-gyp is not at $gyp"
for module in node-pty @vscode/spdlog native-watchdog; do
  begin "building $module"
  (cd "$vscode/node_modules/$module" && node "$gyp" rebuild --nodedir="$prefix" >>"$log" 2>&1)
done

begin "loading it"
(cd "$vscode" && node -e 'for (const name of ["node-pty", "@vscode/spdlog", "native-watchdog", "@parcel/watcher", "vscode-oniguruma"]) require(name)') >>"$log" 2>&1
say "$(node "$folder/node_modules/code-server/out/node/entry.js" --version 2>>"$log"), $(du -sh "$folder" | cut -f1)" >&2
touch "$folder/.complete"
echo "$folder"
