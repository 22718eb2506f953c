#include <algorithm>
#include <ostream>

#include "app/paper_code.h"
#include "app/papers.h"
#include "base/assets.h"
#include "cli/bundle_file.h"
#include "cli/card_set.h"
#include "cli/cli.h"
#include "cli/matter_source.h"
#include "cli/picture_file.h"
#include "documents/docx.h"
#include "documents/html.h"
#include "documents/paper_forms.h"
#include "domain/forms.h"
#include "wire/shipped_data.h"

namespace casebridge::cli {
namespace {

using documents::Document;

struct Order {
    std::string form;
    std::string to = "html";
    bool blank = false;
    std::vector<std::string> cases;
    std::vector<std::string> cards;
    bool wrong = false;
};

/// FORM first, then options; --case and --cards take every word up to the next option.
Order read_order(const std::vector<std::string>& arguments) {
    Order order;
    std::vector<std::string>* list = nullptr;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--to" && i + 1 < arguments.size()) {
            order.to = arguments[++i];
            list = nullptr;
        } else if (word == "--blank") {
            order.blank = true;
        } else if (word == "--case") {
            list = &order.cases;
        } else if (word == "--cards") {
            list = &order.cards;
        } else if (word.starts_with("--")) {
            order.wrong = true;
        } else if (list != nullptr) {
            list->push_back(word);
        } else if (order.form.empty()) {
            order.form = word;
        } else {
            order.wrong = true;
        }
    }
    return order;
}

/// Names from the cards beside the bundle, else from the annexes themselves.
class Names {
public:
    Status add_cards(const Order& order) {
        std::vector<std::string> files = order.cards;
        if (files.empty() && !order.cases.empty()) files = card_files_beside(order.cases.front());
        for (const std::string& file : files) CHECK_OK(cards_.add_file(file));
        return Done{};
    }
    [[nodiscard]] std::string of(const AgencyId& id, const domain::MatterState& state) const {
        const auto card = cards_.cards().find(id);
        if (card != cards_.cards().end()) return card->second.payload.card.agency.name;
        if (id == state.bureau) return state.letter.agency_name;
        if (id == state.recipient) return state.letter.addressee;
        return {};
    }

private:
    CardSet cards_;
};

// A blank form, and a bundle that does not say when it was made, bear this day inside a DOCX.
const Moment k_no_moment{Date::of(2026, 1, 1), 0};

/// The day of the bundle: the command line has no clock of its own.
Moment made_on(const bundle::BundleContents& contents) {
    const auto created = parse_moment(contents.header.created);
    return created.ok() ? *created : k_no_moment;
}

void write_document(const Document& document, const Order& order, Moment made, std::ostream& out) {
    if (order.to == "docx") {
        out << as_text(documents::render_docx(document, made));
    } else {
        out << documents::render_html(document);
    }
}

/// The newest paper of this form that the matter has.
std::optional<Document> newest(const BundleMatter& matter, std::string_view form,
                               const app::PaperContext& context) {
    for (const app::PaperLine& line : app::papers_of(matter.file.state)) {
        if (line.paper.form == form) return app::paper_of(matter.file, line.paper, context);
    }
    return std::nullopt;
}

struct Loaded {
    bundle::BundleContents contents;
    std::vector<BundleMatter> matters;
};
/// Errors: read_failed; the first finding of the file.
Result<Loaded> load(const std::string& path, const bundle::Unlock& unlock) {
    bundle::BundleReader reader{
        {.directory = nullptr, .me = {}, .files = nullptr, .unlock = unlock}};
    TRY([[maybe_unused]] const FileSummary file, read_bundle_file(path, reader));
    const std::vector<bundle::Finding>& findings = reader.finish();
    if (!findings.empty()) return fail(findings.front().code, path);
    return Loaded{reader.contents(), load_matters(reader.contents())};
}

/// What papers of these matters are made with, on the bundle's day.
class Desk {
public:
    Status open(const Order& order) {
        TRY(calendar_, wire::read_calendar(asset("calendar.json")));
        return names_.add_cards(order);
    }
    [[nodiscard]] app::PaperContext context(const Loaded& loaded,
                                            const BundleMatter& matter) const {
        const domain::MatterState& state = matter.file.state;
        return {.me = loaded.contents.header.from,
                .category = domain::category_label(state.category),
                .agency_name = [this, &state](const AgencyId& id) { return names_.of(id, state); },
                .due_rules = {calendar_, stage_days_},
                .today = made_on(loaded.contents).date};
    }

private:
    domain::Calendar calendar_;
    domain::StageDays stage_days_;
    Names names_;
};

void print_forms(std::ostream& errors) {
    errors << "文书：";
    for (const documents::PaperForm& form : documents::paper_forms()) {
        errors << "\n  " << form.id << '\t' << form.label;
    }
    errors << '\n';
}

}  // namespace

int render(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
           std::ostream& out, std::ostream& errors) {
    const Order order = read_order(arguments);
    const documents::PaperForm* form = documents::find_paper_form(order.form);
    const bool known_target = order.to == "html" || order.to == "docx";
    if (order.wrong || form == nullptr || !known_target || order.blank == !order.cases.empty()) {
        errors << "用法：casebridge render 文书 --case FILE --to html|docx\n";
        print_forms(errors);
        return k_exit_unusable;
    }
    if (order.blank && !form->by_hand) {
        errors << form->label << "没有空白表\n";
        return k_exit_findings;
    }
    if (order.blank) {
        write_document(documents::blank_paper(order.form), order, k_no_moment, out);
        return k_exit_good;
    }
    Desk desk;
    if (const Status opened = desk.open(order); !opened.ok()) {
        return unusable(errors, order.cases.front(), opened.error());
    }
    const auto loaded = load(order.cases.front(), unlock);
    if (!loaded.ok()) return unusable(errors, order.cases.front(), loaded.error());
    for (const BundleMatter& matter : loaded->matters) {
        const auto document = newest(matter, order.form, desk.context(*loaded, matter));
        if (!document) continue;
        write_document(*document, order, made_on(loaded->contents), out);
        return k_exit_good;
    }
    errors << "这个移交包里的案件还没有" << form->label << '\n';
    return k_exit_findings;
}

int find(const std::vector<std::string>& arguments, const bundle::Unlock& unlock, std::ostream& out,
         std::ostream& errors) {
    const Order order = read_order(arguments);  // the picture stands where a form would
    if (order.wrong || order.blank || order.form.empty() || order.cases.empty()) {
        errors << "用法：casebridge find 图片 --case FILE…\n";
        return k_exit_unusable;
    }
    const auto picture = read_picture_file(order.form);
    if (!picture.ok()) return unusable(errors, order.form, picture.error());
    Desk desk;
    if (const Status opened = desk.open(order); !opened.ok()) {
        return unusable(errors, order.form, opened.error());
    }
    std::vector<app::PaperCode> codes;
    for (const std::string& text : documents::read_qr(*picture)) {
        if (const auto code = app::read_paper_code(text)) codes.push_back(*code);
    }
    if (codes.empty()) {
        errors << "图片上没有案桥的二维码\n";
        return k_exit_findings;
    }
    bool found = false;
    for (const app::PaperCode& code : codes) {
        out << "二维码\t" << shown(code.number) << "\t事项 " << code.matter.text << '\n';
        for (const std::string& path : order.cases) {
            const auto loaded = load(path, unlock);
            if (!loaded.ok()) return unusable(errors, path, loaded.error());
            for (const BundleMatter& matter : loaded->matters) {
                if (matter.matter != code.matter) continue;
                const app::PaperContext context = desk.context(*loaded, matter);
                const bool same = app::paper_with_code(matter.file, code, context).has_value();
                out << "案件\t" << shown(matter.file.state.title) << '\t' << path << '\t'
                    << (same ? "文书内容一致" : "文书内容与移交包里的不同") << '\n';
                found = true;
            }
        }
    }
    if (!found) out << "给出的移交包里没有这个案件\n";
    return found ? k_exit_good : k_exit_findings;
}

}  // namespace casebridge::cli
