// Draws ImGui's triangles in plain C++: what WebGL would show, for browsers without it. Pixels are
// RGBA in memory order, as ImageData has them. It must not know a browser.
#pragma once

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace casebridge::platform_web {

class Rasteriser {
public:
    /// Redraws everything; the picture is as large as the draw data's display size.
    void draw(const ImDrawData& data);

    /// While a draw list's own callback runs: puts pixels over what was drawn so far; those that
    /// are 0 are left out.
    void put(int left, int top, int width, int height, const std::uint32_t* pixels);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] const std::uint32_t* pixels() const { return pixels_.data(); }

private:
    int width_ = 0;
    int height_ = 0;
    std::vector<std::uint32_t> pixels_;
};

}  // namespace casebridge::platform_web
