#!/usr/bin/env bash
# Packs the built package, installs it beside the core of an n8n, and loads it: load-in-n8n.sh <n8n's version or "latest">
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

core=$(npm view "n8n@$1" dependencies.n8n-core)
tarball=$(npm pack --silent --ignore-scripts --pack-destination "$folder" | tail -n 1)
echo '{ "private": true }' >"$folder/package.json"
npm install --prefix "$folder" --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error \
	"n8n-core@$core" reflect-metadata "$folder/$tarball"
node .github/scripts/load-in-n8n.mjs "$folder"
