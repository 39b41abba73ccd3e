#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# build.sh IN.scss OUT.css - compiles the styles; installs the npm packages first if they are not there.
set -euo pipefail
in=$(realpath "$1"); out=$(realpath -m "$2")
cd "$(dirname "$0")"
if [ ! -d node_modules/govuk-frontend ]; then
	command -v npm > /dev/null || { echo "web/build.sh: npm is missing (Debian package npm)" >&2; exit 1; }
	npm ci --no-audit --no-fund --loglevel=error >&2
fi
node_modules/.bin/sass --quiet-deps --no-source-map --style=compressed --load-path=node_modules "$in" "$out"
