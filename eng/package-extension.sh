#!/usr/bin/env bash
# Packs the VS Code extension into artifacts/extension/*.vsix, and prints their sizes.
#   eng/package-extension.sh                 for this machine, with the native server
#   eng/package-extension.sh --rid win-x64   for another platform; native code is built on the platform it is for
#   eng/package-extension.sh --universal     for every platform, with the server that runs on the .NET 10 runtime
#   --server FOLDER                          takes a server that is published already
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage='usage: eng/package-extension.sh [--rid RID | --universal] [--server FOLDER]'
rid='' universal=false server=''
while [ $# -gt 0 ]; do
  case "$1" in
    --rid) rid=${2:?"$usage"}; shift 2 ;;
    --universal) universal=true; shift ;;
    --server) server=$(cd "${2:?"$usage"}" && pwd); shift 2 ;;
    *) die "unknown option '$1'; $usage" ;;
  esac
done
if $universal && [ -n "$rid" ]; then die "--rid and --universal exclude each other"; fi
if [ -z "$rid" ]; then rid=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1); fi

# What VS Code calls the platform.
case "$rid" in
  linux-x64) target=linux-x64 ;;
  linux-arm64) target=linux-arm64 ;;
  linux-musl-x64) target=alpine-x64 ;;
  linux-musl-arm64) target=alpine-arm64 ;;
  osx-x64) target=darwin-x64 ;;
  osx-arm64) target=darwin-arm64 ;;
  win-x64) target=win32-x64 ;;
  win-arm64) target=win32-arm64 ;;
  *) die "VS Code has no platform for '$rid'" ;;
esac
if $universal; then target=universal; fi

out="$root/artifacts/extension"
stage="$out/$target"
vsix="$out/mllm-lsp-$target.vsix"
rm -rf "$stage" "$vsix"
mkdir -p "$stage"

if [ -z "$server" ] && $universal; then
  server="$out/server-portable"
  rm -rf "$server"
  say "publishing the server for the .NET 10 runtime"
  dotnet publish "$root/src/MllmLsp.Server/MllmLsp.Server.csproj" -c Release -p:MllmLspAot=false -p:UseAppHost=false -p:DebugType=none \
    -o "$server" --nologo -v quiet
elif [ -z "$server" ]; then
  "$root/eng/publish.sh" --rid "$rid"
  server="$root/artifacts/mllm-lsp"
fi

cd "$root/client"
"$root/eng/install-client.sh"
npm run --silent build
cp -R package.json package.nls*.json README.md CHANGELOG.md dist l10n media rules schemas "$stage"
cp "$root/LICENSE" "$root/THIRD-PARTY-NOTICES.md" "$stage"
cp -R "$server" "$stage/server"
find "$stage/server" \( -name '*.pdb' -o -name '*.dbg' -o -name '*.xml' \) -delete

date_archives
# Whatever rights the builder's files have, everybody may read the extension's.
chmod -R u=rwX,go=rX "$stage"

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
platform=()
if ! $universal; then platform=(--target "$target"); fi
cd "$stage"
# The project has no public address yet: links in the README cannot be completed, and none needs to be.
"$root/client/node_modules/.bin/vsce" package "$version" --no-git-tag-version --no-update-package-json --no-dependencies \
  --allow-missing-repository --no-rewrite-relative-links "${platform[@]}" -o "$vsix"
say "${vsix#"$root"/}: $(du -h --apparent-size "$vsix" | cut -f1), unpacked $(du -sh --apparent-size "$stage" | cut -f1)"
