# What people run: the command line tool natively, the page's script and WebAssembly for the web.
if(EMSCRIPTEN)
  file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform_web/*.cpp)
  file(GLOB js_libraries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform_web/*.js)
  if(web_sources)
    add_executable(casebridge_web ${CMAKE_SOURCE_DIR}/cmake/empty.cpp)
    target_link_libraries(casebridge_web PRIVATE -Wl,--whole-archive casebridge_platform_web
                                                 -Wl,--no-whole-archive)
    target_link_options(
      casebridge_web
      PRIVATE
      -O2
      --no-entry
      -sALLOW_MEMORY_GROWTH=1
      -sMIN_WEBGL_VERSION=1
      -sMAX_WEBGL_VERSION=2
      -sENVIRONMENT=web
      -sMODULARIZE=1
      -sEXPORT_NAME=createCaseBridge
      -sEXPORTED_RUNTIME_METHODS=HEAPU8,stringToUTF8,UTF8ToString,lengthBytesUTF8
      -sEXPORTED_FUNCTIONS=_malloc,_free)
    foreach(library ${js_libraries})
      target_link_options(casebridge_web PRIVATE --js-library ${library})
    endforeach()
    set_target_properties(casebridge_web PROPERTIES OUTPUT_NAME casebridge LINK_DEPENDS
                                                                           "${js_libraries}")
  endif()
else()
  file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.cpp)
  if(cli_sources)
    # main.cpp is an ordinary file of the library; the linker takes main from there.
    add_executable(casebridge ${CMAKE_SOURCE_DIR}/cmake/empty.cpp)
    target_link_libraries(casebridge PRIVATE casebridge_cli)
  endif()
endif()
