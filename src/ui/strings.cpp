#include "ui/strings.h"

#include <array>
#include <cstdio>

namespace casebridge::ui {

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string result;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool place = pattern[at] == '{' && at + 2 < pattern.size() &&
                           pattern[at + 1] >= '0' && pattern[at + 1] <= '9' &&
                           pattern[at + 2] == '}';
        if (!place) {
            result += pattern[at];
            continue;
        }
        const std::size_t index = static_cast<std::size_t>(pattern[at + 1] - '0');
        if (index < values.size()) {
            result += *(values.begin() + index);
        }
        at += 2;
    }
    return result;
}

std::string number_words(long long number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::size_t place = digits.size(); place > 3;) {
        place -= 3;
        digits.insert(digits.begin() + static_cast<std::ptrdiff_t>(place), ',');
    }
    if (number < 0) digits.insert(digits.begin(), '-');
    return digits;
}

std::string size_words(unsigned long long bytes) {
    constexpr unsigned long long k_thousand = 1024;
    if (bytes < k_thousand) {
        return std::to_string(bytes) + " 字节";
    }
    struct Unit {
        unsigned long long size;
        const char* name;
    };
    constexpr std::array<Unit, 3> units = {{{k_thousand * k_thousand * k_thousand, "吉字节"},
                                            {k_thousand * k_thousand, "兆字节"},
                                            {k_thousand, "千字节"}}};
    for (const Unit& unit : units) {
        if (bytes >= unit.size) {
            std::array<char, 48> text{};
            std::snprintf(text.data(), text.size(), "%.1f %s",
                          static_cast<double>(bytes) / static_cast<double>(unit.size), unit.name);
            return text.data();
        }
    }
    return {};
}

namespace {

std::string wrong_sentence(const domain::Field& field) {
    using domain::FieldType;
    using domain::Validator;
    switch (field.validator) {
        case Validator::credit_code: return "统一社会信用代码不对，应为 18 位，请核对营业执照";
        case Validator::identity_number: return "身份证号不对，应为 18 位，请核对证件";
        case Validator::party_number: return "号码不对，应为统一社会信用代码或身份证号，都是 18 位";
        case Validator::document_number: return "文号应写成“昌江移〔2026〕18号”的样子";
        case Validator::coordinates: return "坐标应写成“29.2937,117.2078”的样子，先纬度后经度";
        case Validator::money: return "金额应为数字，最多两位小数";
        case Validator::none:
        case Validator::plate:
        case Validator::phone:
        case Validator::certificate_number:
        case Validator::transport_certificate:
        case Validator::qualification_number:
        case Validator::not_in_future: break;
    }
    switch (field.type) {
        case FieldType::date: return "日期不对，请写成“2026年11月23日”或“20261123”";
        case FieldType::moment: return "时间不对，请写成“2026年11月23日 09:12”";
        case FieldType::number: return "请填写数字";
        case FieldType::text:
        case FieldType::multiline:
        case FieldType::choice:
        case FieldType::yes_no:
        case FieldType::string_list:
        case FieldType::agency: break;
    }
    return filled("{0}填得不对，请改正", {field.label});
}

std::string missing_sentence(const domain::Field& field) {
    using domain::FieldType;
    switch (field.type) {
        case FieldType::choice:
        case FieldType::agency: return filled("请选择{0}", {field.label});
        case FieldType::yes_no: return filled("请确认“{0}”", {field.label});
        case FieldType::text:
        case FieldType::multiline:
        case FieldType::date:
        case FieldType::moment:
        case FieldType::number:
        case FieldType::string_list: return filled("请填写{0}", {field.label});
    }
    return {};
}

}  // namespace

std::string problem_sentence(domain::FieldProblem::Kind kind, const domain::Field& field) {
    using Kind = domain::FieldProblem::Kind;
    switch (kind) {
        case Kind::missing: return missing_sentence(field);
        case Kind::wrong: return wrong_sentence(field);
        case Kind::too_long: return "太长了，请写得简短些";
        case Kind::in_future: return "不能晚于今天";
        case Kind::before_last_recheck: return "不能早于最近一次复查";
        case Kind::before_earlier_step: return "不能早于上一步的日期";
        case Kind::same_officer_twice: return "两名执法人员不能是同一人";
        case Kind::number_taken: return "这个文号已经用过，请换一个";
        case Kind::no_consultation: return "请先记录一次沟通核实";
        case Kind::not_accepted: return "公安机关立案以后才能以移送司法机关结案";
        case Kind::nothing_changed: return "没有改动任何内容";
        case Kind::not_correctable: return "这条记录不能更正";
        case Kind::not_adoptable: return "事项现在的状态不能采用这条记录，可以选不采用并说明理由";
        case Kind::number_of_closed_opening: return "重新移送要用新的文号";
        case Kind::item_unanswered: return "这一项还没有答复";
        case Kind::unknown_choice: return "请从列表中选择";
    }
    return {};
}

std::string_view unusual_sentence(domain::Validator validator) {
    using domain::Validator;
    switch (validator) {
        case Validator::plate: return "这个车牌号不常见，请核对";
        case Validator::phone: return "这个电话号码不常见，请核对";
        case Validator::certificate_number: return "这个执法证号不常见，请核对";
        case Validator::transport_certificate: return "道路运输证号通常有 12 位数字，请核对";
        case Validator::qualification_number: return "从业资格证号通常是身份证号，请核对";
        case Validator::none:
        case Validator::coordinates:
        case Validator::credit_code:
        case Validator::identity_number:
        case Validator::not_in_future:
        case Validator::document_number:
        case Validator::party_number:
        case Validator::money: break;
    }
    return "请再核对一次";
}

std::string moment_words(const std::string& iso) {
    const auto moment = parse_moment(iso);
    return moment.ok() ? to_chinese(*moment) : iso;
}

}  // namespace casebridge::ui
