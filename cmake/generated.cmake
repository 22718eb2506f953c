# Files made from others at build time, all under <build>/generated:
#   storage/schema_sql.h  from src/storage/schema/*.sql
#   base/assets.h         from assets/embedded/**
#   base/pinyin_table.h   from Node's Chinese collation
#   platform_web/shaders_generated.h  from shaders/*
#   ui/versions_generated.h  from package.json and .deps/versions.txt
#   ui/icons_generated.h, icons.woff2, icons.ttf  from tools/icons.txt and the lucide icon font
find_program(NODE_EXECUTABLE NAMES node nodejs REQUIRED)
set(generated ${CMAKE_BINARY_DIR}/generated)

file(GLOB schema_files CONFIGURE_DEPENDS src/storage/schema/*.sql)
set(schema_header ${generated}/storage/schema_sql.h)
add_custom_command(
  OUTPUT ${schema_header}
  COMMAND ${NODE_EXECUTABLE} tools/embed_texts.mjs ${schema_header} casebridge::storage ${schema_files}
  DEPENDS ${schema_files} tools/embed_texts.mjs
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

file(GLOB_RECURSE asset_files CONFIGURE_DEPENDS assets/embedded/*)
set(assets_header ${generated}/base/assets.h)
set(assets_source ${generated}/assets.cpp)
add_custom_command(
  OUTPUT ${assets_header} ${assets_source}
  COMMAND ${NODE_EXECUTABLE} tools/embed_assets.mjs ${assets_header} ${assets_source} assets/embedded
          ${asset_files}
  DEPENDS ${asset_files} tools/embed_assets.mjs
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

set(icons_header ${generated}/ui/icons_generated.h)
set(icon_font ${generated}/icons.woff2)
add_custom_command(
  OUTPUT ${icons_header} ${icon_font} ${generated}/icons.ttf
  COMMAND ${NODE_EXECUTABLE} tools/make_icons.mjs ${icons_header} ${icon_font} ${generated}/icons.ttf
  DEPENDS tools/icons.txt tools/make_icons.mjs package-lock.json
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

set(versions_header ${generated}/ui/versions_generated.h)
add_custom_command(
  OUTPUT ${versions_header}
  COMMAND ${NODE_EXECUTABLE} tools/make_versions.mjs ${versions_header} .deps/versions.txt
  DEPENDS tools/make_versions.mjs package.json package-lock.json .deps/key
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

set(pinyin_header ${generated}/base/pinyin_table.h)
add_custom_command(
  OUTPUT ${pinyin_header}
  COMMAND ${NODE_EXECUTABLE} tools/make_pinyin.mjs ${pinyin_header}
  DEPENDS tools/make_pinyin.mjs
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

file(GLOB shader_files CONFIGURE_DEPENDS shaders/*)
set(shaders_header ${generated}/platform_web/shaders_generated.h)
add_custom_command(
  OUTPUT ${shaders_header}
  COMMAND ${NODE_EXECUTABLE} tools/embed_texts.mjs ${shaders_header}
          casebridge::platform_web ${shader_files}
  DEPENDS ${shader_files} tools/embed_texts.mjs
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  VERBATIM)

add_custom_target(generated_files DEPENDS ${schema_header} ${assets_header} ${icons_header}
                                          ${versions_header} ${pinyin_header} ${shaders_header})
