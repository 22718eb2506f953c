// The commands of a matter and the events they leave behind share one name each: those of a
// transfer are the rows of the transition table in domain.md, numbered as there; the last ones are
// those of every other kind of matter. The text in files is the enumerator's name.
#pragma once

#include <cstddef>
#include <string_view>

namespace casebridge::domain {

// clang-format off
#define CASEBRIDGE_EVENT_TYPES(X) \
    X(open_matter) X(open_by_brigade) X(order_rectification) X(remind) \
    X(recheck_complete) X(recheck_failed) X(close) X(draft_transfer) X(return_draft) \
    X(approve_transfer) X(dispatch_transfer) X(withdraw_before_receipt) X(sign_receipt) \
    X(redirect) X(pass_review) X(raise_objection) X(record_consultation) \
    X(request_supplement) X(answer_supplement) X(return_case) X(file_case) \
    X(decline_to_file) X(ask_withdrawal) X(consent_withdrawal) X(refuse_withdrawal) \
    X(note) X(refer_crime) X(police_answer) X(decide) X(reply_partial) X(reply_final) \
    X(question_reply) X(confirm_reply) X(archive) X(reopen_case) X(reopen_transfer) \
    X(correct_entry) X(add_evidence) X(add_inspection) X(set_legal_basis) X(extend_decision) \
    X(report_crime) X(keep_crime) X(hand_over_crime) X(preserve_evidence) X(decide_preservation) X(settle_entry) \
    X(record_custody) X(add_party) X(add_vehicle) X(explain_shared_number) X(attach_scan) \
    X(begin_matter) X(take_matter) X(acknowledge_notice) X(file_record) X(approve_plan) \
    X(assign_matter) X(change_due) X(report_result) X(return_result) X(accept_result) X(link_matter)
// clang-format on

enum class EventType {
#define CASEBRIDGE_ENUMERATOR(name) name,
    CASEBRIDGE_EVENT_TYPES(CASEBRIDGE_ENUMERATOR)
#undef CASEBRIDGE_ENUMERATOR
};

#define CASEBRIDGE_COUNT(name) +1
inline constexpr std::size_t k_event_type_count = 0 CASEBRIDGE_EVENT_TYPES(CASEBRIDGE_COUNT);
#undef CASEBRIDGE_COUNT

/// 更正 and 处理异常: entries that speak of another one.
[[nodiscard]] constexpr bool is_about_entry(EventType type) {
    return type == EventType::correct_entry || type == EventType::settle_entry;
}

/// Entries that are begun where what they are about stands on the screen: another entry, an item of
/// evidence, a 重号, a paper, a kind of record.
[[nodiscard]] constexpr bool is_begun_in_place(EventType type) {
    return is_about_entry(type) || type == EventType::record_custody ||
           type == EventType::explain_shared_number || type == EventType::attach_scan ||
           type == EventType::file_record || type == EventType::link_matter;
}

/// "sign_receipt".
[[nodiscard]] std::string_view name_of(EventType type);
/// False when no event type has this name.
[[nodiscard]] bool from_name(std::string_view name, EventType& type);

}  // namespace casebridge::domain
