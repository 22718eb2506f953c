#include "ui/strings_matter.h"

#include "domain/transitions.h"
#include "ui/icons.h"
#include "ui/strings.h"

namespace casebridge::ui {

using domain::ClockKind;
using domain::DueState;
using domain::EventType;
using domain::LoopStep;
using domain::Stage;

std::string_view stage_words(Stage stage) {
    switch (stage) {
        case Stage::none: return "未登记";
        case Stage::discovered: return "已发现，待处理";
        case Stage::rectifying: return "整改中，待复查";
        case Stage::rectified: return "已整改";
        case Stage::unrectified: return "未整改到位，可移送";
        case Stage::drafted: return "移送处理书待审批";
        case Stage::approved: return "已审批，待发出";
        case Stage::dispatched: return "已发出，待签收";
        case Stage::received: return "已签收，待审核";
        case Stage::objected: return "有异议，沟通核实中";
        case Stage::reviewed: return "审核通过，待立案";
        case Stage::filed: return "已立案，办理中";
        case Stage::decided: return "已决定，待反馈";
        case Stage::declined: return "不予立案，待反馈";
        case Stage::returned: return "已退回，待反馈";
        case Stage::replied: return "已反馈，待核对";
        case Stage::confirmed: return "已核对，待归档";
        case Stage::closed: return "已销号，待归档";
        case Stage::withdrawn: return "已撤回，待归档";
        case Stage::assigned: return "已交办，待接收";
        case Stage::handling: return "处置中";
        case Stage::answered: return "已反馈，待确认";
        case Stage::settled: return "已确认，待归档";
    }
    __builtin_trap();
}

std::string_view stage_words_short(Stage stage) {
    switch (stage) {
        case Stage::none: return "未登记";
        case Stage::discovered: return "待处理";
        case Stage::rectifying: return "待复查";
        case Stage::rectified: return "已整改";
        case Stage::unrectified: return "待移送";
        case Stage::drafted: return "待审批";
        case Stage::approved: return "待发出";
        case Stage::dispatched: return "待签收";
        case Stage::received: return "待审核";
        case Stage::objected: return "有异议";
        case Stage::reviewed: return "待立案";
        case Stage::filed: return "已立案";
        case Stage::decided: return "待反馈";
        case Stage::declined: return "不予立案";
        case Stage::returned: return "已退回";
        case Stage::replied: return "待核对反馈";
        case Stage::assigned: return "已交办";
        case Stage::handling: return "处置中";
        case Stage::answered: return "待确认";
        case Stage::settled:
        case Stage::confirmed:
        case Stage::closed:
        case Stage::withdrawn: return "待归档";
    }
    __builtin_trap();
}

std::string_view step_words(LoopStep step) {
    switch (step) {
        case LoopStep::discovered: return "发现";
        case LoopStep::assigned: return "交办";
        case LoopStep::handling: return "处置";
        case LoopStep::replied: return "反馈";
        case LoopStep::archived: return "归档";
    }
    __builtin_trap();
}

DueChip due_chip(const DueState& due) {
    const std::string days = std::to_string(due.days);
    const std::string_view unit = due.working ? " 个工作日" : " 天";
    switch (due.kind) {
        case DueState::Kind::overdue:
            // Past the office's own date no law is broken: said in another word and colour.
            if (due.internal) return {Tone::warn, k_icon_clock, "已超时 " + days + " 天"};
            return {Tone::over, k_icon_triangle_alert, "已逾期 " + days + " 天"};
        case DueState::Kind::today: return {Tone::warn, k_icon_clock, "今天到期"};
        case DueState::Kind::soon:
            return {Tone::warn, k_icon_clock, "剩 " + days + std::string{unit}};
        case DueState::Kind::later:
            return {Tone::neutral, k_icon_clock, "剩 " + days + std::string{unit}};
        case DueState::Kind::met: return {Tone::good, k_icon_circle_check, "按期办结"};
        case DueState::Kind::lapsed: return {Tone::neutral, k_icon_clock, "已过"};
        case DueState::Kind::met_late: return {Tone::neutral, k_icon_circle_check, "逾期办结"};
    }
    __builtin_trap();
}

std::string_view command_words(EventType command) {
    switch (command) {
        case EventType::recheck_complete: return "复查已整改";
        case EventType::recheck_failed: return "复查未整改到位";
        case EventType::draft_transfer: return "填写移送处理书";
        case EventType::approve_transfer: return "登记审批";
        case EventType::dispatch_transfer: return "登记发出";
        case EventType::sign_receipt: return "签收移送处理书";
        case EventType::pass_review: return "填写审核意见";
        case EventType::file_case: return "登记立案";
        case EventType::decide: return "登记处理决定";
        case EventType::reply_final: return "填写办理单";
        case EventType::confirm_reply: return "核对反馈";
        case EventType::record_consultation: return "登记沟通核实";
        case EventType::add_evidence: return "添加证据";
        case EventType::set_legal_basis: return "填写处罚依据";
        case EventType::open_matter: return "新建移送";
        case EventType::remind: return "登记催办";
        case EventType::decline_to_file: return "登记不予立案";
        case EventType::note: return "登记办理情况";
        case EventType::open_by_brigade: return "登记案件";
        case EventType::withdraw_before_receipt: return "撤回移送";
        case EventType::redirect: return "转办";
        case EventType::return_case: return "退回区局";
        case EventType::ask_withdrawal: return "申请撤回";
        case EventType::consent_withdrawal: return "同意撤回";
        case EventType::refuse_withdrawal: return "不同意撤回";
        case EventType::refer_crime: return "登记移送公安";
        case EventType::police_answer: return "登记公安答复";
        case EventType::reply_partial: return "填写阶段性反馈";
        case EventType::question_reply: return "询问办理结果";
        default: return domain::transition_of(command).label;
    }
}

std::string_view task_words(EventType command) {
    switch (command) {
        case EventType::order_rectification: return "责令当事人限期改正";
        case EventType::recheck_failed:
        case EventType::recheck_complete: return "到期复查整改情况";
        case EventType::draft_transfer: return "拟写移送处理书";
        case EventType::approve_transfer: return "送领导审批，登记文号";
        case EventType::dispatch_transfer: return "送达移送处理书并导出移交包";
        case EventType::sign_receipt: return "签收移送处理书";
        case EventType::pass_review: return "审核管辖权和证据完整性";
        case EventType::record_consultation: return "与对方沟通核实";
        case EventType::request_supplement: return "列明需要补充的证据";
        case EventType::answer_supplement: return "逐项答复补充证据";
        case EventType::file_case: return "及时立案";
        case EventType::decide: return "调查终结，作出处理决定";
        case EventType::reply_final: return "书面反馈办理结果";
        case EventType::confirm_reply: return "核对对方的办理结果";
        case EventType::archive: return "整理案卷并归档";
        case EventType::close: return "整改到位，办理销号";
        case EventType::consent_withdrawal: return "答复区局的撤回申请";
        case EventType::return_case: return "退回区局，或者审核通过";
        case EventType::refer_crime: return "3日内决定是否移送公安";
        case EventType::hand_over_crime: return "24小时内把案件移交公安";
        case EventType::police_answer: return "等公安机关答复";
        case EventType::reply_partial: return "答复区局的询问";
        case EventType::take_matter: return "接收事项，安排办理";
        case EventType::acknowledge_notice: return "阅读后回执";
        case EventType::approve_plan: return "本单位批准方案";
        case EventType::report_result: return "办理完毕，反馈结果";
        case EventType::accept_result: return "核对对方反馈的结果";
        default: return domain::transition_of(command).label;
    }
}

std::string_view command_icon(EventType command) {
    switch (command) {
        case EventType::order_rectification: return k_icon_gavel;
        case EventType::recheck_complete:
        case EventType::recheck_failed: return k_icon_clipboard_check;
        case EventType::draft_transfer:
        case EventType::pass_review:
        case EventType::reply_final: return k_icon_file_pen;
        case EventType::approve_transfer:
        case EventType::sign_receipt: return k_icon_stamp;
        case EventType::dispatch_transfer: return k_icon_send;
        case EventType::record_consultation: return k_icon_message_square;
        case EventType::raise_objection: return k_icon_triangle_alert;
        case EventType::request_supplement:
        case EventType::answer_supplement: return k_icon_list_checks;
        case EventType::file_case: return k_icon_folder_open;
        case EventType::decide: return k_icon_gavel;
        case EventType::confirm_reply: return k_icon_badge_check;
        case EventType::archive: return k_icon_archive;
        case EventType::take_matter:
        case EventType::acknowledge_notice: return k_icon_inbox;
        case EventType::approve_plan: return k_icon_stamp;
        case EventType::assign_matter: return k_icon_shuffle;
        case EventType::change_due: return k_icon_calendar;
        case EventType::report_result: return k_icon_file_pen;
        case EventType::return_result: return k_icon_undo_2;
        case EventType::accept_result: return k_icon_badge_check;
        case EventType::add_evidence:
        case EventType::attach_scan: return k_icon_paperclip;
        case EventType::record_custody: return k_icon_archive;
        default: return k_icon_file_text;
    }
}

}  // namespace casebridge::ui
