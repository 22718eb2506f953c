#!/usr/bin/env bash
# Checks the layout of our C++ with clang-format 14; --fix rewrites the files instead.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v clang-format >/dev/null || { echo "error: clang-format is not installed" >&2; exit 1; }
clang-format --version | grep -q 'version 14\.' ||
  { echo "error: clang-format 14 is needed, found: $(clang-format --version)" >&2; exit 1; }
mode=(--dry-run --Werror)
[ "${1:-}" = --fix ] && mode=(-i)
find src tests -name '*.cpp' -o -name '*.h' -o -name '*.inc' | sort |
  xargs -r -P "$(nproc)" -n 8 clang-format "${mode[@]}"
