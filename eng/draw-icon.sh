#!/usr/bin/env bash
# Draws the extension's icon, client/media/icon.svg, as the PNG that VS Code wants. Needs Chromium.
# shellcheck source=eng/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

has chromium || die "chromium is not on PATH; eng/install-prerequisites.sh installs it"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --hide-scrollbars --default-background-color=00000000 \
  --window-size=256,256 --screenshot="$root/client/media/icon.png" "file://$root/client/media/icon.svg" >/dev/null 2>&1 \
  || die "chromium could not draw the icon"
say "client/media/icon.png: $(du -h "$root/client/media/icon.png" | cut -f1)"
