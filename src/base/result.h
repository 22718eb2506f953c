// Errors as values: every call that can fail returns a Result. Codes are stable and go into
// logs, the command line and tests; the sentence a person reads comes from the string table in
// ui/ and cli/, never from here. No exceptions cross our code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/error_code.h"

namespace casebridge {

/// What went wrong. `detail` is a place or a field key for support ("events[3].p"), never prose
/// for the screen and never a secret.
struct Error {
    ErrorCode code{};
    std::string detail;

    bool operator==(const Error&) const = default;
};

/// A value or an Error. Reading the wrong side is a programming error and traps.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return content_.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return *checked<0>(); }
    [[nodiscard]] const T& value() const& { return *checked<0>(); }
    [[nodiscard]] T&& value() && { return std::move(*checked<0>()); }
    T* operator->() { return checked<0>(); }
    const T* operator->() const { return checked<0>(); }
    T& operator*() & { return *checked<0>(); }
    const T& operator*() const& { return *checked<0>(); }

    [[nodiscard]] const Error& error() const { return *checked<1>(); }

private:
    template <std::size_t I>
    auto* checked() {
        auto* side = std::get_if<I>(&content_);
        if (side == nullptr) __builtin_trap();
        return side;
    }
    template <std::size_t I>
    const auto* checked() const {
        const auto* side = std::get_if<I>(&content_);
        if (side == nullptr) __builtin_trap();
        return side;
    }
    std::variant<T, Error> content_;
};

/// Success without a value.
struct Done {
    bool operator==(const Done&) const = default;
};
using Status = Result<Done>;

[[nodiscard]] inline Error fail(ErrorCode code, std::string detail = {}) {
    return Error{code, std::move(detail)};
}

}  // namespace casebridge

#define CASEBRIDGE_JOIN_INNER(a, b) a##b
#define CASEBRIDGE_JOIN(a, b) CASEBRIDGE_JOIN_INNER(a, b)

/// TRY(auto bytes, read(file)); declares `bytes`, or returns the error to our caller.
#define TRY(declaration, expression) \
    TRY_NAMED(CASEBRIDGE_JOIN(try_result_, __LINE__), declaration, expression)
#define TRY_NAMED(name, declaration, expression) \
    auto name = (expression);                    \
    if (!name.ok()) return name.error();         \
    declaration = std::move(name).value()

/// CHECK_OK(append(event)); returns the error to our caller, or goes on.
#define CHECK_OK(expression)                                        \
    do {                                                            \
        if (auto check_result = (expression); !check_result.ok()) { \
            return check_result.error();                            \
        }                                                           \
    } while (false)
