#!/usr/bin/env bash
# Brings everything the build needs, so that nothing is vendored. Usage: tools/dependencies.sh [build|test]
#   build  compilers, libraries and npm packages;   test (default)  also browser, fonts, linters and readers of papers.
# Result: .deps/{imgui,sqlite,botan,argon2,qrcodegen,quirc,include,lib}, node_modules. Repeatable; the slow part is kept in
# ~/.cache/casebridge, keyed by sources, compilers and flags.
set -euo pipefail
# shellcheck source=tools/common.sh
. "$(dirname "$0")/common.sh"
what="${1:-test}"
cd "$root"

# ---- Debian packages -------------------------------------------------------------------------------
packages=(g++ make cmake ninja-build python3 xz-utils ca-certificates dpkg-dev ccache emscripten node-acorn zip
  nlohmann-json3-dev doctest-dev libstb-dev)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
[ "$what" = build ] || packages+=(chromium firefox-esr fonts-noto-cjk clang clang-format clang-tidy libclang-rt-14-dev
  libreoffice-writer-nogui poppler-utils zbar-tools)
missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] ||
    missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  say "installing Debian packages: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${missing[@]}" ||
    die "apt-get could not install: ${missing[*]}"
fi

# ---- npm packages ----------------------------------------------------------------------------------
npm_key="$(hash_of package.json package-lock.json)"
if [ "$(cat node_modules/.casebridge_key 2>/dev/null || true)" != "$npm_key" ]; then
  say "installing npm packages (npm ci, no install scripts)"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || die "npm ci failed"
  printf '%s' "$npm_key" >node_modules/.casebridge_key
fi

# ---- Is .deps up to date? --------------------------------------------------------------------------
imgui_defines=(-DIMGUI_ENABLE_TEST_ENGINE -DIMGUI_USE_WCHAR32 -DIMGUI_DISABLE_OBSOLETE_FUNCTIONS
  -DIMGUI_DISABLE_DEMO_WINDOWS -DIMGUI_DISABLE_DEBUG_TOOLS -DIMGUI_DISABLE_FILE_FUNCTIONS)
sqlite_defines=(-DSQLITE_THREADSAFE=0 -DSQLITE_ENABLE_FTS5 -DSQLITE_DQS=0 -DSQLITE_DEFAULT_MEMSTATUS=0
  -DSQLITE_DEFAULT_FOREIGN_KEYS=1 -DSQLITE_TEMP_STORE=3 -DSQLITE_TRUSTED_SCHEMA=0
  -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED
  -DSQLITE_OMIT_SHARED_CACHE -DSQLITE_USE_ALLOCA)
botan_modules=sm2,sm3,sm4,gcm,ctr,hmac,pbkdf2,hkdf,system_rng,auto_rng,base64,hex,pcurves_sm2p256v1
# What is installed above says nothing about what is compiled below.
key="$( (sed -n '/^# ---- Is .deps/,$p' tools/dependencies.sh
  cat tools/dependencies.lock tools/botan_libcxx13_shim.h
  sha256sum node_modules/better-sqlite3/deps/sqlite3/sqlite3.c /usr/include/doctest/doctest.h \
    /usr/include/nlohmann/json.hpp | cut -c1-64
  g++ --version | sed -n 1p
  emcc --version 2>/dev/null | sed -n 1p) | sha256sum | cut -c1-16)"
if [ "$(cat "$deps/key" 2>/dev/null || true)" = "$key" ]; then
  say "dependencies are up to date"
  exit 0
fi

# ---- Debian source packages of a newer suite, without touching the user's APT set-up -----------------
sources="$cache/sources"
mkdir -p "$sources"
locked() { awk -v name="$1" -v field="$2" '$1 == name { print $field }' tools/dependencies.lock; }

apt_private() { # apt_private SUITE COMMAND…: apt with its own lists and cache, on the user's mirror
  local suite="$1" apt="$cache/apt-$1" mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  shift
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  mirror="$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security |
    sed -n 1p)"
  [ -n "$mirror" ] || die "apt-get indextargets names no Debian mirror; set up APT first"
  printf 'deb-src %s%s %s main\n' "$([ -e $keyring ] && echo "[signed-by=$keyring] ")" "$mirror" \
    "$suite" >"$apt/sources.list"
  "$1" -q -oDir::Etc::sourcelist="$apt/sources.list" -oDir::Etc::sourceparts=- \
    -oDir::State::Lists="$apt/lists" -oDir::Cache="$apt/cache" -oAPT::Sandbox::User="$(id -un)" "${@:2}"
}

fetch_source() { # fetch_source NAME: leaves $sources/NAME.tar.xz, with NAME.version beside it
  local name="$1" least version suite work
  least="$(locked "$name" 2)"
  if [ -s "$sources/$name.tar.xz" ] && [ -s "$sources/$name.version" ] &&
    dpkg --compare-versions "$(cat "$sources/$name.version")" ge "$least"; then
    return
  fi
  for suite in forky sid; do
    say "fetching the source of $name from Debian $suite"
    apt_private "$suite" apt-get update || continue
    version="$(apt_private "$suite" apt-cache showsrc "$name" | sed -n 's/^Version: //p' |
      sort -V | tail -n1)"
    if [ -z "$version" ] || dpkg --compare-versions "$version" lt "$least"; then
      say "$suite has $name ${version:-(none)}, at least $least is needed"
      continue
    fi
    work="$(mktemp -d "$cache/fetch.XXXXXX")"
    if (cd "$work" && apt_private "$suite" apt-get source --download-only --tar-only \
      "$name=$version") && ls "$work"/*.orig.tar.* >/dev/null 2>&1; then
      mv "$work"/*.orig.tar.* "$sources/$name.tar.xz"
      printf '%s' "${version%-*}" >"$sources/$name.version"
      rm -rf "$work"
      return
    fi
    rm -rf "$work"
  done
  die "no Debian suite offers the source of $name >= $least; see tools/dependencies.lock"
}

record_source() { # prints what was found, and whether it is what was recorded
  local name="$1" version sum note=""
  version="$(cat "$sources/$name.version")"
  sum="$(sha256sum "$sources/$name.tar.xz" | cut -d' ' -f1)"
  if [ "$sum" = "$(locked "$name" 4)" ]; then
    note="as recorded"
  elif [ "$version" = "$(locked "$name" 3)" ]; then
    rm -f "$sources/$name.tar.xz"
    die "$name $version does not have the recorded SHA-256 (found $sum)"
  else
    note="newer than the recorded $(locked "$name" 3)"
  fi
  printf '%s %s sha256:%s (%s)\n' "$name" "$version" "$sum" "$note"
}

# ---- Compile once per machine ------------------------------------------------------------------------
built="$cache/deps-$key"
if [ ! -e "$built/complete" ]; then
  fetch_source imgui
  fetch_source botan3
  fetch_source argon2
  fetch_source qr-code-generator
  fetch_source quirc
  stage="$(mktemp -d "$cache/deps.XXXXXX")"
  trap 'rm -rf "$stage"' EXIT
  mkdir -p "$stage"/{imgui,sqlite,botan,qrcodegen,quirc,lib/native,lib/web,include} "$stage"/work/{botan,native,web}
  {
    record_source imgui
    record_source botan3
    record_source argon2
    record_source qr-code-generator
    record_source quirc
    printf 'sqlite %s\n' "$(sed -n 's/^#define SQLITE_VERSION *"\(.*\)"/\1/p' \
      node_modules/better-sqlite3/deps/sqlite3/sqlite3.c | sed -n 1p)"
    g++ --version | sed -n 1p
    emcc --version 2>/dev/null | sed -n 1p
  } | tee "$stage/versions.txt"
  tar -C "$stage/imgui" --strip-components=1 -xf "$sources/imgui.tar.xz"
  tar -C "$stage/work/botan" --strip-components=1 -xf "$sources/botan3.tar.xz"
  rm -rf "$stage"/imgui/{docs,examples}
  cp node_modules/better-sqlite3/deps/sqlite3/sqlite3.{c,h} "$stage/sqlite/"
  # Copies, because /usr/include itself must never be on Emscripten's include path.
  cp -r /usr/include/nlohmann /usr/include/doctest /usr/include/stb "$stage/include/"
  unpack() { # unpack NAME FOLDER FILE…: those files of a source, into $stage/FOLDER
    mkdir -p "$stage/work/$1" "$stage/$2"
    tar -C "$stage/work/$1" --strip-components=1 -xf "$sources/$1.tar.xz"
    (cd "$stage/work/$1" && cp "${@:3}" "$stage/$2/") || die "the source of $1 has another shape"
  }
  unpack argon2 argon2 include/argon2.h src/{core,thread}.h src/{core,ref}.c
  unpack argon2 argon2/blake2 src/blake2/blake2b.c src/blake2/{blake2,blake2-impl,blamka-round-ref}.h
  unpack qr-code-generator qrcodegen c/qrcodegen.c c/qrcodegen.h
  unpack quirc quirc lib/{decode,identify,quirc,version_db}.c lib/quirc.h lib/quirc_internal.h
  sqlite_version="$(sed -n 's/^#define SQLITE_VERSION_NUMBER *//p' "$stage/sqlite/sqlite3.h")"
  [ "$sqlite_version" -ge 3053000 ] || die "SQLite $sqlite_version is older than 3.53"

  configure_botan() { # configure_botan native|web COMPILER OPTIONS…
    mkdir -p "$stage/work/$1/botan" "$stage/botan/$1"
    (cd "$stage/work/$1/botan" && python3 "$stage/work/botan/configure.py" --cc="$2" "${@:3}" \
      --without-documentation --amalgamation --minimized-build --build-targets=static \
      --enable-modules=$botan_modules >configure.log 2>&1) ||
      { tail -n 20 "$stage/work/$1/botan/configure.log" && die "Botan's configure.py failed"; }
    cp "$stage/work/$1/botan"/botan_all.{h,cpp} "$stage/botan/$1/"
  }
  say "configuring Botan"
  configure_botan native gcc
  configure_botan web emcc --os=emscripten --cpu=wasm

  { # one makefile for both platforms, so that two cores are busy
    echo "all: native web"
    for platform in native web; do
      work="work/$platform" lib="lib/$platform"
      if [ $platform = native ]; then
        c=gcc cxx=g++ ar=ar shim="" backend=""
      else
        c=emcc cxx=em++ ar=emar shim="-include $root/tools/botan_libcxx13_shim.h"
        backend="imgui/backends/imgui_impl_opengl3.cpp"
      fi
      echo "$platform: $lib/libimgui.a $lib/libsqlite3.a $lib/libbotan.a $lib/libargon2.a $lib/libqr.a"
      objects=()
      for source in imgui/imgui{,_draw,_tables,_widgets}.cpp imgui/misc/cpp/imgui_stdlib.cpp $backend; do
        object="$work/$(basename "$source" .cpp).o"
        objects+=("$object")
        printf '%s:\n\t%s -std=c++20 -O2 -w %s -Iimgui -c %s -o $@\n' "$object" $cxx \
          "${imgui_defines[*]}" "$source"
      done
      printf '%s: %s\n\t%s rcs $@ $^\n' "$lib/libimgui.a" "${objects[*]}" $ar
      printf '%s:\n\t%s -O2 -w %s -c sqlite/sqlite3.c -o $@\n' "$work/sqlite3.o" $c "${sqlite_defines[*]}"
      printf '%s: %s\n\t%s rcs $@ $^\n' "$lib/libsqlite3.a" "$work/sqlite3.o" $ar
      objects=()
      for source in argon2/{core,ref,blake2/blake2b}.c; do
        object="$work/$(basename "$source" .c).o"
        objects+=("$object")
        printf '%s:\n\t%s -O3 -w -DARGON2_NO_THREADS -Iargon2 -c %s -o $@\n' "$object" $c "$source"
      done
      printf '%s: %s\n\t%s rcs $@ $^\n' "$lib/libargon2.a" "${objects[*]}" $ar
      objects=()
      for source in qrcodegen/qrcodegen.c quirc/{decode,identify,quirc,version_db}.c; do
        object="$work/$(basename "$source" .c).o"
        objects+=("$object")
        printf '%s:\n\t%s -O2 -w -c %s -o $@\n' "$object" $c "$source"
      done
      printf '%s: %s\n\t%s rcs $@ $^\n' "$lib/libqr.a" "${objects[*]}" $ar
      printf '%s:\n\t%s -std=c++20 -O2 -w -fexceptions %s -Ibotan/%s -c botan/%s/botan_all.cpp -o $@\n' \
        "$work/botan_all.o" $cxx "$shim" $platform $platform
      printf '%s: %s\n\t%s rcs $@ $^\n' "$lib/libbotan.a" "$work/botan_all.o" $ar
    done
  } >"$stage/Makefile"
  say "compiling ImGui, SQLite, Botan, Argon2 and the QR libraries for this machine and for WebAssembly (a few minutes, once)"
  make -C "$stage" -j "$jobs" --no-print-directory all >"$stage/work/make.log" 2>&1 ||
    { tail -n 40 "$stage/work/make.log" && die "a dependency did not compile"; }
  rm -rf "$stage/work"
  printf '%s\n' "${imgui_defines[@]#-D}" >"$stage/imgui.defines"
  touch "$stage/complete"
  rm -rf "$built"
  mv "$stage" "$built"
  trap - EXIT
fi

rm -rf "$deps"
mkdir -p "$deps"
cp -r "$built"/. "$deps/"
printf '%s' "$key" >"$deps/key"
say "dependencies are ready:"
sed 's/^/    /' "$deps/versions.txt"
