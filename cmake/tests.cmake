# test_<folder>: one program a folder, to work on it alone. casebridge_tests: all of them, what ./test runs
# natively and under Node. Both share the compiled objects. Test programs run in the source folder.
set(test_folders base domain crypto wire storage bundle documents app)
if(NOT EMSCRIPTEN)
  list(APPEND test_folders ui cli)
endif()

add_library(casebridge_test_options INTERFACE)
target_link_libraries(casebridge_test_options INTERFACE casebridge_options doctest)
target_compile_options(casebridge_test_options INTERFACE -fexceptions)
if(CASEBRIDGE_FAST_TESTS)
  # Unoptimised WebAssembly is so slow that the suite would take half an hour under Node.
  target_compile_options(casebridge_test_options INTERFACE $<IF:$<BOOL:${EMSCRIPTEN}>,-O1,-O0>)
endif()
if(EMSCRIPTEN)
  # The scripts made here are not modules, whatever the package.json above the build folder says.
  file(WRITE ${CMAKE_BINARY_DIR}/package.json "{ \"type\": \"commonjs\" }\n")
  # One file, because Node's own fetch breaks the loading of a .wasm beside it; files of this machine.
  target_link_options(
    casebridge_test_options
    INTERFACE
    -O1
    -sSINGLE_FILE=1
    -sNODERAWFS=1
    -sENVIRONMENT=node
    -sALLOW_MEMORY_GROWTH=1
    -sEXIT_RUNTIME=1
    ${stack_size})
endif()

add_library(casebridge_test_main OBJECT ${CMAKE_SOURCE_DIR}/tests/main.cpp)
target_link_libraries(casebridge_test_main PRIVATE casebridge_test_options)

# What tests of several folders build cases with.
add_library(casebridge_test_support STATIC ${CMAKE_SOURCE_DIR}/tests/support/path_script.cpp)
target_link_libraries(casebridge_test_support PUBLIC casebridge_domain casebridge_test_options)
target_include_directories(casebridge_test_support PUBLIC ${CMAKE_SOURCE_DIR}/tests)

function(casebridge_test_program name)
  add_executable(${name} $<TARGET_OBJECTS:casebridge_test_main>)
  target_link_libraries(${name} PRIVATE casebridge_test_options)
  if(EMSCRIPTEN)
    set(command ${NODE_EXECUTABLE} --no-experimental-fetch $<TARGET_FILE:${name}>)
  else()
    set(command $<TARGET_FILE:${name}>)
  endif()
  add_test(NAME ${name} COMMAND ${command} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

casebridge_test_program(casebridge_tests)
foreach(folder ${test_folders})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp)
  if(NOT sources)
    message(STATUS "tests/${folder} has no test yet")
    continue()
  endif()
  add_library(tests_${folder} OBJECT ${sources})
  target_link_libraries(tests_${folder} PRIVATE casebridge_${folder} casebridge_test_options)
  target_include_directories(tests_${folder} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  if(NOT folder STREQUAL base)
    set(support casebridge_test_support)
  endif()
  if(folder STREQUAL ui)
    target_link_libraries(tests_${folder} PRIVATE imgui)
  elseif(folder STREQUAL storage)
    target_link_libraries(tests_${folder} PRIVATE sqlite3)
  endif()
  casebridge_test_program(test_${folder})
  set_tests_properties(test_${folder} PROPERTIES DISABLED TRUE) # casebridge_tests runs these cases
  set_target_properties(test_${folder} PROPERTIES EXCLUDE_FROM_ALL TRUE)
  foreach(program test_${folder} casebridge_tests)
    target_sources(${program} PRIVATE $<TARGET_OBJECTS:tests_${folder}>)
    target_link_libraries(${program} PRIVATE ${support} casebridge_${folder})
  endforeach()
endforeach()

# Programs that tests drive from outside: the real storage in a browser (tests/browser/storage.spec.mjs), the
# search over a large archive, a set of papers and the crypto (tests/bench/*.mjs), and every widget drawn into a
# picture without a browser.
function(casebridge_page_program name folder optimisation)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp)
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE casebridge_options ${ARGN})
  target_link_options(
    ${name}
    PRIVATE
    ${optimisation}
    -sALLOW_MEMORY_GROWTH=1
    -sENVIRONMENT=web
    -sMODULARIZE=1
    -sEXPORT_NAME=createCaseBridge
    -sEXPORTED_RUNTIME_METHODS=ccall,HEAPU8,stringToUTF8,UTF8ToString,lengthBytesUTF8
    -sEXPORTED_FUNCTIONS=_malloc,_free
    --no-entry
    ${stack_size})
endfunction()
if(EMSCRIPTEN)
  casebridge_page_program(storage_web_test storage_web -O1 casebridge_storage sqlite3)
  casebridge_page_program(search_bench search_web -O2 casebridge_app)
  casebridge_page_program(papers_bench papers_web -O2 casebridge_documents)
  casebridge_page_program(crypto_bench crypto_web -O2 casebridge_bundle)
  set_target_properties(search_bench papers_bench crypto_bench PROPERTIES EXCLUDE_FROM_ALL TRUE)
else()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/ui_gallery/*.cpp)
  if(sources)
    add_executable(ui_gallery ${sources})
    target_link_libraries(ui_gallery PRIVATE casebridge_ui imgui)
    target_include_directories(ui_gallery PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  endif()
  # The corpus of hostile files, written for the page to read (tests/browser/corpus.spec.mjs).
  add_executable(corpus_files ${CMAKE_SOURCE_DIR}/tests/corpus_files/main.cpp)
  target_link_libraries(corpus_files PRIVATE casebridge_test_options casebridge_app)
  target_include_directories(corpus_files PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  # An office with many matters, for tests/bench/page.mjs.
  add_executable(large_store EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/large_store/main.cpp)
  target_link_libraries(large_store PRIVATE casebridge_test_options casebridge_app)
  target_include_directories(large_store PRIVATE ${CMAKE_SOURCE_DIR}/tests)
endif()

# fuzz_<target>: libFuzzer over everything that reads what came from outside (tools/fuzz.sh).
if(CASEBRIDGE_SANITIZE)
  file(GLOB fuzz_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*.cpp)
  add_custom_target(fuzz_targets)
  foreach(source ${fuzz_sources})
    get_filename_component(target ${source} NAME_WE)
    add_executable(fuzz_${target} EXCLUDE_FROM_ALL ${source})
    target_include_directories(fuzz_${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(fuzz_${target} PRIVATE casebridge_options casebridge_app)
    target_link_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_targets fuzz_${target})
  endforeach()
endif()
