#include "domain/conflicts.h"

#include <array>

#include "base/utf8.h"

namespace casebridge::domain {

namespace {

struct WriteRow {
    EventType event;
    FieldGroups by_bureau;
    FieldGroups by_recipient;
};

consteval WriteRow both(EventType event, FieldGroups groups) { return {event, groups, groups}; }

constexpr std::array<WriteRow, k_event_type_count> k_writes = {{
    both(EventType::open_matter, {FieldGroup::opening}),
    both(EventType::open_by_brigade, {FieldGroup::opening}),
    both(EventType::order_rectification, {}),
    both(EventType::remind, {}),
    both(EventType::recheck_complete, {FieldGroup::recheck}),
    both(EventType::recheck_failed, {FieldGroup::recheck}),
    both(EventType::close, {}),
    both(EventType::draft_transfer, {FieldGroup::letter}),
    both(EventType::return_draft, {FieldGroup::approval}),
    both(EventType::approve_transfer, {FieldGroup::approval}),
    both(EventType::dispatch_transfer, {FieldGroup::dispatch}),
    both(EventType::withdraw_before_receipt, {}),
    both(EventType::sign_receipt, {FieldGroup::receipt}),
    both(EventType::redirect, {FieldGroup::letter}),
    both(EventType::pass_review, {FieldGroup::review}),
    both(EventType::raise_objection, {}),
    both(EventType::record_consultation, {}),
    both(EventType::request_supplement, {FieldGroup::supplement}),
    both(EventType::answer_supplement, {FieldGroup::supplement}),
    both(EventType::return_case, {}),
    both(EventType::file_case, {FieldGroup::filing}),
    both(EventType::decline_to_file, {FieldGroup::filing}),
    both(EventType::ask_withdrawal, {FieldGroup::withdrawal}),
    both(EventType::consent_withdrawal, {FieldGroup::withdrawal}),
    both(EventType::refuse_withdrawal, {FieldGroup::withdrawal}),
    both(EventType::note, {}),
    both(EventType::refer_crime, {FieldGroup::police}),
    both(EventType::police_answer, {FieldGroup::police}),
    both(EventType::decide, {FieldGroup::decision}),
    both(EventType::reply_partial, {FieldGroup::question}),
    both(EventType::reply_final, {FieldGroup::reply}),
    both(EventType::question_reply, {FieldGroup::question}),
    both(EventType::confirm_reply, {FieldGroup::confirmation}),
    {EventType::archive, {FieldGroup::bureau_archive}, {FieldGroup::recipient_archive}},
    both(EventType::reopen_case, {FieldGroup::bureau_archive, FieldGroup::recipient_archive}),
    both(EventType::reopen_transfer, {FieldGroup::bureau_archive, FieldGroup::recipient_archive}),
    both(EventType::correct_entry, {}),
    both(EventType::add_evidence, {}),
    both(EventType::add_inspection, {}),
    both(EventType::set_legal_basis, {FieldGroup::legal_basis}),
    both(EventType::extend_decision, {FieldGroup::extension}),
    both(EventType::report_crime, {FieldGroup::police}),
    both(EventType::keep_crime, {FieldGroup::police}),
    both(EventType::hand_over_crime, {FieldGroup::hand_over}),
    both(EventType::preserve_evidence, {}),
    both(EventType::decide_preservation, {FieldGroup::preservation}),
    both(EventType::settle_entry, {}),
    both(EventType::record_custody, {}),
    both(EventType::add_party, {}),
    both(EventType::add_vehicle, {}),
    both(EventType::explain_shared_number, {}),
    both(EventType::attach_scan, {}),
    both(EventType::begin_matter, {FieldGroup::opening}),
    both(EventType::take_matter, {FieldGroup::receipt}),
    both(EventType::acknowledge_notice, {FieldGroup::receipt}),
    both(EventType::file_record, {}),
    {EventType::approve_plan, {FieldGroup::bureau_approval}, {FieldGroup::recipient_approval}},
    both(EventType::assign_matter, {FieldGroup::due}),
    both(EventType::change_due, {FieldGroup::due}),
    both(EventType::report_result, {FieldGroup::reply}),
    both(EventType::return_result, {FieldGroup::confirmation}),
    both(EventType::accept_result, {FieldGroup::confirmation}),
    both(EventType::link_matter, {}),
}};

consteval bool rows_are_in_enum_order() {
    for (std::size_t i = 0; i < k_writes.size(); ++i) {
        if (static_cast<std::size_t>(k_writes[i].event) != i) return false;
    }
    return true;
}
static_assert(rows_are_in_enum_order());

bool signed_alike(const SignReceipt& a, const SignReceipt& b) {
    return a.recipient_date == b.recipient_date && a.agent_date == b.agent_date &&
           trimmed(a.recipient_person) == trimmed(b.recipient_person) &&
           trimmed(a.agent_person) == trimmed(b.agent_person);
}

}  // namespace

FieldGroups written_groups(EventType type, Side side) {
    const WriteRow& row = k_writes[static_cast<std::size_t>(type)];
    return side == Side::bureau ? row.by_bureau : row.by_recipient;
}

bool says_the_same(const EventData& a, const EventData& b) {
    const auto* receipt_a = std::get_if<SignReceipt>(&a);
    const auto* receipt_b = std::get_if<SignReceipt>(&b);
    if (receipt_a != nullptr && receipt_b != nullptr) return signed_alike(*receipt_a, *receipt_b);
    return a == b;
}

bool is_attested_by_both(EventType type) { return type == EventType::sign_receipt; }

}  // namespace casebridge::domain
