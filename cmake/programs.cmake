# What people run: the command line tool natively, the page's script and WebAssembly for the web.
if(EMSCRIPTEN)
  file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform_web/*.cpp)
  file(GLOB js_libraries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform_web/*.js)
  if(web_sources)
    add_executable(casebridge_web ${web_sources})
    add_dependencies(casebridge_web generated_files)
    target_compile_options(casebridge_web PRIVATE -fno-exceptions)
    target_link_libraries(casebridge_web PRIVATE casebridge_options casebridge_ui casebridge_app imgui)
    target_link_options(
      casebridge_web
      PRIVATE
      -O2
      -sALLOW_MEMORY_GROWTH=1
      -sMIN_WEBGL_VERSION=1
      -sMAX_WEBGL_VERSION=2
      -sENVIRONMENT=web
      -sMODULARIZE=1
      -sEXPORT_NAME=createCaseBridge
      -sEXPORTED_RUNTIME_METHODS=HEAPU8,stringToUTF8,UTF8ToString,lengthBytesUTF8
      ${stack_size})
    set(exported _malloc _free)
    if(EXISTS ${CMAKE_SOURCE_DIR}/src/platform_web/main.cpp) # holds int main()
      list(APPEND exported _main)
    else()
      target_link_options(casebridge_web PRIVATE --no-entry)
    endif()
    list(JOIN exported "," exported)
    target_link_options(casebridge_web PRIVATE -sEXPORTED_FUNCTIONS=${exported})
    foreach(library ${js_libraries})
      target_link_options(casebridge_web PRIVATE "SHELL:--js-library ${library}")
    endforeach()
    set_target_properties(casebridge_web PROPERTIES OUTPUT_NAME casebridge LINK_DEPENDS
                                                                           "${js_libraries}")
  else()
    message(STATUS "src/platform_web has no .cpp file yet: no page")
  endif()
elseif(EXISTS ${CMAKE_SOURCE_DIR}/src/cli/main.cpp)
  add_executable(casebridge ${CMAKE_SOURCE_DIR}/src/cli/main.cpp)
  target_compile_options(casebridge PRIVATE -fno-exceptions)
  target_link_libraries(casebridge PRIVATE casebridge_cli)
else()
  message(STATUS "src/cli has no main.cpp yet: no command line tool")
endif()
