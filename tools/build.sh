# Building, shared by run and test (sourced after common.sh).
# shellcheck shell=bash disable=SC2154
configure() { # configure PRESET
  [ -f "$root/build/$1/build.ninja" ] && return
  say "configuring: $1"
  (cd "$root" && cmake --preset "$1" >"$root/build/$1.log" 2>&1) ||
    { tail -n 30 "$root/build/$1.log" >&2; die "CMake could not configure $1"; }
}
build() { # build PRESET TARGET…
  mkdir -p "$root/build"
  configure "$1"
  say "building: $*"
  (cd "$root" && NINJA_STATUS="[$1 %f/%t] " cmake --build "build/$1" -j "$jobs" --target "${@:2}")
}
has_target() { ninja -C "$root/build/$1" -t query "$2" >/dev/null 2>&1; }

make_dist() { # the site in dist/, the command line tool in dist/bin
  local stage="$root/build/dist" part
  rm -rf "$stage"
  mkdir -p "$stage/bin"
  [ -d "$root/web" ] && cp -r "$root/web/." "$stage/"
  for part in casebridge.js casebridge.wasm generated/icons.woff2; do
    cp "$root/build/web/$part" "$stage/"
  done
  cp "$root/node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2" \
    "$stage/hanzi.woff2" || return 1
  node "$root/tools/make_manual.mjs" "$stage/manual.html" || return 1
  node "$root/tools/make_site.mjs" "$stage" || return 1
  cp "$root/build/native/casebridge" "$stage/bin/"
  # Only what changed is touched, so that a page already served stays cached.
  mkdir -p "$root/dist"
  (cd "$root/dist" && find . -type f) | while read -r part; do
    [ -e "$stage/$part" ] || rm -f "$root/dist/$part"
  done
  (cd "$stage" && find . -type f) | while read -r part; do
    cmp -s "$stage/$part" "$root/dist/$part" || { mkdir -p "$root/dist/$(dirname "$part")" &&
      cp "$stage/$part" "$root/dist/$part"; }
  done
  rm -rf "$stage"
}
build_dist() {
  build native casebridge || return 1
  build web casebridge_web || return 1
  make_dist
}
