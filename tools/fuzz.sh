#!/usr/bin/env bash
# Runs every fuzz target of tests/fuzz from its kept corpus. Usage: tools/fuzz.sh [SECONDS each, default 15]
# A crash, a hang of 10 s or 512 MB fails; the input is left in build/fuzz for a test to be made of it.
set -uo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "$0")/common.sh"
seconds="${1:-15}"
cd "$root" || exit 1
mkdir -p build/fuzz
fuzz_one() {
  local target="$1" found="$root/build/fuzz/$1" log="$root/build/fuzz/$1.txt"
  mkdir -p "$found"
  local corpora=("$found")
  [ -d "tests/fuzz/corpus/$target" ] && corpora+=("tests/fuzz/corpus/$target")
  # Some of the targets find their way faster from real files.
  [ "$target" = bundle ] && corpora+=(tests/fixtures/bundles)
  if "build/asan/fuzz_$target" -max_total_time="$2" -timeout=10 -rss_limit_mb=512 -max_len=65536 \
    -artifact_prefix="$root/build/fuzz/${target}_" "${corpora[@]}" >"$log" 2>&1; then
    printf 'pass  %-12s %s\n' "$target" "$(grep -a 'stat::number_of_executed_units\|^Done' "$log" | tail -n1)"
  else
    tail -n 40 "$log"
    printf 'FAIL  %s\n' "$target"
    return 1
  fi
}
export -f fuzz_one
export root
find tests/fuzz -maxdepth 1 -name '*.cpp' -exec basename {} .cpp \; | sort |
  xargs -P "$jobs" -I{} bash -c 'fuzz_one {} '"$seconds"
