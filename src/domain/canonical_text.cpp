// The canonical text of a state: one line a value, "path=text", in the order of the structs' own
// field lists. It must not depend on locale, addresses or container layout.
#include <string>
#include <type_traits>

#include "domain/enum_names.h"
#include "domain/matter_state.h"

namespace casebridge::domain {

namespace {

std::string_view name_of_standing(Standing standing) {
    switch (standing) {
        case Standing::effective: return "effective";
        case Standing::merged: return "merged";
        case Standing::conflicting: return "conflicting";
        case Standing::out_of_order: return "out_of_order";
        case Standing::overtaken: return "overtaken";
    }
    return {};
}

/// Walks field lists and writes a line for each value.
class TextWriter {
public:
    void operator()(std::string_view key, const std::string& value) { line(key, value); }
    void operator()(std::string_view key, std::string_view value) { line(key, value); }
    void operator()(std::string_view key, bool value) { line(key, value ? "true" : "false"); }
    void operator()(std::string_view key, std::int64_t value) { line(key, std::to_string(value)); }
    void operator()(std::string_view key, std::uint64_t value) { line(key, std::to_string(value)); }
    void operator()(std::string_view key, Date value) { line(key, to_iso(value)); }
    void operator()(std::string_view key, Moment value) {
        line(key, value.date.is_set() ? to_iso(value) : std::string());
    }
    template <class Tag>
    void operator()(std::string_view key, const Id<Tag>& value) {
        line(key, value.text);
    }
    void operator()(std::string_view key, const Record& record) {
        const Scope scope(*this, key);
        line("type", record.type);
        for (const auto& [name, text] : record.values) line(name, text);
    }
    template <class T>
    void operator()(std::string_view key, const std::vector<T>& values) {
        const Scope scope(*this, key);
        line("count", std::to_string(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i) (*this)(std::to_string(i), values[i]);
    }
    template <class T>
    void operator()(std::string_view key, const T& value) {
        if constexpr (std::is_enum_v<T>) {
            line(key, file_text_of(value));
        } else {
            const Scope scope(*this, key);
            T::fields(value, *this);
        }
    }

    void operator()(std::string_view key, const FiledRecord& filed) {
        const Scope scope(*this, key);
        filed_by(filed.event, filed.agency);
        (*this)("record", filed.record);
    }
    void operator()(std::string_view key, const FiledEvidence& filed) {
        const Scope scope(*this, key);
        filed_by(filed.event, filed.agency);
        (*this)("evidence", filed.evidence);
    }
    template <class Content>
    void operator()(std::string_view key, const Filed<Content>& filed) {
        const Scope scope(*this, key);
        filed_by(filed.event, filed.agency);
        (*this)("content", filed.content);
    }
    void operator()(std::string_view key, const HistoryLine& history) {
        const Scope scope(*this, key);
        filed_by(history.event, history.agency);
        (*this)("type", name_of(history.type));
        (*this)("counts_as", name_of(history.counts_as));
        (*this)("device", history.device);
        (*this)("officer", history.officer);
        (*this)("date", history.date);
        (*this)("wall", history.wall);
        (*this)("standing", name_of_standing(history.standing));
        (*this)("other", history.other);
        (*this)("settled_by", history.settled_by);
        (*this)("corrected_by", history.corrected_by);
        (*this)("stage_after", name_of(history.stage_after));
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    class Scope {
    public:
        Scope(TextWriter& writer, std::string_view key)
            : writer_(writer), length_before_(writer.path_.size()) {
            writer_.path_.append(key).push_back('.');
        }
        ~Scope() { writer_.path_.resize(length_before_); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        TextWriter& writer_;
        std::size_t length_before_;
    };

    void filed_by(const EventId& event, const AgencyId& agency) {
        (*this)("event", event);
        (*this)("agency", agency);
    }
    // Keys of records come from files: they are escaped as values are, and '=' with them.
    void append_escaped(std::string_view text, bool is_key) {
        for (const char character : text) {
            if (character == '\\')
                text_ += "\\\\";
            else if (character == '\n')
                text_ += "\\n";
            else if (character == '\r')
                text_ += "\\r";
            else if (is_key && character == '=')
                text_ += "\\e";
            else
                text_ += character;
        }
    }
    void line(std::string_view key, std::string_view value) {
        text_ += path_;
        append_escaped(key, true);
        text_ += '=';
        append_escaped(value, false);
        text_ += '\n';
    }

    std::string text_;
    std::string path_;
};

}  // namespace

std::string canonical_text(const MatterState& state) {
    TextWriter write;
    write("matter", state.matter);
    write("stage", name_of(state.stage));
    for (const Flag flag : {Flag::supplement, Flag::withdrawal, Flag::police, Flag::question,
                            Flag::archived_bureau, Flag::archived_recipient}) {
        if (state.flags.contains(flag)) write("flag", name_of(flag));
    }
    write("bureau", state.bureau);
    write("recipient", state.recipient);
    write("recipient_detachment", state.recipient_detachment);
    write("opened_by_brigade", state.opened_by_brigade);
    write("origin", state.origin);
    write("origin_note", state.origin_note);
    write("title", state.title);
    write("category", state.category);
    write("party", state.party);
    write("parties", state.parties);
    write("vehicles", state.vehicles);
    write("explained_numbers", state.explained_numbers);
    write("records", state.records);
    write("evidence", state.evidence);
    write("custody", state.custody);
    write("scans", state.scans);
    write("reminders", state.reminders);
    write("closing", state.closing);
    write("last_recheck_failed", state.last_recheck_failed);
    write("last_recheck_outcome", state.last_recheck_outcome);
    write("has_legal_basis", state.has_legal_basis);
    write("legal_basis", state.legal_basis);
    write("letter", state.letter);
    write("letter_number", state.letter_number);
    write("transfer_approval", state.transfer_approval);
    write("dispatch", state.dispatch);
    write("withdrawn_before_receipt", state.withdrawn_before_receipt);
    write("receipt", state.receipt);
    write("recipients", state.recipients);
    write("redirects", state.redirects);
    write("withdrawals", state.withdrawals);
    write("returning", state.returning);
    write("review", state.review);
    write("first_reviewed_on", state.first_reviewed_on);
    write("objections", state.objections);
    write("consultations", state.consultations);
    write("supplements", state.supplements);
    write("filing", state.filing);
    write("declining", state.declining);
    write("notes", state.notes);
    write("referrals", state.referrals);
    write("preservations", state.preservations);
    write("extensions", state.extensions);
    write("decision", state.decision);
    write("partial_replies", state.partial_replies);
    write("reply", state.reply);
    write("questions", state.questions);
    write("confirmation", state.confirmation);
    write("earlier", state.earlier);
    write("corrections", state.corrections);
    write("settlements", state.settlements);
    write("reopened_on", state.reopened_on);
    write("bureau_archive", state.bureau_archive);
    write("recipient_archive", state.recipient_archive);
    if (state.kind != MatterKind::transfer) {
        write("kind", state.kind);
        write("cooperation", state.cooperation);
    }
    write("history", state.history);
    for (const auto& [stage, date] : state.entered) {
        std::string key("entered.");
        key += name_of(stage);
        write(key, date);
    }
    write("unknown_events", state.unknown_events);
    return write.take();
}

}  // namespace casebridge::domain
