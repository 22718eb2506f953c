#include "ui_gallery/gallery.h"

#include <array>
#include <string>

#include "ui/frame.h"
#include "ui/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

struct Values {
    std::string empty;
    std::string party = "景德镇昌南砚川货运有限公司";
    std::string date = "2026-11-10";
    std::string number = "昌江移〔2026〕17号";
    bool two_officers = true;
    bool recording = false;
    std::string outcome = "refused";
    bool reminder = true;
};

Values& values() {
    static Values kept;
    return kept;
}

void buttons_card() {
    CardOptions look;
    look.title = "按钮";
    look.height = 304;
    Card card("buttons", look);
    const char* names[] = {"平常", "不可用"};
    for (int i = 0; i < 2; ++i) {
        IdScope scope(i);
        space(i == 0 ? 4 : 8);
        Row row(40);
        TextOptions small;
        small.type = Type::small;
        small.color = theme().muted;
        row.put(px(48), 20);
        text(names[i], small);
        ButtonOptions primary;
        primary.kind = ButtonKind::primary;
        primary.disabled = i == 1;
        row.put(button_width("提交审批", primary), 40);
        static_cast<void>(button("submit", "提交审批", primary));
        ButtonOptions secondary;
        secondary.disabled = i == 1;
        row.put(button_width("提出异议", secondary), 40);
        static_cast<void>(button("object", "提出异议", secondary));
        ButtonOptions compact = secondary;
        compact.size = ButtonSize::compact;
        row.put(button_width("查看", compact), 32);
        static_cast<void>(button("view", "查看", compact));
    }
}

void choices_card() {
    CardOptions look;
    look.name = "选择";
    look.height = 136;
    Card card("choices", look);
    checkbox("officers", "两名执法人员", values().two_officers);
    same_line(24);
    checkbox("recording", "现场录像", values().recording);
    const std::array<ChoiceItem, 2> outcomes = {
        {{"refused", "拒不整改"}, {"incomplete", "整改不完善"}}};
    FieldOptions radio;
    radio.label = "复查结果";
    radio.hide_label = true;
    space(8);
    radio_group("outcome", values().outcome, outcomes, radio);
    space(8);
    switch_toggle("reminder", "到期前提醒", values().reminder);
}

void fields_card() {
    CardOptions look;
    look.title = "输入";
    look.height = 456;
    Card card("fields", look);
    FieldOptions field;
    field.label = "当事人";
    field.required = true;
    field.placeholder = "营业执照上的全称";
    text_field("empty", values().empty, field);
    space(16);
    text_field("party", values().party, field);
    space(16);
    FieldOptions date;
    date.label = "移送日期";
    date.required = true;
    date.error = "不能早于最近一次复查（11月16日）";
    date_field("date", values().date, date);
    space(16);
    FieldOptions locked;
    locked.label = "文号";
    locked.hint = "审批后已锁定";
    locked.locked = true;
    text_field("number", values().number, locked);
}

void chips_card() {
    CardOptions look;
    look.title = "标签";
    look.height = 184;
    Card card("chips", look);
    space(8);
    chip(Tone::over, k_icon_triangle_alert, "已逾期 3 天");
    same_line(8);
    chip(Tone::warn, k_icon_clock, "今天到期");
    same_line(8);
    chip(Tone::warn, k_icon_clock, "剩 1 个工作日");
    space(16);
    chip(Tone::neutral, k_icon_clock, "剩 9 个工作日");
    same_line(8);
    chip(Tone::good, k_icon_circle_check, "按期办结");
    same_line(8);
    chip(Tone::info, k_icon_inbox, "已签收，待审核");
    space(16);
    chip(Tone::accent, k_icon_circle_dot, "处置");
    same_line(8);
    chip(Tone::neutral, k_icon_calendar_clock, "期限暂定");
    same_line(8);
    chip(Tone::warn, k_icon_shuffle, "时序异常");
}

void empty_card() {
    CardOptions look;
    look.title = "空页面";
    look.height = 256;
    Card card("empty", look);
    static_cast<void>(empty_state("patrol", k_icon_route, "还没有联合巡查",
                                  "本季度应至少开展一次，由区交通局牵头。", "制定巡查计划",
                                  k_icon_plus));
}

void rows_card() {
    CardOptions look;
    look.title = "列表行";
    look.height = 224;
    look.flush = true;
    Card card("rows", look);
    const std::array<TableColumn, 4> columns = {{{.title = "状态", .width = 64},
                                                 {.title = "环节", .width = 128},
                                                 {.title = "当事人"},
                                                 {.title = "期限", .width = 136}}};
    TableOptions options;
    options.name = "列表行";
    options.row_count = 3;
    options.selected_row = 1;
    Table table("table", columns, options);
    const char* names[] = {"平常", "选中", "平常"};
    while (table.next_row()) {
        table.text(names[table.row()], theme().muted);
        table.progress(2, "待审核");
        table.text("景德镇市澜桥汽车维修服务有限公司", 0, true);
        table.chip(Tone::warn, k_icon_clock, "剩 1 个工作日");
    }
}

void bars_card() {
    CardOptions look;
    look.title = "提示条";
    look.height = 264;
    Card card("bars", look);
    static_cast<void>(message_bar(
        "failed", Tone::over, "保存没有成功，刚才填的内容还在页面上。请不要关闭。", "再试一次"));
    space(8);
    static_cast<void>(message_bar("order", Tone::warn,
                                  "这条记录早于立案到达，暂不起作用，请您采用或搁置。", "去处理",
                                  k_icon_shuffle));
    space(8);
    static_cast<void>(message_bar("drill", Tone::info,
                                  "演练模式：全部是示例案件，不会发给任何单位。", "结束并清除",
                                  k_icon_graduation_cap));
    space(8);
    static_cast<void>(message_bar("merged", Tone::good, "已并入 8 项，来自支队昌江大队。", "查看"));
}

void steps_card() {
    CardOptions look;
    look.name = "闭环";
    Card card("steps", look);
    const std::array<Step, 5> steps = {
        {{"发现", StepState::done, "10月14日", "昌江区交通运输局"},
         {"交办", StepState::done, "10月14日—11月18日", "昌江区交通运输局"},
         {"处置", StepState::now, "11月19日—12月21日", "昌江大队承办"},
         {"反馈", StepState::to_come, "收到办理单后", "昌江区交通运输局核对"},
         {"归档", StepState::to_come, "—", "双方各自归档"}}};
    stepper("steps", steps);
}

void work_card() {
    WorkProgress work;
    work.title = "正在核验移交包";
    work.amount = "612 / 1,024 兆字节";
    work.sentence = "约剩 4 秒，取消不影响已有数据";
    work.fraction = 0.6F;
    static_cast<void>(work_progress("work", work));
}

}  // namespace

void draw_gallery() {
    set_cursor(px(24), px(24));
    {
        Area left({px(24), px(24), px(424), px(500)});
        buttons_card();
        space(16);
        choices_card();
    }
    {
        Area middle({px(464), px(24), px(424), px(500)});
        fields_card();
    }
    {
        Area right({px(904), px(24), px(438), px(1200)});
        chips_card();
        space(16);
        empty_card();
        space(16);
        save_light(SaveState::saved, true);
        same_line(8);
        {
            IdScope scope("second");
            save_light(SaveState::saving, true);
        }
        space(16);
        work_card();
        space(16);
        const std::array<std::string_view, 3> segments = {"全部", "区局", "大队"};
        int segment = 0;
        segmented("who", "单位", segments, segment);
        space(16);
        fingerprint_boxes("fingerprint", "12345 67890 11223 44556 67788 99001");
    }
    {
        Area left({px(24), px(496), px(864), px(740)});
        rows_card();
        space(16);
        bars_card();
        space(16);
        steps_card();
        space(16);
        CardOptions look;
        look.flush = true;
        Card card("history", look);
        const std::array<Tab, 4> items = {
            {{"文书", "4"}, {"证据", "9"}, {"经过", "10"}, {"期限", "2"}}};
        int tab = 2;
        tabs("tabs", items, tab);
        space(12);
        const Rect place{cursor().x, cursor().y, available_width(), px(62)};
        {
            Area inner(inset(place, 16, 0));
            TimelineEntry entry;
            entry.date = "11月20日";
            entry.weekday = "星期五";
            entry.tag_tone = Tone::info;
            entry.tag = "大队";
            entry.title = "沟通核实";
            entry.detail = "周建平与区局张伟通话，确认现场照片拍摄时间以检查记录为准";
            entry.mark_icon = k_icon_badge_check;
            entry.mark = "签名有效";
            entry.by = "周建平 · 本机";
            static_cast<void>(timeline_row("first", entry));
        }
        take_place(place.width, place.height);
    }
}

}  // namespace casebridge::ui
