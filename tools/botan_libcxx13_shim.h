// Forced into the compilation of Botan's amalgamation (and of our code that includes it) when the
// standard library is libc++ 13, which lacks two names that Botan 3.13 uses. It does nothing with any
// newer library and must not grow: a third missing name means that Emscripten should be updated.
#pragma once

#include <version>

#include <algorithm>
#include <compare>
#include <concepts>
#include <iterator>
#include <ranges>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 15000
namespace std {
template <class T>
concept three_way_comparable = requires(const T& a, const T& b) {
  a < b;
  a == b;
};
namespace ranges {
template <class A, class B>
constexpr bool equal(const A& a, const B& b) {
  return std::equal(std::begin(a), std::end(a), std::begin(b), std::end(b));
}
}  // namespace ranges
}  // namespace std
#endif
