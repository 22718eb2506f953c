#!/usr/bin/env bash
# Pictures of every screen into docs/screenshots: two sizes in the light theme, one in the others; and those of the
# annexes into docs/papers. Usage: tools/gallery.sh (after ./run --build)
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "$0")/common.sh"
cd "$root"
for theme in light dark sunlight; do
  say "every screen, $theme"
  CASEBRIDGE_PICTURES=1 CASEBRIDGE_THEME=$theme node --test --test-reporter=dot tests/browser/screens.spec.mjs
done
say "the papers"
CASEBRIDGE_PICTURES=1 node --test --test-reporter=dot tests/browser/papers.test.mjs
