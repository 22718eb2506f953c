// What the person is in the middle of: the page shown and what each page keeps between frames.
// Facts stay in the session; this is forgotten when the tab closes.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/drill.h"
#include "app/session.h"
#include "ui/app_view.h"
#include "ui/appearance.h"
#include "ui/form_view.h"
#include "ui/paper_view.h"
#include "ui/photo_look.h"
#include "ui/pictures.h"

namespace casebridge::ui {

enum class Page {
    dashboard,
    transfers,
    numbers,
    statistics,
    integrity,
    field,  // 现场记录 of a patrol, for thumbs
    matter,
    inspector,  // a photo of the evidence, large
    form,
    import,
    exchange,
    directory,
    settings,
    diagnosis,
    help,
    about,
    blank_forms,
    more  // the navigation that a narrow window has no room for
};

struct Route {
    Page page = Page::dashboard;
    MatterId matter;
    domain::EventType command{};
    EventId entry;             // of a form about an entry: 更正, 处理异常记录
    std::string paper;         // of 附存档件: the form of the paper that the entry left
    app::FormSubject subject;  // of a form that begins a matter or files a record
    std::string topic;         // of 帮助: a name of assets/embedded/help/index.txt
    /// Of a list: whose matters; none for those of every mechanism.
    std::optional<domain::Mechanism> mechanism = domain::Mechanism::transfer;
};

struct FirstRunState {
    std::string agency;  // index in shipped_agencies, as text
    bool own_name = false;
    app::SetUp form;
    std::string kind{"district_bureau"};
    std::string repeat;
    bool submitted = false;
    app::Ticket ticket = 0;
};

struct UnlockState {
    std::string passphrase;
    std::string officer;  // DeviceId; empty: who was here last
    app::Ticket ticket = 0;
};

/// A value that a filter can have, and the words for it.
struct ListChoice {
    std::string value;
    std::string label;
};

struct TransferListState {
    app::Ticket finding = 0;  // a scan whose code is being read
    app::ListFilter filter;
    app::ListSort sort;
    int page = 0;
    std::size_t total = 0;  // of this list without a filter
    app::QuarterMeeting quarter;
    Date last_patrol;
    std::string emergency;  // 启动两单位联动: what happened, and where
    std::string emergency_place;
    app::Ticket starting = 0;
    // What they give, and what it was made for: nothing is searched, sorted or filtered each frame.
    app::Listing listing;
    std::vector<std::uint32_t> order;
    std::optional<storage::MatterSet> found;
    std::uint64_t made_for = 0;
    app::ListSort sorted_by;
    app::ListFilter filtered_by;
    std::vector<ListChoice> stages;
    std::vector<ListChoice> owners;
    // 常用筛选
    bool saved_open = false;
    bool name_open = false;
    std::string name;
    bool name_missing = false;
    bool delete_open = false;
    std::string deleting;
};

/// The question before a 案卷 leaves: for whom, and why.
struct VolumeState {
    bool open = false;
    bool submitted = false;
    std::string recipient;
    std::string purpose;
};

/// How a bundle is to be protected, as chosen.
struct ExportOptionsState {
    bool open = false;
    bool submitted = false;
    std::string protection{"devices"};
    std::string passphrase;
    std::string repeat;
    bool plain_confirmed = false;
    std::string part_mb;  // empty: one file
    bool all_files = false;
};

struct MatterPageState {
    MatterId matter;
    int tab = 2;
    int side = 0;
    EventId opened;           // entry of 经过 that shows everything about it
    EventId opened_evidence;  // the same of 证据
    VolumeState volume;
    ExportOptionsState export_options;
    bool more_open = false;
    bool calculation_open = false;
    std::size_t calculation_clock = 0;
    std::size_t calculation_reading = 0;
};

/// A suggested legal basis: its row in the session's list, and what stands for it in the choice.
struct BasisChoice {
    std::size_t row = 0;
    std::string value;
    std::string label;
};

struct CommandFormState {
    Route made_for;
    bool to_top = true;  // something to be seen stands at the form's beginning
    bool typed = false;  // holds what a person entered
    domain::Form form;
    domain::FieldValues values;
    std::vector<app::AgencyView> agencies;  // that an agency field may name
    FormState fields;
    std::vector<domain::FieldProblem> problems;
    std::vector<PaperPage> pages;
    PaperViewState paper;
    bool has_paper = false;
    bool stale = true;  // values changed: problems and preview are due
    std::uint64_t revision = 0;
    std::optional<app::PickedFile> file;
    bool without_file = false;
    bool file_missing = false;
    app::NumberHint number;    // what is unusual about the number in it
    std::string number_words;  // said at its field
    std::string basis;         // chosen row of the legal bases
    std::vector<BasisChoice> bases;
    app::Ticket ticket = 0;
    std::string refused;
};

struct DirectoryState {
    std::string first;
    std::string second;
    AgencyId agency;     // whose form is open; empty: the first one that nobody compared
    bool asked = false;  // the person came to compare this one
    app::Ticket ticket = 0;
};

/// 设置, as typed; what is in force until something was typed.
struct SettingsState {
    std::array<std::string, domain::k_deadline_rule_count> values;
    bool typed = false;
    app::Ticket ticket = 0;
    // 修改口令.
    bool passphrase_open = false;
    bool passphrase_submitted = false;
    std::string current;
    std::string wanted;
    std::string repeat;
    app::Ticket passphrase_ticket = 0;
    bool keys_open = false;  // 更换密钥; its passphrase is `current`
    // 添加人员; its passphrase is `wanted`.
    bool officer_open = false;
    std::string name;
    std::string certificate;
    // 联络员.
    app::SetLiaison liaison;
    bool liaison_begun = false;
    bool liaison_submitted = false;
    // 本机数据加密.
    bool store_open = false;
    bool image_open = false;  // 导出数据库
};

/// 从备份恢复, and the question before 重新开始.
struct RestoreState {
    bool open = false;
    bool working = false;  // in the frame before
    bool start_over_open = false;
    std::string passphrase;
};

/// 文号登记: the filter, and the dialog that is open.
struct NumbersState {
    enum class Asking { pattern, range, voiding };
    std::string kind;
    std::string year;
    std::string use;
    int page = 0;
    // What they give and what can be chosen, and the revision it was made for.
    std::uint64_t made_for = 0;
    std::vector<std::size_t> shown;  // indices in Session::numbers()
    std::set<std::string> years;
    std::set<std::string> kinds;
    Asking asking = Asking::pattern;
    bool open = false;
    app::Ticket ticket = 0;
    std::string form_kind;
    std::string pattern;
    std::string in_name_of;
    std::string range_year;
    std::string first;
    std::string last;
    std::string void_number;
    std::string void_reason;
};

/// 现场记录: what is being written down, and photos that wait for their turn.
struct FieldState {
    struct Photo {
        app::PickedFile file;
        EventId finding;  // empty: of the patrol as a whole
    };
    MatterId matter;
    int shown = 0;        // 全部, 隐患, 违法
    std::string writing;  // the finding's kind; empty while nothing is written
    bool submitted = false;
    bool asks_companion = false;
    bool locating = false;
    bool not_located = false;
    std::string title;
    std::string place;
    std::string coordinates;
    std::string subject;
    std::string measures;
    std::string companion;  // 执法人员二, asked once
    std::string companion_certificate;
    std::vector<app::PickedFile> taken;  // for the finding that is being written
    std::vector<Photo> waiting;
    app::Ticket ticket = 0;
    bool ticket_is_photo = false;
};

/// 廉政监督: the reminder that is read or written; an opened text is kept no longer than its page.
struct IntegrityState {
    MatterId chosen;
    bool writing = false;
    bool submitted = false;
    bool is_closed = false;  // sealed for a key that is gone
    app::Ticket ticket = 0;
    AgencyId agency;
    std::set<DeviceId> readers;
    std::vector<app::IntegrityAddressee> addressees;
    app::IntegrityText text;
    std::string answer;
};

/// 查看证据: the photo that is looked at, and how. What is changed here is changed for the eye.
struct InspectorState {
    FileId shown;
    std::unique_ptr<PictureTexture> photo;  // null until it was read
    bool unreadable = false;
    PhotoLook look;
    float zoom = 0;  // page pixels for one of the photo; 0: the whole photo
    float center_u = 0.5F;
    float center_v = 0.5F;
    bool loupe = false;
    bool compare = false;
    float loupe_u = 0.5F;
    float loupe_v = 0.5F;
};

struct ScreenState;

/// A line of 命令面板: what it says, and what happens when it is taken.
struct PaletteLine {
    std::string_view icon;
    std::string words;
    std::string detail;
    std::function<void(ScreenState&)> run;
};

/// 命令面板: what was typed, and the line that Enter takes.
struct PaletteState {
    bool open = false;
    std::string typed;
    std::optional<std::string> searched;  // what `found` was made for
    std::uint64_t made_for = 0;
    std::vector<PaletteLine> found;
    int chosen = 0;
};

/// 统计: which month, quarter or year.
struct StatisticsState {
    int length = 1;  // 0 month, 1 quarter, 2 year
    Date day;        // in it; unset: today
    app::Ticket sharing = 0;
};

struct ScreenState {
    ScreenState(app::Session& the_session, const ViewPorts& ports)
        : session(the_session),
          files(ports.files),
          position(ports.position),
          host(ports.host),
          drill(ports.drill) {}

    app::Session& session;
    app::FilePort& files;
    app::PositionPort& position;
    app::HostPort& host;
    app::Drill& drill;
    Appearance appearance;
    Pictures pictures;
    Route route;
    FirstRunState first_run;
    UnlockState unlock;
    TransferListState transfers;
    MatterPageState matter;
    CommandFormState form;
    std::vector<CommandFormState> drafts;  // other forms that were left with something typed
    DirectoryState directory;
    NumbersState numbers;
    StatisticsState statistics;
    IntegrityState integrity;
    FieldState field;
    SettingsState settings;
    RestoreState restore;
    InspectorState inspector;
    PaletteState palette;
    bool shortcuts_open = false;
    std::string search;
    bool account_open = false;
    std::uint64_t last_notice = 0;  // spoken already
    std::uint64_t read_notice = 0;  // a failure that the person has put away
    double notice_until_ms = 0;
    app::ImportView::Phase spoken_import{};
    std::string import_passphrase;
    Rect content;  // of the shell, this frame
    std::vector<app::PickedFile> dropped;
    std::vector<app::PickedFile> to_import;  // chosen together, not read yet

    /// Something typed or photographed is not entered yet and would be lost with the page.
    [[nodiscard]] bool has_typed() const {
        return form.typed || !drafts.empty() || settings.typed || !field.writing.empty() ||
               !field.taken.empty() || !field.waiting.empty() || field.ticket != 0 ||
               (integrity.writing && integrity.text != app::IntegrityText{}) ||
               !integrity.answer.empty();
    }

    void go(Route to) {
        if (to.page != Page::integrity) integrity = {};
        if (to.page != Page::inspector) inspector = {};
        route = std::move(to);
    }
};

// ---- screens: each draws itself into the page ----
void first_run_screen(ScreenState& state);
void unlock_screen(ScreenState& state);
void unavailable_screen(ScreenState& state);
void dashboard_screen(ScreenState& state);
void transfer_list_screen(ScreenState& state);
void matter_screen(ScreenState& state);
void form_screen(ScreenState& state, const Rect& page);
void import_screen(ScreenState& state);
void exchange_screen(ScreenState& state);
void directory_screen(ScreenState& state);
void numbers_screen(ScreenState& state);
/// 空白文书: forms to be printed and filled by hand.
void blank_forms_screen(ScreenState& state);
void settings_screen(ScreenState& state);
void diagnosis_screen(ScreenState& state);
void statistics_screen(ScreenState& state);
void integrity_screen(ScreenState& state);
void field_screen(ScreenState& state, const Rect& page);
void inspector_screen(ScreenState& state, const Rect& page);
void help_screen(ScreenState& state);
void about_screen(ScreenState& state);

/// Top bar, navigation and the page; calls the screen of the route.
void shell(ScreenState& state);

/// What the storage or the last action has to say, above the content of every page.
void page_messages(ScreenState& state);
/// 已保存 and the like, 20 high, where a page has no top bar.
[[nodiscard]] float save_mark_width(const ScreenState& state);
void save_mark(const ScreenState& state);
/// What 现场记录 takes at the bottom of the page; 0 on other pages.
[[nodiscard]] float field_bar_height(const ScreenState& state);
/// Opens the file dialog and verifies what is chosen, one file after another.
void pick_import(ScreenState& state);
void read_imports(ScreenState& state, std::vector<app::PickedFile> files);
void read_next_import(ScreenState& state);
[[nodiscard]] bool same_route(const Route& a, const Route& b);
/// Goes to the form of a command, with what was typed into it before and not saved.
void open_form(ScreenState& state, const MatterId& matter, domain::EventType command,
               const EventId& entry = {}, const std::string& paper = {});
/// The same of a form that begins a matter, or a case, or files a record.
void open_form(ScreenState& state, const MatterId& matter, domain::EventType command,
               const app::FormSubject& subject);
/// The matter that an action began or found opens as soon as it is there; clears the ticket.
void open_when_done(ScreenState& state, app::Ticket& ticket);
/// 帮助 about the page that is shown.
void open_help(ScreenState& state);
/// Goes to the list of a mechanism; none: to all matters.
void open_list(ScreenState& state, std::optional<domain::Mechanism> mechanism);
/// "联合巡查"; 全部事项 for none.
[[nodiscard]] std::string_view list_words(std::optional<domain::Mechanism> mechanism);
void more_screen(ScreenState& state);
/// 添加证据 and 附存档件 bring a file.
[[nodiscard]] constexpr bool takes_file(domain::EventType command) {
    return command == domain::EventType::add_evidence || command == domain::EventType::attach_scan;
}
/// The amber sentence at the field of a document number; empty where nothing is unusual.
[[nodiscard]] std::string number_warning(const app::NumberHint& hint);
/// The command with which an agency of this kind begins a matter.
[[nodiscard]] domain::EventType opening_command(domain::AgencyKind kind);
/// The pages of a paper, laid out with the preview's fonts.
[[nodiscard]] std::vector<PaperPage> paper_pages(const documents::Document& document);

}  // namespace casebridge::ui
