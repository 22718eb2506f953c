#include <ostream>
#include <string_view>

#include "cli/bundle_file.h"
#include "cli/cli.h"
#include "cli/key_options.h"

namespace casebridge::cli {
namespace {

constexpr std::string_view k_usage =
    "案桥命令行工具：核对和查看移交包，不改动任何文件。\n"
    "\n"
    "  casebridge verify FILE [--cards FILE…]   核对移交包或名片；发现的问题一行一条\n"
    "      没有 --cards 时，使用同一文件夹里的 *.card.json 名片\n"
    "  casebridge inspect FILE [--json]         查看内容，只核对结构和校验值，不需要名片\n"
    "  casebridge deadline 期限 日期…             计算期限：各种算法的最后一日和计算说明\n"
    "  casebridge render 文书 --case FILE --to html|docx [--cards FILE…]\n"
    "                                           按移交包生成文书，写到标准输出；空白表用 --blank "
    "代替 --case\n"
    "  casebridge find 图片 --case FILE…         读图片上的二维码，找出是哪个移交包里的案件\n"
    "      移交包是加密的：--keys 密钥备份 --passphrase-file 口令文件\n"
    "  casebridge keys 密钥备份 [--passphrase-file FILE]  核对密钥备份和口令\n"
    "  casebridge print-rules                   打印移交流程规则表，一行一条\n"
    "  casebridge --help                        显示本说明\n"
    "\n"
    "退出码：0 没有问题；1 发现问题；2 命令不对或文件读不出。\n";

}  // namespace

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& errors) {
    if (arguments.empty()) {
        errors << k_usage;
        return k_exit_unusable;
    }
    const std::string& command = arguments.front();
    std::vector<std::string> rest{arguments.begin() + 1, arguments.end()};
    if (command == "--help" || command == "-h" || command == "help") {
        out << k_usage;
        return k_exit_good;
    }
    if (command == "deadline") return deadline(rest, out, errors);
    if (command == "keys") return keys(rest, out, errors);
    const auto unlock = take_key_options(rest);
    if (!unlock.ok()) return unusable(errors, unlock.error().detail, unlock.error());
    if (command == "verify") return verify(rest, *unlock, out, errors);
    if (command == "inspect") return inspect(rest, *unlock, out, errors);
    if (command == "render") return render(rest, *unlock, out, errors);
    if (command == "find") return find(rest, *unlock, out, errors);
    if (command == "print-rules" && rest.empty()) return print_rules(out);
    errors << "没有这个命令：" << command << "\n\n" << k_usage;
    return k_exit_unusable;
}

}  // namespace casebridge::cli
