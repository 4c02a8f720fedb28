// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cmath>
#include <sstream>
#include <string>

// A test main in a few lines, so that the host tests need nothing but a compiler.
namespace wattm2m::testing {

struct Test {
  Test(const char* name, void (*body)());
  const char* name;
  void (*body)();
};

void fail(const char* file, int line, const std::string& what);

template <typename Left, typename Right>
void equal(const char* file, int line, const char* text, const Left& left, const Right& right) {
  if (!(left == right)) {
    std::ostringstream what;
    what << text << ": <" << left << "> is not <" << right << ">";
    fail(file, line, what.str());
  }
}

inline void near(const char* file, int line, const char* text, double left, double right, double tolerance) {
  if (!(std::fabs(left - right) <= tolerance)) {
    std::ostringstream what;
    what << text << ": " << left << " is not " << right << " +- " << tolerance;
    fail(file, line, what.str());
  }
}

}  // namespace wattm2m::testing

#define TEST(name)                                                   \
  static void name();                                                \
  static const wattm2m::testing::Test name##_registered(#name, name); \
  static void name()
#define CHECK(condition) \
  ((condition) ? void() : wattm2m::testing::fail(__FILE__, __LINE__, #condition))
#define CHECK_EQUAL(left, right) wattm2m::testing::equal(__FILE__, __LINE__, #left, left, right)
#define CHECK_NEAR(left, right, tolerance) wattm2m::testing::near(__FILE__, __LINE__, #left, left, right, tolerance)
