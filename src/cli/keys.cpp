#include <ostream>

#include "bundle/card.h"
#include "cli/bundle_file.h"
#include "cli/cli.h"
#include "cli/key_options.h"
#include "crypto/key_file.h"

namespace casebridge::cli {

int keys(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& errors) {
    std::vector<std::string> rest = arguments;
    const auto passphrase = take_passphrase(rest);
    if (rest.size() != 1 || !passphrase.ok()) {
        errors << "用法：casebridge keys 密钥备份 [--passphrase-file 口令文件]\n";
        return k_exit_unusable;
    }
    const auto text = read_small_file(rest.front());
    if (!text.ok()) return unusable(errors, rest.front(), text.error());
    const std::string sealed = first_line(*text);
    if (!passphrase->has_value()) {
        const Status form = crypto::check_sealed_keys(sealed);
        if (!form.ok()) return unusable(errors, rest.front(), form.error());
        out << "密钥备份\t形式完整；用 --passphrase-file 核对口令\n";
        return k_exit_good;
    }
    const auto opened = crypto::open_keys(sealed, **passphrase);
    if (!opened.ok()) return unusable(errors, rest.front(), opened.error());
    const crypto::PublicKey& signing = opened->signing.public_key();
    out << "口令\t正确\n"
        << "设备\t" << bundle::device_id_of(signing).text << '\n'
        << "签名公钥\t" << to_hex(signing.point) << '\n'
        << "加密公钥\t" << to_hex(opened->encryption.public_key().point) << '\n';
    return k_exit_good;
}

}  // namespace casebridge::cli
