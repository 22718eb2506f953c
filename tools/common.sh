# Shared by run, test and tools/*.sh (sourced): where things are, how messages look, root rights.
# shellcheck shell=bash
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cache="${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/casebridge"
deps="$root/.deps"
jobs="$(nproc 2>/dev/null || echo 2)"
# Debian's emscripten finds acorn only there.
export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"
export LC_ALL=C.UTF-8

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "installing packages needs root or sudo: $*"
  fi
}
hash_of() { cat -- "$@" 2>/dev/null | sha256sum | cut -c1-16; }
