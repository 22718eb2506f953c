#include "crypto/argon2id.h"

#include <utility>

extern "C" {
#include <core.h>
}

namespace casebridge::crypto {

struct Argon2id::Work {
    Work() = default;
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    Work(Work&&) = delete;
    Work& operator=(Work&&) = delete;
    /// Also where it was left half done: the memory is wiped and given back.
    ~Work() {
        if (instance.memory == nullptr) return;
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the library's own signature
        free_memory(&context, reinterpret_cast<std::uint8_t*>(instance.memory),
                    instance.memory_blocks, sizeof(block));
    }

    argon2_context context{};
    argon2_instance_t instance{};
    Secret secret;
    std::uint32_t pass = 0;
    std::uint8_t quarter = 0;
};

Argon2id::Argon2id(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Argon2id::Argon2id(Argon2id&&) noexcept = default;
Argon2id& Argon2id::operator=(Argon2id&&) noexcept = default;
Argon2id::~Argon2id() = default;

Result<Argon2id> Argon2id::begin(const Derivation& derivation, BytesView salt,
                                 std::string_view passphrase) {
    auto work = std::make_unique<Work>();
    // The library takes its inputs as bytes that it could write, and does not.
    const BytesView password = as_bytes(passphrase);
    argon2_context& context = work->context;
    context.out = work->secret.bytes.data();
    context.outlen = static_cast<std::uint32_t>(work->secret.bytes.size());
    context.pwd = const_cast<std::uint8_t*>(password.data());
    context.pwdlen = static_cast<std::uint32_t>(password.size());
    context.salt = const_cast<std::uint8_t*>(salt.data());
    context.saltlen = static_cast<std::uint32_t>(salt.size());
    context.t_cost = static_cast<std::uint32_t>(derivation.passes);
    context.m_cost = static_cast<std::uint32_t>(derivation.memory_kibibytes);
    context.lanes = static_cast<std::uint32_t>(derivation.lanes);
    context.threads = 1;
    context.version = ARGON2_VERSION_13;
    if (validate_inputs(&context) != ARGON2_OK) return fail(ErrorCode::crypto_failed, "argon2id");

    argon2_instance_t& instance = work->instance;
    instance.version = context.version;
    instance.passes = context.t_cost;
    instance.lanes = context.lanes;
    instance.threads = context.threads;
    instance.type = Argon2_id;
    instance.segment_length = context.m_cost / (context.lanes * ARGON2_SYNC_POINTS);
    instance.lane_length = instance.segment_length * ARGON2_SYNC_POINTS;
    instance.memory_blocks = instance.lane_length * context.lanes;
    if (initialize(&instance, &context) != ARGON2_OK) {
        return fail(ErrorCode::crypto_failed, "argon2id");
    }
    // Both are in the first blocks by now, and need not live as long as this.
    context.pwd = nullptr;
    context.salt = nullptr;
    return Argon2id{std::move(work)};
}

bool Argon2id::step() {
    const argon2_instance_t& instance = work_->instance;
    for (std::uint32_t lane = 0; lane < instance.lanes; ++lane) {
        fill_segment(&instance, {work_->pass, lane, work_->quarter, 0});
    }
    if (++work_->quarter == ARGON2_SYNC_POINTS) {
        work_->quarter = 0;
        ++work_->pass;
    }
    return work_->pass == instance.passes;
}

Secret Argon2id::finish() {
    finalize(&work_->context, &work_->instance);  // frees the memory
    work_->instance.memory = nullptr;
    return work_->secret;
}

}  // namespace casebridge::crypto
