#!/usr/bin/env bash
# Make static/graph.js of graph.js, sigma and graphology (or the file named), with the versions of package-lock.json.
#   bundle.sh [FILE]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
out="$(realpath "${1:-$here/../static/graph.js}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp "$here"/package.json "$here"/package-lock.json "$here"/graph.js "$work"
cd "$work"
npm ci --silent --no-audit --no-fund --ignore-scripts
npx --no-install esbuild graph.js --bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none \
  --log-level=warning --banner:js='// sigma, graphology, graphology-utils, events: MIT; see LICENSES.txt. Made by kg/web/graph/bundle.sh.' \
  --outfile="$out"
