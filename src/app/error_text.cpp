#include "app/error_text.h"

namespace casebridge::app {

std::string_view error_sentence(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_utf8:
            return "文件里有不能识别的文字编码，可能在拷贝时损坏。请对方重新导出。";
        case ErrorCode::invalid_base64: return "文件里的附件内容已损坏。请换一种方式再拷一次。";
        case ErrorCode::invalid_hex:
            return "文件里的校验值格式不对，可能被改动过。请对方重新导出。";
        case ErrorCode::invalid_date: return "有一个日期不存在或写法不对，请改正后再试。";
        case ErrorCode::not_allowed_in_stage:
            return "现在这一环节不能办这一步，内容没有变化。请看“下一步”。";
        case ErrorCode::not_your_agency: return "这一步应由对方单位办理，内容没有变化。";
        case ErrorCode::gate_incomplete:
            return "移送条件还没有备齐，请先补齐所缺的材料。已填内容还在。";
        case ErrorCode::field_required:
            return "还有必填的内容没有填，请补齐后再保存。已填内容还在。";
        case ErrorCode::field_invalid: return "有内容填得不对，请按提示改正。已填内容还在。";
        case ErrorCode::matter_read_only:
            return "这件事里有新版程序写的内容，更新程序前只能查看，不会改动。";
        case ErrorCode::matter_unknown: return "本机没有这件事，请先并入对方的移交包。";
        case ErrorCode::agency_unknown: return "通讯录里没有这个单位，请先导入对方的名片。";
        case ErrorCode::recipient_unknown:
            return "收文单位还没有核对名片，请先在通讯录里核对指纹。";
        case ErrorCode::number_taken: return "这个文号已经用过，请换一个。已填内容还在。";
        case ErrorCode::evidence_unknown: return "没有找到这份证据，请回到案件页再打开一次。";
        case ErrorCode::ledger_invalid:
            return "对账单的内容前后不一致，没有采用，本机数据没有变化。请对方重新导出对账单。";
        case ErrorCode::calendar_invalid:
            return "这不是案桥的节假日日历，或者内容不对，没有采用，期限没有变化。请选信息管理人员"
                   "下发的日历文件。";
        case ErrorCode::picture_invalid:
            return "这个文件不是能打开的图片，没有读取。请选照片或者扫描成图片的文件。";
        case ErrorCode::scan_invalid:
            return "这个文件不是扫描件，没有附入，案件没有变化。请选扫描得到的图片或者版式文件。";
        case ErrorCode::code_unreadable:
            return "图片上没有读出案桥的二维码，案件没有变化。"
                   "请把二维码拍清楚、拍正，或者用文号搜索。";
        case ErrorCode::legal_bases_invalid:
            return "这不是案桥的处罚依据库文件，或者内容不完整。原来的依据库没有变化。"
                   "请先导出现用的依据库，照它的格式修改后再导入。";
        case ErrorCode::calendar_older:
            return "这份日历缺少本机已有的年份，没有采用，期限没有变化。请选更新的日历文件。";
        case ErrorCode::evidence_duplicate:
            return "这个文件已经是本案的证据，没有重复添加。已填内容还在，请另选文件。";
        case ErrorCode::evidence_too_large:
            return "单个文件最多 1024 兆字节，没有添加。已填内容还在，请把文件分段后再添加。";
        case ErrorCode::evidence_too_much:
            return "一案中本单位的证据文件合计最多 1400 兆字节，没有添加。已填内容还在，"
                   "请把大文件刻盘，勾选“没有电子文件”登记。";
        case ErrorCode::evidence_too_many:
            return "一案最多 10000 份证据文件，没有添加。已填内容还在，请把几份合成一个文件。";
        case ErrorCode::crypto_failed: return "签名或加密没有完成，没有写入任何内容。请再试一次。";
        case ErrorCode::signature_invalid:
            return "签名不对，内容可能被改动过，没有并入。请对方重新导出。";
        case ErrorCode::key_invalid:
            return "密钥不完整或已损坏，没有使用。请核对名片，或从备份恢复。";
        case ErrorCode::passphrase_wrong: return "口令不对，请再试一次。数据没有变化。";
        case ErrorCode::passphrase_weak:
            return "口令太简单：至少 8 个字符，并含字母、数字、汉字或符号中的两种。";
        case ErrorCode::device_unknown:
            return "签名的电脑不在通讯录里，没有并入。请对方发来最新的名片。";
        case ErrorCode::device_revoked:
            return "签署用的密钥已经停用，没有并入。请这把密钥的单位用现在的密钥重新导出。";
        case ErrorCode::key_changes_exhausted:
            return "本单位的密钥更换次数已经用完，没有更换，原来的密钥照旧使用。";
        case ErrorCode::keeper_needed: return "要由保管本单位名片的人员打开案桥后办理，没有变化。";
        case ErrorCode::locked: return "案桥已锁定，请先输入口令。内容没有变化。";
        case ErrorCode::not_json:
            return "这不是案桥的文件，或者内容已损坏，没有并入。请选对方导出的文件。";
        case ErrorCode::json_too_deep: return "文件结构异常，没有并入。请对方重新导出。";
        case ErrorCode::json_duplicate_key:
            return "文件里有重复的项目，可能被改动过，没有并入。请对方重新导出。";
        case ErrorCode::json_number_out_of_range:
            return "文件里有超出范围的数字，没有并入。请对方重新导出。";
        case ErrorCode::json_wrong_type:
            return "文件里有一项内容的类型不对，没有并入。请对方重新导出。";
        case ErrorCode::json_missing_key: return "文件里缺少必要的项目，没有并入。请对方重新导出。";
        case ErrorCode::json_unknown_key:
            return "文件里有不认识的项目，没有并入。请确认双方程序版本一致。";
        case ErrorCode::json_trailing_text:
            return "文件末尾多出了内容，可能被改动过，没有并入。请对方重新导出。";
        case ErrorCode::json_other_spelling:
            return "文件的写法被改动过，没有并入。请不要用其他软件打开后另存。";
        case ErrorCode::limit_exceeded:
            return "文件超出了允许的大小或数量，没有并入。请对方分开导出。";
        case ErrorCode::file_empty: return "这个文件是空的，没有并入。请换一种方式再拷一次。";
        case ErrorCode::file_cut_short:
            return "文件不完整，像是没有拷完，没有并入。请换一种方式再拷一次。";
        case ErrorCode::file_changed_while_read:
            return "读取时文件变了或U盘被拔出，没有写入任何内容。请插好后再试一次。";
        case ErrorCode::wrong_format:
            return "这不是案桥的移交包或名片，没有并入。请选对方导出的文件。";
        case ErrorCode::wrong_version:
            return "这个文件由更新版本的案桥写成，没有并入。请先更新本机的程序。";
        case ErrorCode::suite_unknown:
            return "这个文件的加密方式本机不认识，没有并入。请先更新本机的程序。";
        case ErrorCode::manifest_mismatch:
            return "收件单位或内容与对方签名的清单不一致，没有并入。请对方重新导出。";
        case ErrorCode::event_id_mismatch: return "有一条记录重复出现，没有并入。请对方重新导出。";
        case ErrorCode::event_not_authorised:
            return "有一条记录不该由写它的单位写，没有并入。请与对方联络员核实。";
        case ErrorCode::event_of_other_matter:
            return "有一条记录串到了别的案件，没有并入。请对方重新导出。";
        case ErrorCode::event_sequence_gap:
            return "记录的序号不连续，可能漏了前面的移交包。请对方重新导出。";
        case ErrorCode::event_lamport_wrong:
            return "记录的先后次序自相矛盾，没有并入。请对方重新导出。";
        case ErrorCode::event_parent_unknown:
            return "前一步的记录还没有收到，请先并入更早的移交包。";
        case ErrorCode::event_type_unknown:
            return "有新版程序写的记录，本机先原样保存。请更新程序后再办理。";
        case ErrorCode::not_addressed_to_us:
            return "这个移交包不是发给本单位的，没有并入。请退还对方。";
        case ErrorCode::sender_unknown:
            return "通讯录里没有发件单位，没有并入。请先导入对方的名片并核对指纹。";
        case ErrorCode::sender_unverified:
            return "发件单位的名片还没有核对，没有并入。请先在通讯录里核对指纹。";
        case ErrorCode::sender_not_participant:
            return "发件单位不是这件事的经办单位，没有并入。请由经办的单位直接导出。";
        case ErrorCode::part_mismatch:
            return "这一卷与分卷的规定不符，可能被改动过，没有并入。请对方重新导出。";
        case ErrorCode::part_too_small:
            return "案件的记录比每卷的大小还大，没有导出。请选更大的分卷，或者导出为一个文件。";
        case ErrorCode::file_hash_mismatch:
            return "有证据文件与清单不一致，可能在拷贝时损坏，没有并入。请换一种方式再拷一次。";
        case ErrorCode::file_unlisted:
            return "文件里有没列入证据清单的附件，没有并入。请对方重新导出。";
        case ErrorCode::file_missing: return "缺少证据文件，没有并入。请对方重新导出。";
        case ErrorCode::chunk_mismatch:
            return "有证据内容与清单不一致，可能在拷贝时损坏，没有并入。请换一种方式再拷一次。";
        case ErrorCode::name_unsafe:
            return "有附件的文件名不安全，没有并入。请对方改名后重新添加。";
        case ErrorCode::card_invalid:
            return "这张名片内容不完整或被改动过，没有存入。请对方重新导出名片。";
        case ErrorCode::card_older:
            return "这张名片比通讯录里的旧，没有存入。请对方导出最新的名片。";
        case ErrorCode::card_forked:
            return "这张名片与通讯录里的是同一版，内容却不一样，没有存入。请打电话向对方问清楚。";
        case ErrorCode::card_not_continued:
            return "这张名片不是用该单位原来的密钥签署的，没有存入。请打电话问清楚；"
                   "对方丢了密钥的，要重新设置案桥。";
        case ErrorCode::card_is_ours: return "这是本单位自己的名片，不用导入。请选对方的名片。";
        case ErrorCode::fingerprint_mismatch:
            return "填写的数字与名片不一致，没有核对通过。请再听一遍。";
        case ErrorCode::not_sealed_for_us:
            return "这个移交包没有加密给这台电脑，打不开，没有并入。"
                   "请把本单位最新的名片发给对方，再请对方重新导出。";
        case ErrorCode::passphrase_needed: return "这个移交包用口令加密，请输入对方告诉你的口令。";
        case ErrorCode::seal_broken:
            return "加密的内容被改动过或已损坏，没有并入。请对方重新导出。";
        case ErrorCode::bundle_sealed: return "这个移交包是加密的，没有密钥看不到内容。";
        case ErrorCode::storage_failed:
            return "浏览器没有完成保存，刚才的内容还在页面上。请不要关闭，再试一次。";
        case ErrorCode::storage_full:
            return "电脑的存储空间不够，刚才的内容还在页面上。请腾出空间后再试一次。";
        case ErrorCode::storage_damaged:
            return "本机保存的数据有损坏，已停止写入以免扩大。请联系信息管理人员从备份恢复。";
        case ErrorCode::storage_newer:
            return "本机数据由更新版本的案桥写成，没有改动。请用新版程序打开。";
        case ErrorCode::storage_lost:
            return "浏览器清除了本机的数据。请不要重新登记，联系信息管理人员从备份恢复。";
        case ErrorCode::storage_sealed: return "本机数据已加密，请先输入口令打开。";
        case ErrorCode::backup_invalid:
            return "这个文件不是案桥的备份，或者已经损坏，没有恢复任何内容。请换一份备份再试。";
        case ErrorCode::another_tab:
            return "案桥已在另一个窗口打开，这里不能写入。请回到那个窗口，或在这里接着使用。";
        case ErrorCode::blob_missing:
            return "有证据文件不在本机，没有完成。请对方重新导出，或重新添加这份证据。";
        case ErrorCode::read_failed:
            return "读不出这个文件，没有写入任何内容。请检查U盘后再试一次。";
        case ErrorCode::write_failed:
            return "文件没有写成，数据没有变化。请检查U盘空间后再试一次。";
        case ErrorCode::cancelled: return "已取消，数据没有变化。";
        case ErrorCode::busy: return "上一件事还没有做完，请稍候再试。";
    }
    __builtin_trap();
}

std::string_view finding_sentence(ErrorCode code) {
    switch (code) {
        case ErrorCode::field_required:
        case ErrorCode::field_invalid:
        case ErrorCode::invalid_date:
            return "有一条记录的内容不合格式，可能被改动过，没有并入。请对方重新导出。";
        case ErrorCode::key_invalid:
            return "文件里的密钥不完整或已损坏，没有并入。请对方重新导出。";
        default: return error_sentence(code);
    }
}

}  // namespace casebridge::app
