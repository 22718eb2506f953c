#include <doctest/doctest.h>

#include <array>
#include <string>

#include "ui/stage.h"
#include "ui/strings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

using namespace casebridge;
using namespace casebridge::ui;

TEST_CASE("a button is as high as the design has it, at every pixel ratio") {
    Stage stage;
    const auto draw = [] {
        static_cast<void>(button("normal", "提交审批"));
        ButtonOptions compact;
        compact.size = ButtonSize::compact;
        static_cast<void>(button("compact", "查看", compact));
    };
    stage.frame(draw);
    REQUIRE(stage.find(Role::button, "提交审批") != nullptr);
    CHECK(stage.find(Role::button, "提交审批")->rect.height == 40);
    CHECK(stage.find(Role::button, "查看")->rect.height == 32);
    set_scale(1.5F);
    stage.frame(draw);
    CHECK(stage.find(Role::button, "提交审批")->rect.height == 60);
    CHECK(stage.find(Role::button, "查看")->rect.height == 48);
}

TEST_CASE("a button answers once to the mirror, once to the mouse, and never while disabled") {
    Stage stage;
    int presses = 0;
    bool disabled = false;
    const auto draw = [&] {
        ButtonOptions options;
        options.disabled = disabled;
        presses += button("go", "并入", options) ? 1 : 0;
    };
    stage.frame(draw);
    stage.press(*stage.find(Role::button, "并入"));
    stage.frames(3, draw);
    CHECK(presses == 1);
    stage.click(stage.find(Role::button, "并入")->rect, draw);
    CHECK(presses == 2);
    disabled = true;
    stage.frame(draw);
    CHECK(stage.find(Role::button, "并入")->disabled);
    stage.click(stage.find(Role::button, "并入")->rect, draw);
    stage.press(*stage.find(Role::button, "并入"));
    stage.frames(3, draw);
    CHECK(presses == 2);
}

TEST_CASE("a text field takes what the mirror typed, and not more than its length") {
    Stage stage;
    std::string value = "旧";
    bool changed = false;
    const auto draw = [&] {
        FieldOptions options;
        options.label = "当事人";
        options.required = true;
        options.max_length = 4;
        changed = text_field("party", value, options);
    };
    stage.frame(draw);
    const Node* field = stage.find(Role::textbox, "当事人");
    REQUIRE(field != nullptr);
    CHECK(field->value == "旧");
    CHECK(field->required);
    CHECK(field->rect.height == 40);
    CHECK(field->rect.y == 24);  // label 20 and gap 4
    CHECK_FALSE(changed);
    stage.tree().set_value(field->id, "景德镇昌南");
    stage.frame(draw);
    CHECK(changed);
    CHECK(value == "景德镇昌");
    stage.frame(draw);
    CHECK_FALSE(changed);
}

TEST_CASE("a field's error is spoken with it and takes its place below") {
    Stage stage;
    std::string value;
    FieldOptions options;
    options.label = "文号";
    const auto draw = [&] { text_field("number", value, options); };
    stage.frame(draw);
    const float without = field_height(options, 400);
    options.error = "这个文号已经用过，请换一个";
    stage.frame(draw);
    CHECK(stage.find(Role::textbox, "文号")->invalid);
    CHECK(stage.find(Role::textbox, "文号")->description == options.error);
    CHECK(field_height(options, 400) == without + 24);
}

TEST_CASE("dates are understood in the ways people write them") {
    CHECK(date_from_typed("20261123") == "2026-11-23");
    CHECK(date_from_typed("2026-11-23") == "2026-11-23");
    CHECK(date_from_typed("2026.1.3") == "2026-01-03");
    CHECK(date_from_typed("2026年11月23日") == "2026-11-23");
    CHECK(date_from_typed("2026年11月23日　星期一") == "2026-11-23");
    CHECK(date_from_typed("２０２６年１１月２３日") == "2026-11-23");
    CHECK(date_from_typed("2026-02-30").empty());
    CHECK(date_from_typed("11月23日").empty());
    CHECK(date_from_typed("明天").empty());
    CHECK(date_from_typed("").empty());
    CHECK(moment_from_typed("2026-11-23 9:05") == "2026-11-23T09:05");
    CHECK(moment_from_typed("2026年11月23日 09:12") == "2026-11-23T09:12");
    CHECK(moment_from_typed("20261123 0912") == "2026-11-23T09:12");
    CHECK(moment_from_typed("2026-11-23").empty());
    CHECK(moment_from_typed("2026-11-23 24:00").empty());
    CHECK(date_as_shown("2026-11-23") == "2026年11月23日　星期一");
    CHECK(date_as_shown("下周") == "下周");
}

TEST_CASE("a date field keeps half a date as typed and the whole one as ISO") {
    Stage stage;
    std::string iso;
    const auto draw = [&] {
        FieldOptions options;
        options.label = "移送日期";
        date_field("date", iso, options);
    };
    stage.frame(draw);
    const NodeId id = stage.find(Role::textbox, "移送日期")->id;
    stage.tree().set_focus(id, true, true);
    stage.tree().set_value(id, "2026年11");
    stage.frame(draw);
    CHECK(iso == "2026年11");
    CHECK(stage.find(Role::textbox, "移送日期")->value == "2026年11");
    stage.tree().set_value(id, "2026-11-10");
    stage.frames(2, draw);
    CHECK(iso == "2026-11-10");
    // What is being typed is not rewritten under the person's hands …
    CHECK(stage.find(Role::textbox, "移送日期")->value == "2026-11-10");
    stage.tree().set_focus(0, false, false);
    stage.frame(draw);
    // … but shown in full afterwards.
    CHECK(stage.find(Role::textbox, "移送日期")->value == "2026年11月10日　星期二");
}

TEST_CASE("the calendar opens, shows the month of the date, and gives the day pressed") {
    Stage stage;
    std::string iso = "2026-10-14";
    const auto draw = [&] {
        FieldOptions options;
        options.label = "日期";
        date_field("date", iso, options);
    };
    stage.frame(draw);
    stage.press(*stage.find(Role::button, "日期 打开日历"));
    stage.settle(draw);
    REQUIRE(stage.find(Role::dialog, "选择日期") != nullptr);
    REQUIRE(stage.find(Role::button, "2026年10月14日") != nullptr);
    CHECK(stage.find(Role::button, "2026年10月14日")->pressed == Tristate::yes);
    stage.press(*stage.find(Role::button, "下个月"));
    stage.settle(draw);
    REQUIRE(stage.find(Role::button, "2026年11月16日") != nullptr);
    stage.press(*stage.find(Role::button, "2026年11月16日"));
    stage.settle(draw);
    CHECK(iso == "2026-11-16");
    CHECK(stage.find(Role::dialog, "选择日期") == nullptr);
}

TEST_CASE("a choice opens its list, gives the chosen value, and closes with Escape unchanged") {
    Stage stage;
    std::string value;
    const std::array<ChoiceItem, 3> items = {
        {{"direct", "直接送达"}, {"mail", "邮寄送达"}, {"left", "留置送达"}}};
    const auto draw = [&] {
        FieldOptions options;
        options.label = "送达方式";
        choice_field("method", value, items, options);
    };
    stage.frame(draw);
    const Node* box = stage.find(Role::combobox, "送达方式");
    REQUIRE(box != nullptr);
    CHECK(box->expanded == Tristate::no);
    stage.press(*box);
    stage.settle(draw);
    REQUIRE(stage.find(Role::option, "邮寄送达") != nullptr);
    CHECK(stage.find(Role::combobox, "送达方式")->expanded == Tristate::yes);
    stage.press(*stage.find(Role::option, "邮寄送达"));
    stage.settle(draw);
    CHECK(value == "mail");
    CHECK(stage.find(Role::option, "邮寄送达") == nullptr);
    CHECK(stage.find(Role::combobox, "送达方式")->value == "邮寄送达");
    stage.press(*stage.find(Role::combobox, "送达方式"));
    stage.settle(draw);
    CHECK(stage.find(Role::option, "邮寄送达")->selected);
    stage.key(ImGuiKey_Escape, draw);
    stage.settle(draw);
    CHECK(stage.find(Role::option, "邮寄送达") == nullptr);
    CHECK(value == "mail");
}

TEST_CASE("a dialog hides the page from the mirror and asks once") {
    Stage stage;
    bool open = true;
    Answer answer = Answer::none;
    const auto draw = [&] {
        static_cast<void>(button("behind", "后面的按钮"));
        const Answer now = ask("withdraw", open,
                               {.title = "撤回昌江移〔2026〕18号？",
                                .sentence = "昌江大队还没有签收。",
                                .yes = "撤回移送",
                                .no = "不撤回",
                                .danger = true});
        answer = now != Answer::none ? now : answer;
    };
    stage.settle(draw);
    REQUIRE(stage.find(Role::dialog, "撤回昌江移〔2026〕18号？") != nullptr);
    CHECK(stage.find(Role::dialog, "撤回昌江移〔2026〕18号？")->modal);
    CHECK(stage.find(Role::button, "后面的按钮") == nullptr);
    const float width = stage.find(Role::dialog, "撤回昌江移〔2026〕18号？")->rect.width;
    CHECK(width == 440);
    stage.press(*stage.find(Role::button, "撤回移送"));
    stage.settle(draw);
    CHECK(answer == Answer::yes);
    CHECK_FALSE(open);
    CHECK(stage.find(Role::button, "后面的按钮") != nullptr);
}

TEST_CASE("a message above a dialog does not keep Escape from it") {
    Stage stage;
    bool open = true;
    const auto draw = [&] {
        (void)ask("withdraw", open, {.title = "撤回？", .yes = "撤回", .no = "不撤回"});
        toast("note", Tone::good, "", "已保存", 700);
    };
    stage.settle(draw);
    REQUIRE(stage.find(Role::dialog, "撤回？") != nullptr);
    stage.key(ImGuiKey_Escape, draw);
    stage.settle(draw);
    CHECK_FALSE(open);
    CHECK(stage.find(Role::dialog, "撤回？") == nullptr);
    CHECK_FALSE(stage.asked());  // the message alone asks for no frame
}

TEST_CASE("a list adds, fills and removes lines, and drops empty ones from its value") {
    Stage stage;
    std::string lines = "营业执照";
    const auto draw = [&] {
        FieldOptions options;
        options.label = "材料";
        string_list_field("items", lines, options);
    };
    stage.frame(draw);
    stage.press(*stage.find(Role::button, "材料 添加一项"));
    stage.settle(draw);
    CHECK(lines == "营业执照");
    REQUIRE(stage.find(Role::textbox, "材料 第 2 项") != nullptr);
    stage.tree().set_value(stage.find(Role::textbox, "材料 第 2 项")->id, "现场照片");
    stage.settle(draw);
    CHECK(lines == "营业执照\n现场照片");
    // Clearing the first line while typing does not move the second into its place.
    stage.tree().set_value(stage.find(Role::textbox, "材料")->id, "");
    stage.settle(draw);
    CHECK(lines == "现场照片");
    CHECK(stage.find(Role::textbox, "材料")->value.empty());
    CHECK(stage.find(Role::textbox, "材料 第 2 项")->value == "现场照片");
    stage.press(*stage.find(Role::button, "删除第 1 项"));
    stage.settle(draw);
    CHECK(stage.find(Role::textbox, "材料")->value == "现场照片");
}

TEST_CASE("a table reports every row with its place, and presses open the row") {
    Stage stage;
    int opened = -1;
    const std::array<TableColumn, 2> columns = {
        {{.title = "文号", .width = 168, .sortable = true}, {.title = "当事人"}}};
    int sorted = -1;
    const auto draw = [&] {
        TableOptions options;
        options.name = "案件移交";
        options.row_count = 30;
        Table table("transfers", columns, options);
        while (table.next_row()) {
            table.text("昌江移〔2026〕" + std::to_string(table.row() + 1) + "号");
            table.text("有限公司");
            if (table.pressed()) opened = table.row();
        }
        if (table.sort_pressed() >= 0) sorted = table.sort_pressed();
    };
    stage.frame(draw);
    const Node* table = stage.find(Role::table, "案件移交");
    REQUIRE(table != nullptr);
    CHECK(table->row_count == 31);
    int rows = 0;
    NodeId seventh = 0;
    for (const Node& node : stage.tree().nodes()) {
        if (node.role == Role::row) {
            ++rows;
            CHECK(node.rect.height == 40);
            if (node.row == 8) seventh = node.id;
        }
    }
    CHECK(rows == 31);
    stage.tree().activate(seventh);
    stage.frame(draw);
    CHECK(opened == 6);
    stage.press(*stage.find(Role::button, "按文号排序"));
    stage.frame(draw);
    CHECK(sorted == 0);
}

TEST_CASE("a long table draws only what is near the view but tells its whole length") {
    Stage stage;
    const std::array<TableColumn, 1> columns = {{{.title = "文号"}}};
    const auto draw = [&] {
        TableOptions options;
        options.name = "全部";
        options.row_count = 5000;
        options.height = 440;
        Table table("all", columns, options);
        while (table.next_row()) table.text(std::to_string(table.row()));
    };
    stage.frames(2, draw);
    int rows = 0;
    for (const Node& node : stage.tree().nodes()) rows += node.role == Role::row ? 1 : 0;
    CHECK(rows > 10);
    CHECK(rows < 60);
    CHECK(stage.find(Role::table, "全部")->row_count == 5001);
}

TEST_CASE("a card is as high as its content from its second frame on, then nothing moves") {
    Stage stage;
    const auto draw = [] {
        CardOptions look;
        look.title = "期限";
        Card card("deadlines", look);
        key_value("3日审核", "11月24日 星期二");
        key_value("30日反馈", "12月21日 星期一");
    };
    CHECK(stage.settle(draw) <= 3);
    const Node* card = stage.find(Role::region, "期限");
    REQUIRE(card != nullptr);
    CHECK(card->rect.height == 48 + 2 * 36 + 17);
    CHECK_FALSE(stage.asked());
}

TEST_CASE("a scroll area obeys the mirror and tells its content's height") {
    Stage stage;
    const auto draw = [] {
        ScrollArea scroll("list", {0, 0, 400, 200}, 0, "列表");
        for (int i = 0; i < 20; ++i) {
            IdScope scope(i);
            static_cast<void>(button("row", "第 " + std::to_string(i) + " 行"));
        }
    };
    stage.settle(draw);
    const Node* area = stage.find(Role::region, "列表");
    REQUIRE(area != nullptr);
    REQUIRE(area->scroll.has_value());
    CHECK(area->scroll->content_height == 800);
    CHECK(stage.find(Role::button, "第 19 行")->rect.y == 19 * 40);
    stage.tree().set_scroll(area->id, 0, 300);
    stage.settle(draw);
    CHECK(stage.find(Role::region, "列表")->scroll->y == 300);
    CHECK(stage.find(Role::button, "第 19 行")->rect.y == 19 * 40 - 300);
}

TEST_CASE("Chinese lines break between hanzi but never before a comma or inside a number") {
    Stage stage;
    stage.frame([] {
        const float two = text_width("汉字", Type::body);
        const std::vector<std::string_view> lines = break_lines("汉字，汉字", Type::body, two + 1);
        for (const std::string_view line : lines) {
            CHECK(line.substr(0, 3) != "，");
        }
        CHECK(lines.size() >= 2);
        const std::vector<std::string_view> numbers =
            break_lines("共 12345678 件", Type::body, text_width("12345678 ", Type::body));
        bool whole = false;
        for (const std::string_view line : numbers) {
            whole = whole || line.find("12345678") != std::string_view::npos;
        }
        CHECK(whole);
        CHECK(break_lines("一\n二", Type::body, 1000).size() == 2);
        std::string all;
        for (const std::string_view line :
             break_lines("案件移送处理书〔2026〕18号", Type::body, 40)) {
            all += line;
        }
        CHECK(all == "案件移送处理书〔2026〕18号");
    });
}

TEST_CASE("the page's columns stand where the design has them") {
    Stage stage;
    stage.frame([] {});
    const PageLayout layout = page_layout(1366, 768);
    CHECK(layout.content.x == 232);
    CHECK(layout.content.width == 1110);
    CHECK(layout.content.y == 80);
    CHECK_FALSE(layout.one_column);
    const ColumnWidths widths = column_widths(1110);
    CHECK(widths.wide == 718);
    CHECK(widths.side == 376);
    const PageLayout wide = page_layout(1920, 1080);
    CHECK(wide.content.width == 1440);
    CHECK(wide.content.x == 208 + (1712 - 1440) / 2);
    CHECK(page_layout(1080, 768).one_column);
    CHECK(page_layout(768, 1024).bottom_navigation);
}

TEST_CASE("patterns are filled and sizes are said in words") {
    CHECK(filled("还缺 {0} 项", {"3"}) == "还缺 3 项");
    CHECK(filled("{1}—{0}", {"a", "b"}) == "b—a");
    CHECK(filled("{9}", {"a"}).empty());
    CHECK(number_words(1024) == "1,024");
    CHECK(number_words(-1234567) == "-1,234,567");
    CHECK(size_words(612) == "612 字节");
    CHECK(size_words(13002342) == "12.4 兆字节");
}
