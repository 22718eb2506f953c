#include "storage/page_vfs.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "storage/page_store.h"

namespace casebridge::storage {
namespace {

struct PageFile {
    sqlite3_file base;
    PageStore* store;
};

PageStore& store_of(sqlite3_file* file) { return *reinterpret_cast<PageFile*>(file)->store; }

int close(sqlite3_file*) { return SQLITE_OK; }

int read(sqlite3_file* file, void* to, int length, sqlite3_int64 offset) {
    const auto size = static_cast<std::size_t>(length);
    const std::size_t got = store_of(file).read(static_cast<std::uint64_t>(offset),
                                                {static_cast<std::uint8_t*>(to), size});
    return got == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* from, int length, sqlite3_int64 offset) {
    const BytesView bytes{static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(length)};
    return store_of(file).write(static_cast<std::uint64_t>(offset), bytes) ? SQLITE_OK
                                                                           : SQLITE_FULL;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    store_of(file).truncate(static_cast<std::uint64_t>(size));
    return SQLITE_OK;
}

// Says nothing about a commit: it also runs when the page cache spills in a transaction that rolls
// back.
int sync(sqlite3_file*, int) { return SQLITE_OK; }

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(store_of(file).size_bytes());
    return SQLITE_OK;
}

int lock(sqlite3_file* file, int level) {
    const bool refused =
        level >= SQLITE_LOCK_RESERVED && store_of(file).read_only_reason().has_value();
    return refused ? SQLITE_READONLY : SQLITE_OK;
}

int unlock(sqlite3_file* file, int) {
    // A commit has already been marked here; what is still marked dirty has been rolled back.
    store_of(file).mark_rolled_back();
    return SQLITE_OK;
}

int check_reserved_lock(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}

int file_control(sqlite3_file* file, int operation, void*) {
    if (operation != SQLITE_FCNTL_COMMIT_PHASETWO) return SQLITE_NOTFOUND;
    store_of(file).mark_committed();
    return SQLITE_OK;
}

int sector_size(sqlite3_file*) { return static_cast<int>(page_size_bytes); }
int device_characteristics(sqlite3_file*) { return 0; }

const sqlite3_io_methods page_io_methods{
    .iVersion = 1,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open(sqlite3_vfs* vfs, sqlite3_filename, sqlite3_file* file, int flags, int* out_flags) {
    auto* opened = reinterpret_cast<PageFile*>(file);
    opened->base.pMethods = nullptr;
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return SQLITE_CANTOPEN;
    opened->base.pMethods = &page_io_methods;
    opened->store = static_cast<PageStore*>(vfs->pAppData);
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char*, int) { return SQLITE_OK; }

int access(sqlite3_vfs*, const char*, int, int* result) {
    *result = 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int size, char* to) {
    const std::size_t length = std::strlen(name);
    if (length >= static_cast<std::size_t>(size)) return SQLITE_CANTOPEN;
    std::memcpy(to, name, length + 1);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* to) {
    constexpr int largest = 256;  // getentropy's limit
    const int length = std::min(size, largest);
    return getentropy(to, static_cast<std::size_t>(length)) == 0 ? length : 0;
}

int sleep(sqlite3_vfs*, int) { return 0; }

int current_time_64(sqlite3_vfs*, sqlite3_int64* julian_milliseconds) {
    constexpr sqlite3_int64 unix_epoch = 210'866'760'000'000;  // 1970-01-01 as a Julian day in ms
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    *julian_milliseconds =
        unix_epoch + std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    return SQLITE_OK;
}

int current_time(sqlite3_vfs* vfs, double* julian_days) {
    constexpr double milliseconds_per_day = 86'400'000.0;
    sqlite3_int64 milliseconds = 0;
    current_time_64(vfs, &milliseconds);
    *julian_days = static_cast<double>(milliseconds) / milliseconds_per_day;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

void make_page_vfs(sqlite3_vfs& vfs, const char* name, PageStore& store) {
    vfs = sqlite3_vfs{};
    vfs.iVersion = 2;
    vfs.szOsFile = static_cast<int>(sizeof(PageFile));
    vfs.mxPathname = 64;
    vfs.zName = name;
    vfs.pAppData = &store;
    vfs.xOpen = open;
    vfs.xDelete = delete_file;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleep;
    vfs.xCurrentTime = current_time;
    vfs.xGetLastError = last_error;
    vfs.xCurrentTimeInt64 = current_time_64;
}

}  // namespace casebridge::storage
