#!/usr/bin/env bash
# Makes sure that what building and testing need is there. As root on Debian it installs what is missing; elsewhere it says what to
# install. Doing nothing is quick: it may run every time.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# command -> Debian package
declare -A needed=(
  [git]=git
  [clang]=clang
  [nvim]=neovim
  [emacs]=emacs-nox
  [chromium]=chromium
  # VS Code for the tests: its search, and what its native modules are built with.
  [rg]=ripgrep
  [g++]=build-essential
  [make]=build-essential
  [python3]=python3
)
missing=()
for command in "${!needed[@]}"; do
  has "$command" || missing+=("${needed[$command]}")
done
[ -e /usr/include/zlib.h ] || missing+=(zlib1g-dev)
# Chinese on the pictures that the tests take.
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing+=(fonts-noto-cjk)
# eglot comes with Emacs 29; Debian 12 has 28.
if has emacs; then
  emacs --batch --eval "(progn (require 'package) (package-initialize) (require 'eglot))" >/dev/null 2>&1 || missing+=(elpa-eglot)
else
  missing+=(elpa-eglot)
fi

has dotnet || die "the .NET 10 SDK is not on PATH; install it first"
dotnet --list-sdks | grep -q '^10\.' || die "the .NET 10 SDK is not installed; dotnet --list-sdks shows: $(dotnet --list-sdks | tr '\n' ' ')"
has node || die "Node 20 or newer is not on PATH; install it first"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Node 20 or newer is needed; found $(node --version)"

if [ ${#missing[@]} -eq 0 ]; then
  say "everything is there"
  exit 0
fi

if [ "$(id -u)" -eq 0 ] && has apt-get; then
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 \
    || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }
else
  die "missing: ${missing[*]} (Debian's names). Install them and run this again, or run it as root on Debian."
fi
