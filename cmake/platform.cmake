# What differs between this machine and WebAssembly, and the warnings of our own code.
if(EMSCRIPTEN)
  set(CASEBRIDGE_PLATFORM web)
  # Debian's emscripten finds acorn only through NODE_PATH; set here, so that plain `ninja` works too.
  set(launcher ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER ${launcher})
  set(CMAKE_C_LINKER_LAUNCHER ${launcher})
  if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
    set(stack_size -sTOTAL_STACK=2097152)
  else()
    set(stack_size -sSTACK_SIZE=2097152)
  endif()
else()
  set(CASEBRIDGE_PLATFORM native)
endif()

# What was compiled once on this machine is not compiled again, in another clone neither: paths are relative to
# the clone. Emscripten's driver calls the wrapper itself, for the compiler behind it.
find_program(CCACHE ccache)
if(CCACHE)
  set(ccache ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1)
  if(EMSCRIPTEN)
    list(APPEND ccache EM_COMPILER_WRAPPER=${CCACHE})
  else()
    list(APPEND ccache ${CCACHE})
  endif()
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache})
  set(CMAKE_C_COMPILER_LAUNCHER ${ccache})
endif()

add_library(casebridge_options INTERFACE)
target_include_directories(casebridge_options INTERFACE ${CMAKE_SOURCE_DIR}/src
                                                        ${CMAKE_BINARY_DIR}/generated)
target_compile_options(casebridge_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                                    -Wno-sign-conversion -Wno-missing-field-initializers -Werror)
if(NOT EMSCRIPTEN)
  # Compared builds must not differ by where they were made, and an assert must not name the folder.
  target_compile_options(casebridge_options INTERFACE -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
endif()
# Every program is linked with exceptions, so that those of Botan are caught in src/crypto.
target_link_options(casebridge_options INTERFACE -fexceptions)
if(CASEBRIDGE_SANITIZE)
  # Compilers name this differently, and a test of memory must know.
  target_compile_definitions(casebridge_options INTERFACE CASEBRIDGE_SANITIZE)
  target_compile_options(casebridge_options INTERFACE -fsanitize=address,undefined
                                                      -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(casebridge_options INTERFACE -fsanitize=address,undefined)
  # The same objects serve the fuzz targets.
  target_compile_options(casebridge_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
