// 自检: whether the database is sound, every event is as it was signed, every list agrees with the
// events, and every file is here. A slice at a time; it changes nothing.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/directory.h"
#include "app/views.h"
#include "storage/blob_port.h"
#include "storage/connection.h"

namespace casebridge::app {

class SelfCheck : public std::enable_shared_from_this<SelfCheck> {
public:
    struct Environment {
        storage::Connection& connection;
        const Directory& directory;
        storage::BlobPort& blobs;
        std::function<double()> steady_ms;
        std::function<void()> changed;       // after each step forward
        std::function<void()> request_turn;  // while there is more
    };
    [[nodiscard]] static std::shared_ptr<SelfCheck> start(Environment environment);

    /// Works for a slice.
    void turn();
    /// The connection goes away: nothing more is asked of it.
    void stop() { stopped_ = true; }
    [[nodiscard]] const SelfCheckView& view() const { return view_; }

private:
    explicit SelfCheck(Environment environment) : environment_(std::move(environment)) {}
    [[nodiscard]] Status prepare();
    void step();
    void check_table(const std::string& table);
    void check_matter(const MatterId& matter);
    void look_for_file(std::size_t index);

    Environment environment_;
    SelfCheckView view_;
    std::vector<std::string> tables_;
    std::vector<MatterId> matters_;
    std::vector<FileId> files_;
    std::size_t next_ = 0;
    bool files_begun_ = false;
    bool stopped_ = false;
};

}  // namespace casebridge::app
