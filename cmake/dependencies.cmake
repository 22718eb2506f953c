# Imported targets of what tools/dependencies.sh put into .deps.
set(deps ${CMAKE_SOURCE_DIR}/.deps)
set(libraries ${deps}/lib/${CASEBRIDGE_PLATFORM})

function(casebridge_import name library)
  add_library(${name} STATIC IMPORTED GLOBAL)
  set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${libraries}/lib${library}.a)
  target_include_directories(${name} SYSTEM INTERFACE ${ARGN})
endfunction()

casebridge_import(imgui imgui ${deps}/imgui ${deps}/imgui/backends ${deps}/imgui/misc/cpp)
file(STRINGS ${deps}/imgui.defines imgui_defines)
target_compile_definitions(imgui INTERFACE ${imgui_defines})

casebridge_import(sqlite3 sqlite3 ${deps}/sqlite)

casebridge_import(botan botan ${deps}/botan/${CASEBRIDGE_PLATFORM})
if(EMSCRIPTEN)
  target_compile_options(
    botan INTERFACE "SHELL:-include ${CMAKE_SOURCE_DIR}/tools/botan_libcxx13_shim.h")
endif()

casebridge_import(argon2 argon2 ${deps}/argon2)

casebridge_import(qr qr ${deps}/qrcodegen ${deps}/quirc)

add_library(nlohmann_json INTERFACE IMPORTED GLOBAL)
target_include_directories(nlohmann_json SYSTEM INTERFACE ${deps}/include)
add_library(doctest INTERFACE IMPORTED GLOBAL)
target_include_directories(doctest SYSTEM INTERFACE ${deps}/include)
add_library(stb INTERFACE IMPORTED GLOBAL)
target_include_directories(stb SYSTEM INTERFACE ${deps}/include/stb)
