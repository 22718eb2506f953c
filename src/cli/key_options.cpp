#include "cli/key_options.h"

#include <cstdio>
#include <memory>
#include <optional>

#include "bundle/card.h"
#include "cli/bundle_file.h"
#include "crypto/key_file.h"

namespace casebridge::cli {
namespace {

/// The system's randomness; without it the program ends.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        std::FILE* const source = std::fopen("/dev/urandom", "rb");
        if (source == nullptr ||
            std::fread(bytes.data(), 1, bytes.size(), source) != bytes.size()) {
            __builtin_trap();
        }
        std::fclose(source);
    }
};

/// What an unlock function needs as long as it lives.
struct OpenedKeys {
    explicit OpenedKeys(crypto::DeviceKeys opened) : keys(std::move(opened)) {}
    crypto::DeviceKeys keys;
    SystemRandom random;
};

Result<std::optional<std::string>> take(std::vector<std::string>& arguments,
                                        std::string_view option) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] != option) continue;
        if (i + 1 == arguments.size()) return fail(ErrorCode::field_required, std::string{option});
        std::string value = std::move(arguments[i + 1]);
        const auto at = arguments.begin() + static_cast<std::ptrdiff_t>(i);
        arguments.erase(at, at + 2);
        return std::optional{std::move(value)};
    }
    return std::optional<std::string>{};
}

}  // namespace

std::string first_line(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

Result<std::optional<std::string>> take_passphrase(std::vector<std::string>& arguments) {
    TRY(const auto file, take(arguments, "--passphrase-file"));
    if (!file) return std::optional<std::string>{};
    TRY(const std::string text, read_small_file(*file));
    return std::optional{first_line(text)};
}

Result<bundle::Unlock> take_key_options(std::vector<std::string>& arguments) {
    TRY(const auto keys_file, take(arguments, "--keys"));
    TRY(const auto said, take_passphrase(arguments));
    if (!keys_file && !said) return bundle::Unlock{};
    if (!said) return fail(ErrorCode::field_required, "--passphrase-file");
    const std::string& passphrase = *said;
    if (!keys_file) return bundle::unlock_with_passphrase(passphrase);
    TRY(const std::string sealed, read_small_file(*keys_file));
    TRY(crypto::DeviceKeys keys, crypto::open_keys(first_line(sealed), passphrase));
    const auto opened = std::make_shared<OpenedKeys>(std::move(keys));
    const DeviceId device = bundle::device_id_of(opened->keys.signing.public_key());
    const auto with_device =
        bundle::unlock_with_device(opened->keys.encryption, device, opened->random);
    return bundle::Unlock{
        [opened, with_device, with_passphrase = bundle::unlock_with_passphrase(passphrase)](
            const std::vector<bundle::Recipient>& recipients) -> Result<crypto::ContentKey> {
            auto key = with_device(recipients);
            const bool other = !key.ok() && key.error().code == ErrorCode::passphrase_needed;
            return other ? with_passphrase(recipients) : std::move(key);
        }};
}

}  // namespace casebridge::cli
