#include "support/path_script.h"

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "domain/decide.h"
#include "domain/enum_names.h"
#include "domain/fold.h"
#include "support/case_builder.h"
#include "support/text_file.h"

namespace casebridge::test {
namespace {

using namespace domain;
using Words = std::vector<std::string>;

constexpr const char* k_files[] = {"rectification", "transfer", "handling", "reply", "offline"};

const Writer k_second_brigade{{id_of_digit('f')}, {id_of_digit('6')}, "郑少华"};

const std::map<char, Writer>& writers() {
    static const std::map<char, Writer> all = {{'D', k_bureau_pc},     {'d', k_bureau_tablet},
                                               {'R', k_brigade_pc},    {'r', k_brigade_tablet},
                                               {'T', k_detachment_pc}, {'S', k_second_brigade}};
    return all;
}

char letter_of(const AgencyId& agency) {
    for (const auto& [letter, writer] : writers()) {
        const bool lower = letter >= 'a';
        if (!lower && writer.agency == agency) return letter;
    }
    return '-';
}

Words words_in(const std::string& text) {
    std::istringstream stream(text);
    Words words;
    for (std::string one; stream >> one;) words.push_back(one);
    return words;
}

std::string word(const Words& words, std::size_t i, std::string otherwise = {}) {
    return i < words.size() ? words[i] : std::move(otherwise);
}

template <class Enum>
Enum choice_of(const std::string& text, Enum otherwise) {
    Enum value = otherwise;
    (void)from_file_text(text, value);
    return value;
}

/// What a verb enters on a day; the words after it say what is not plain about it.
EventData make(const std::string& verb, const Words& a, Date day,
               const std::map<std::string, EventId>& names) {
    const auto named = [&](const std::string& name) {
        const auto found = names.find(name);
        return found == names.end() ? EventId{name} : found->second;
    };
    if (verb == "open") return make_open(day);
    if (verb == "brigade_open") {
        OpenByBrigade event = make_brigade_opening(day);
        event.origin = choice_of(word(a, 0), CaseOrigin::joint_patrol);
        return event;
    }
    if (verb == "order") return make_order(day);
    if (verb == "remind") return make_reminder(day);
    if (verb == "recheck_good") return make_recheck_complete(day);
    if (verb == "recheck_bad") {
        RecheckFailed event = make_recheck_failed(day);
        event.outcome = choice_of(word(a, 0), RecheckOutcome::refused);
        return event;
    }
    if (verb == "close") return make_close(choice_of(word(a, 0), CloseReason::rectified), day);
    if (verb == "basis") return make_basis();
    if (verb == "inspect") return AddInspection{make_inspection(day)};
    if (verb == "evidence") {
        return make_evidence(word(a, 0, "照片"), choice_of(word(a, 1), PaperGroup::violation), day);
    }
    if (verb == "draft") return make_draft(day);
    if (verb == "return_draft") return make_return(day);
    if (verb == "approve") {
        ApproveTransfer event = make_approve(day);
        event.document_number = word(a, 0, event.document_number);
        return event;
    }
    if (verb == "dispatch") {
        DispatchTransfer event = make_dispatch(day);
        event.review_reading = choice_of(word(a, 0), DayReading::working_days);
        return event;
    }
    if (verb == "withdraw") return make_withdrawal(day);
    if (verb == "receipt") {
        SignReceipt event = make_receipt(day);
        if (word(a, 0) == "without_proof") event.proof.clear();
        return event;
    }
    if (verb == "party") return make_further_party(day);
    if (verb == "vehicle") return make_further_vehicle(day);
    if (verb == "explain") return make_number_note(word(a, 0, "昌江移〔2026〕17号"), day);
    if (verb == "custody") return make_custody(named(word(a, 0)), day);
    if (verb == "redirect") {
        const std::string to = word(a, 0, "S");
        Redirect event = make_redirect(writers().at(to.front()).agency, day);
        event.basis = choice_of(word(a, 1), RedirectBasis::within_detachment);
        if (word(a, 2) == "without_paper") {
            event.recipient_detachment = {};
        } else if (word(a, 1) == "designated") {
            event.recipient_detachment = {};
            event.document_number = "景交指〔2026〕1号";
            event.decided_by = "市交通运输局";
        }
        return event;
    }
    if (verb == "review") return make_review(day);
    if (verb == "object") {
        RaiseObjection event = make_objection(day);
        event.kind = choice_of(word(a, 0), ObjectionKind::evidence);
        return event;
    }
    if (verb == "consult") return make_consultation(day);
    if (verb == "ask") return make_request(day);
    if (verb == "answer") return make_answer(day);
    if (verb == "return") {
        ReturnCase event = make_return_case(day);
        event.basis = choice_of(word(a, 0), ReturnBasis::agreed);
        return event;
    }
    if (verb == "file") return make_filing(day);
    if (verb == "decline") return make_decline(day);
    if (verb == "ask_back") return make_withdrawal_request(day);
    if (verb == "consent") return make_consent(day);
    if (verb == "refuse") return make_refusal(day);
    if (verb == "note") return make_note(day);
    if (verb == "report_crime") return make_crime_report(day);
    if (verb == "refer") return make_crime_referral(day);
    if (verb == "keep_crime") return make_crime_kept(day);
    if (verb == "hand_over") return make_crime_hand_over(day);
    if (verb == "police") {
        return make_police_answer(choice_of(word(a, 0), PoliceVerdict::accepted), day);
    }
    if (verb == "extend") return make_extension(day);
    if (verb == "preserve") return make_preservation(day);
    if (verb == "end_preserve") return make_preservation_decision(day);
    if (verb == "decide") {
        Decide event = make_decision(day);
        event.outcome = choice_of(word(a, 0), DecisionOutcome::penalty);
        if (event.outcome != DecisionOutcome::penalty) event.amount_yuan.clear();
        return event;
    }
    if (verb == "interim") return make_partial_reply(day);
    if (verb == "reply") return make_reply(day);
    if (verb == "question") return make_question(day);
    if (verb == "confirm") return make_confirmation(day);
    if (verb == "archive") return make_archive("2026-1", day);
    if (verb == "reopen_case") return make_reopen_case(day);
    if (verb == "reopen_transfer") return make_reopen_transfer(day);
    if (verb == "correct")
        return make_correction(named(word(a, 0)), {{word(a, 1), word(a, 2)}}, day);
    if (verb == "settle") {
        return make_settlement(named(word(a, 0)), choice_of(word(a, 1), SettleVerdict::dismiss),
                               day);
    }
    return Note{};
}

struct PlainStep {
    const char* text;
    Stage reaches;
};
// The shortest way to each stage, one line each.
constexpr PlainStep k_plain_way[] = {
    {"2026-10-14 D open", Stage::discovered},
    {"2026-10-15 D order", Stage::rectifying},
    {"2026-11-02 D recheck_bad refused", Stage::unrectified},
    {"2026-11-02 D basis", Stage::none},
    {"2026-11-02 D evidence 现场照片 violation", Stage::none},
    {"2026-11-02 D evidence 催办记录 urging", Stage::none},
    {"2026-11-12 D draft", Stage::drafted},
    {"2026-11-12 D approve", Stage::approved},
    {"2026-11-18 D dispatch", Stage::dispatched},
    {"2026-11-19 R receipt", Stage::received},
    {"2026-11-20 R review", Stage::reviewed},
    {"2026-11-24 R file", Stage::filed},
    {"2026-12-10 R decide penalty", Stage::decided},
    {"2026-12-11 R reply", Stage::replied},
    {"2026-12-14 D confirm", Stage::confirmed},
};

class Path {
public:
    explicit Path(std::string name) { result_.name = std::move(name); }

    void begin_from(const std::string& stage) {
        for (const PlainStep& step : k_plain_way) {
            run(step.text, false);
            if (step.reaches != Stage::none && name_of(step.reaches) == stage) return;
        }
        fault("there is no plain way to " + stage);
    }

    void run(const std::string& line, bool keep = true) {
        text_ = line;
        const std::size_t sign = line.find_first_of(">!");
        Words words = words_in(line.substr(0, sign));
        const std::string expected = sign == std::string::npos ? "" : line.substr(sign + 1);
        const bool refuses = sign != std::string::npos && line[sign] == '!';
        if (words.empty()) return fault("an empty line");
        if (words[0] == "offline") {
            offline_ = true;
            knows_.clear();
            for (const auto& [letter, writer] : writers()) {
                knows_[writer.device] = heads_of(builder_.events());
            }
            return;
        }
        if (words[0] == "sync") {
            offline_ = false;
        } else {
            enter(words, refuses ? expected : "");
        }
        if (keep) result_.steps.push_back({line, state(), refuses});
        if (!refuses && !expected.empty()) compare(expected);
    }

    PathResult take() {
        result_.events = builder_.events();
        return std::move(result_);
    }

private:
    void fault(const std::string& what) { result_.faults.push_back(text_ + ": " + what); }

    /// What a device knows: everything, or while offline its own heads and their ancestors.
    [[nodiscard]] std::vector<Event> known_to(const DeviceId& device) const {
        if (!offline_) return builder_.events();
        std::set<EventId> known(knows_.at(device).begin(), knows_.at(device).end());
        std::vector<Event> events;
        for (auto event = builder_.events().rbegin(); event != builder_.events().rend(); ++event) {
            if (!known.contains(event->id)) continue;
            known.insert(event->header.parents.begin(), event->header.parents.end());
            events.push_back(*event);
        }
        return events;
    }
    [[nodiscard]] MatterState state() const {
        return offline_ && !last_.empty() ? fold(known_to(last_)) : builder_.state();
    }

    void enter(const Words& words, const std::string& refusal) {
        const auto day = Date::parse(words[0]);
        if (!day.ok() || words.size() < 3 || !writers().contains(words[1].front())) {
            return fault("not a line of a path");
        }
        const Writer& by = writers().at(words[1].front());
        Words rest(words.begin() + 3, words.end());
        std::string name;
        if (!rest.empty() && rest.back().front() == '&') {
            name = rest.back().substr(1);
            rest.pop_back();
        }
        last_ = by.device;
        const std::vector<Event> known = known_to(by.device);
        const MatterState before = fold(known);
        const EventData data = make(words[2], rest, *day, names_);
        DecideContext context{Moment{*day, 23 * 60}, {}};
        std::optional<EventData> entry;
        if (const auto* correction = std::get_if<CorrectEntry>(&data)) {
            entry = entry_as_read(known, correction->entry);
            context.entry = entry ? &*entry : nullptr;
        }
        const auto decided = decide(before, data, {by.agency, by.device, by.officer}, context);
        if (!refusal.empty()) {
            const Words code = words_in(refusal);
            const std::string said =
                decided.ok() ? "accepted" : std::string(name_of(decided.error().code));
            if (code.empty() || said != code[0]) fault("expected a refusal, got " + said);
            if (code.size() > 1 && !decided.ok() && decided.error().detail != code[1]) {
                fault("the reason lies at " + decided.error().detail);
            }
            return;
        }
        if (!decided.ok()) {
            return fault(std::string("refused: ") + std::string(name_of(decided.error().code)) +
                         " " + decided.error().detail);
        }
        const EventId id = offline_ ? builder_.add_knowing(knows_[by.device], by, decided->front())
                                    : builder_.add(by, decided->front());
        if (offline_) knows_[by.device] = {id};
        if (!name.empty()) names_[name] = id;
    }

    void compare(const std::string& expected) {
        const MatterState now = state();
        std::string actual(name_of(now.stage));
        actual += ' ';
        actual += letter_of(owner_of(now));
        for (const Flag flag : {Flag::supplement, Flag::withdrawal, Flag::police, Flag::question,
                                Flag::archived_bureau, Flag::archived_recipient}) {
            if (now.flags.contains(flag)) (actual += " +") += name_of(flag);
        }
        const auto waiting =
            std::count_if(now.history.begin(), now.history.end(),
                          [](const HistoryLine& line) { return line.unsettled(); });
        if (waiting > 0) actual += " ~" + std::to_string(waiting);
        Words wanted = words_in(expected);
        std::string normal;
        for (const std::string& one : wanted) normal += (normal.empty() ? "" : " ") + one;
        if (actual != normal) fault("is " + actual);
    }

    CaseBuilder builder_;
    PathResult result_;
    std::string text_;
    bool offline_ = false;
    DeviceId last_;
    std::map<DeviceId, std::vector<EventId>> knows_;
    std::map<std::string, EventId> names_;
};

std::string trimmed_line(std::string line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    const std::size_t last = line.find_last_not_of(" \t\r");
    return line.substr(first, last - first + 1);
}

}  // namespace

const std::map<char, Writer>& path_writers() { return writers(); }

EventData make_entry(const std::string& line, Date day,
                     const std::map<std::string, EventId>& names) {
    Words words = words_in(line);
    const std::string verb = words.front();
    words.erase(words.begin());
    return make(verb, words, day, names);
}

std::optional<EventData> entry_as_read(std::vector<Event> events, const EventId& entry) {
    (void)fold_and_read(events);
    for (const Event& event : events) {
        if (event.id == entry) return event.data;
    }
    return std::nullopt;
}

std::vector<std::string> plain_way() {
    std::vector<std::string> lines;
    for (const PlainStep& step : k_plain_way) lines.emplace_back(step.text);
    return lines;
}

std::vector<PathResult> run_paths(const std::string& text) {
    std::vector<PathResult> results;
    std::optional<Path> path;
    const auto finish = [&] {
        if (path) results.push_back(path->take());
        path.reset();
    };
    std::istringstream stream(text);
    for (std::string raw; std::getline(stream, raw);) {
        const std::string line = trimmed_line(raw);
        if (line.empty() || line.front() == '#') continue;
        if (line.rfind("path ", 0) == 0) {
            finish();
            path.emplace(line.substr(5));
        } else if (line.rfind("from ", 0) == 0) {
            path->begin_from(line.substr(5));
        } else {
            path->run(line);
        }
    }
    finish();
    return results;
}

const std::vector<PathResult>& all_paths() {
    static const std::vector<PathResult> paths = [] {
        const std::string folder = "tests/fixtures/paths/";
        std::vector<PathResult> all;
        for (const char* name : k_files) {
            for (PathResult& path : run_paths(read_file(folder + name + ".txt"))) {
                all.push_back(std::move(path));
            }
        }
        return all;
    }();
    return paths;
}

std::vector<const PathResult*> longest_paths(std::size_t count) {
    std::vector<const PathResult*> paths;
    for (const PathResult& path : all_paths()) paths.push_back(&path);
    std::stable_sort(paths.begin(), paths.end(), [](const PathResult* a, const PathResult* b) {
        return a->events.size() > b->events.size();
    });
    paths.resize(std::min(count, paths.size()));
    return paths;
}

}  // namespace casebridge::test
