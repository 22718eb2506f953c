// 命令面板 (Ctrl+K): one field that finds pages, actions, the open matter's commands and all
// matters by any fragment or by pinyin initials; and the program's other shortcuts.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

void open_palette(ScreenState& state);
/// Drawn after the page; nothing while it is closed.
void palette(ScreenState& state);
/// 快捷键 as a list.
void shortcuts_dialog(ScreenState& state);
/// Ctrl+K, F1, Ctrl+/: heard everywhere but under a dialog.
void take_shortcuts(ScreenState& state);

}  // namespace casebridge::ui
