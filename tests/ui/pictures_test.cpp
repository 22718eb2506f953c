#include "ui/pictures.h"

#include <doctest/doctest.h>

#include <memory>

#include "ui/stage.h"

using namespace casebridge;
using namespace casebridge::ui;

TEST_CASE("a picture may be let go in the frame that draws it, and then the backend's copy goes") {
    Stage stage;
    const app::Picture white{2, 1, Bytes(8, 0xFF)};
    const auto known = [] { return ImGui::GetCurrentContext()->UserTextures.Size; };
    auto picture = std::make_unique<PictureTexture>(white);
    CHECK(known() == 1);
    stage.frames(2, [] {});
    const ImTextureData* drawn = &picture->data();
    CHECK(drawn->Status == ImTextureStatus_OK);
    stage.frame([&] {
        ImGui::GetWindowDrawList()->AddImage(ImTextureRef(drawn->TexID), {0, 0}, {2, 1});
        picture.reset();
        CHECK(drawn->Status == ImTextureStatus_OK);
    });
    CHECK(known() == 1);
    stage.frames(2, [] {});
    CHECK(known() == 0);
    picture = std::make_unique<PictureTexture>(white);  // never drawn
    picture.reset();
    stage.frame([] {});
    CHECK(known() == 0);
}
