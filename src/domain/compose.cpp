#include "domain/compose.h"

#include "base/utf8.h"
#include "domain/enum_names.h"

namespace casebridge::domain {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// With a full stop at the end, so that sentences can follow each other.
std::string sentence(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return {};
    std::string out(text);
    for (const std::string_view end : {"。", "！", "？", "；"}) {
        if (ends_with(out, end)) return out;
    }
    return out + "。";
}

/// Short when the year is the same as in the date before.
std::string date_after(Date before, Date date) {
    return before.is_set() && before.year() == date.year() ? to_chinese_short(date)
                                                           : to_chinese(date);
}

std::string_view recheck_words(RecheckOutcome outcome) {
    switch (outcome) {
        case RecheckOutcome::incomplete: return "仍未完全改正";
        case RecheckOutcome::refused: return "仍未改正";
    }
    return {};
}

std::string in_book_marks(std::string_view law) {
    if (law.substr(0, 3) == "《") return std::string(law);
    return "《" + std::string(law) + "》";
}

}  // namespace

std::string compose_subject(const MatterState& state) {
    if (!state.has_legal_basis || state.legal_basis.violation.empty()) return state.title;
    return state.party.name + "涉嫌" + state.legal_basis.violation;
}

std::string compose_findings(const MatterState& state) {
    std::string text;
    const Record* order = nullptr;
    const Record* recheck = nullptr;
    for (const FiledRecord& filed : state.records) {
        const Record& record = filed.record;
        if (record.type == k_inspection) text += sentence(record.value("findings"));
        if (record.type == k_rectification_order) {
            order = &record;
            recheck = nullptr;
        }
        if (record.type == k_recheck) recheck = &record;
    }
    if (order == nullptr) return text;
    const auto issued_on = Date::parse(order->value("issued_on"));
    const auto due_on = Date::parse(order->value("due_on"));
    if (!issued_on.ok() || !due_on.ok()) return text;
    text += to_chinese(*issued_on) + "责令其" + date_after(*issued_on, *due_on) + "前改正";
    if (recheck != nullptr && state.last_recheck_failed) {
        if (const auto date = Date::parse(recheck->value("date")); date.ok()) {
            text += "，" + date_after(*due_on, *date) + "复查时";
            text += recheck_words(state.last_recheck_outcome);
        }
    }
    return text + "。";
}

std::string compose_suspected(const SetLegalBasis& basis) {
    if (basis.law.empty()) return basis.violation;
    // The article is the one that a penalty rests on (处罚依据), not the one that was broken.
    return basis.violation + "（处罚依据：" + in_book_marks(basis.law) + basis.article +
           basis.paragraph + "）";
}

std::string compose_handling(const MatterState& state) {
    std::string text;
    if (state.filing.filed_on.is_set()) {
        text += to_chinese(state.filing.filed_on) + "立案";
        if (!state.filing.case_number.empty())
            text += "（立案号：" + state.filing.case_number + "）";
        text += "。";
    }
    if (state.declining.declined_on.is_set()) {
        return text + "经审核，" + to_chinese(state.declining.declined_on) + "决定不予立案：" +
               sentence(state.declining.reason);
    }
    if (state.returning.returned_on.is_set()) {
        return text + to_chinese(state.returning.returned_on) + "退回移送：" +
               sentence(state.returning.reason);
    }
    const Decide& decision = state.decision;
    if (!decision.decided_on.is_set()) return text;
    text += "经调查，" + to_chinese(decision.decided_on);
    switch (decision.outcome) {
        case DecisionOutcome::penalty: text += "作出行政处罚决定"; break;
        case DecisionOutcome::no_penalty_minor: text += "以违法行为轻微作出不予行政处罚决定"; break;
        case DecisionOutcome::no_penalty_unfounded:
            text += "以违法事实不能成立作出不予行政处罚决定";
            break;
        case DecisionOutcome::crime: text += "以涉嫌犯罪移送司法机关"; break;
        case DecisionOutcome::terminated: text += "终止案件调查"; break;
        case DecisionOutcome::other_agency: text += "将案件移送其他有管辖权的机关处理"; break;
    }
    if (!decision.decision_number.empty()) text += "（" + decision.decision_number + "）";
    if (!decision.content.empty()) text += "：" + std::string(trimmed(decision.content));
    if (decision.amount_yuan.empty()) return sentence(text);
    while (ends_with(text, "。") || ends_with(text, "；")) text.resize(text.size() - 3);
    return text + "，罚款" + decision.amount_yuan + "元。";
}

std::string compose_progress(const MatterState& state) {
    std::string text = "（阶段性反馈）";
    if (state.decision.decided_on.is_set() || state.declining.declined_on.is_set()) {
        return text + compose_handling(state);
    }
    if (const Date received = state.receipt.day_zero(); received.is_set()) {
        text += to_chinese(received) + "收到移送。";
    }
    if (state.review.reviewed_on.is_set()) {
        text += to_chinese(state.review.reviewed_on) + "审核通过。";
    }
    return text + compose_handling(state);
}

std::string compose_origin(const MatterState& state) {
    return std::string(label_of(state.origin)) + "发现的案件" +
           (state.origin_note.empty() ? "" : "（" + state.origin_note + "）");
}

std::string title_of_letter(const TransferLetter& letter) {
    return letter.agency_name + "关于" + letter.title_subject + "的移送处理书";
}

std::string title_of_reply(const DispositionReply& letter) {
    return letter.agency_name + "关于" + letter.title_subject + "的案件办理单";
}

std::string cite_letter(const MatterState& state) {
    if (state.letter.agency_name.empty()) return {};
    std::string text = "《" + title_of_letter(state.letter) + "》";
    if (!state.letter_number.empty()) text += "（" + state.letter_number + "）";
    return text;
}

}  // namespace casebridge::domain
