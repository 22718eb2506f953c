#!/usr/bin/env bash
# Makes what is handed to offices, in dist/release: the site as an archive for a web server, the single file for a
# stick, the command line tool, the licences, and the checksums of all. Usage: tools/release.sh (after ./run --build)
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "$0")/common.sh"
cd "$root"
[ -f dist/casebridge.html ] || die "there is no dist/ yet: ./run --build makes it"
version="$(node -p 'require("./package.json").version')"
build="$(sed -n 's/.*name="casebridge-build" content="\([0-9a-f]*\)".*/\1/p' dist/index.html)"
to=dist/release
rm -rf "$to"
mkdir -p "$to/site"
for file in dist/*; do
  case "$file" in
    dist/bin | dist/release | dist/casebridge.html) ;;
    *) cp -p "$file" "$to/site/" ;;
  esac
done
# The same files give the same archive: one date for all, in a fixed order, without owners.
find "$to/site" -exec touch -d '2026-01-01 00:00:00 UTC' {} +
(cd "$to/site" && find . -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 "../casebridge-$version-site.zip" -@)
rm -rf "$to/site"
cp dist/casebridge.html "$to/casebridge-$version.html"
cp dist/bin/casebridge "$to/casebridge-$version-linux-x86_64"
cp assets/licences.txt "$to/licences.txt"
(cd "$to" && LC_ALL=C sha256sum -- * >SHA256SUMS)
say "release $version (build $build):"
(cd "$to" && ls -l --time-style=+ | awk 'NR > 1 {printf "    %9d  %s\n", $5, $NF}')
