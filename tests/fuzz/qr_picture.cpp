// Any picture that is searched for QR codes; the first two bytes are its width and height.
#include "documents/qr.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    if (size < 2) return 0;
    documents::GreyPicture picture{data[0], data[1], {}};
    picture.pixels.assign(data + 2, data + size);
    picture.pixels.resize(static_cast<std::size_t>(picture.width) *
                          static_cast<std::size_t>(picture.height));
    (void)documents::read_qr(picture);
    return 0;
}
