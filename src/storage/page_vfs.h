// The SQLite VFS with one file: the image of a PageStore. Only connection.cpp and tests include
// this; it is the one header besides them that needs sqlite3.h. Temporary files do not exist
// (temp_store=MEMORY), nor do journals (journal_mode=MEMORY).
#pragma once

#include <sqlite3.h>

namespace casebridge::storage {

class PageStore;

/// Fills `vfs` so that its one database is `store`. `name` and `store` must outlive it; the caller
/// registers it.
void make_page_vfs(sqlite3_vfs& vfs, const char* name, PageStore& store);

}  // namespace casebridge::storage
