#include "platform_web/photo_shader.h"

#include <GLES2/gl2.h>

#include <array>
#include <string_view>

#include "platform_web/shaders_generated.h"

namespace casebridge::platform_web {

namespace {

unsigned compile(GLenum kind, std::string_view source) {
    const GLuint shader = glCreateShader(kind);
    const char* text = source.data();
    const auto length = static_cast<GLint>(source.size());
    glShaderSource(shader, 1, &text, &length);
    glCompileShader(shader);
    return shader;
}

/// Page and photo coordinates of a corner.
struct Corner {
    float x = 0;
    float y = 0;
    float u = 0;
    float v = 0;
};

Corner corner_at(const ui::PhotoMap& map, float x, float y) {
    return {x, y, map.u + x * map.across_u + y * map.down_u,
            map.v + x * map.across_v + y * map.down_v};
}

}  // namespace

bool PhotoShader::make() {
    if (program_ != 0) return true;
    if (failed_) return false;
    const GLuint vertex = compile(GL_VERTEX_SHADER, k_photo_vert);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, k_photo_frag);
    program_ = glCreateProgram();
    glAttachShader(program_, vertex);
    glAttachShader(program_, fragment);
    glBindAttribLocation(program_, 0, "at");
    glBindAttribLocation(program_, 1, "photo");
    glLinkProgram(program_);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = 0;
    glGetProgramiv(program_, GL_LINK_STATUS, &linked);
    if (linked == 0) {
        program_ = 0;
        failed_ = true;
        return false;
    }
    glGenBuffers(1, &corners_);
    return true;
}

void PhotoShader::paint(const ImTextureData& photo, const ui::PhotoWindow& window) {
    if (!make()) return;
    const ui::Rect& clip = window.clip;
    const float right = clip.x + clip.width;
    const float bottom = clip.y + clip.height;
    const std::array<Corner, 4> corners = {
        corner_at(window.map, clip.x, clip.y), corner_at(window.map, right, clip.y),
        corner_at(window.map, clip.x, bottom), corner_at(window.map, right, bottom)};

    const auto uniform = [this](const char* name) { return glGetUniformLocation(program_, name); };
    glScissor(static_cast<GLint>(clip.x), static_cast<GLint>(page_.y - bottom),
              static_cast<GLsizei>(clip.width), static_cast<GLsizei>(clip.height));
    glUseProgram(program_);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(photo.TexID));
    glUniform1i(uniform("photo_texture"), 0);
    glUniform2f(uniform("page"), page_.x, page_.y);
    glUniform2f(uniform("across"), window.map.across_u, window.map.across_v);
    glUniform2f(uniform("down"), window.map.down_u, window.map.down_v);
    glUniform1f(uniform("gain"), ui::gain_of(window.look));
    glUniform1f(uniform("contrast"), ui::slope_of(window.look));
    glUniform1f(uniform("sharpness"), ui::sharpness_of(window.look));
    glBindBuffer(GL_ARRAY_BUFFER, corners_);
    glBufferData(GL_ARRAY_BUFFER, sizeof corners, corners.data(), GL_STREAM_DRAW);
    glEnableVertexAttribArray(0);
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Corner), nullptr);
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Corner),
                          reinterpret_cast<const void*>(offsetof(Corner, u)));
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace casebridge::platform_web
