// SPDX-License-Identifier: EPL-2.0
#include "text.h"

#include <cstdint>
#include <cstdio>
#include <limits>
#include <random>
#include <string>

#include "testing.h"

using namespace wattm2m;

namespace {
std::string written(double number, int decimals) {
  char memory[64];
  TextWriter out(memory, sizeof memory);
  return std::string(out.append(number, decimals).text());
}

std::string written(std::int64_t number) {
  char memory[64];
  TextWriter out(memory, sizeof memory);
  return std::string(out.append(number).text());
}
}  // namespace

TEST(numbersHaveTheAskedDecimals) {
  CHECK_EQUAL(written(220.44, 1), "220.4");
  CHECK_EQUAL(written(220.46, 1), "220.5");
  CHECK_EQUAL(written(0.05, 2), "0.05");
  CHECK_EQUAL(written(9.999, 2), "10.00");
  CHECK_EQUAL(written(7.0, 0), "7");
  CHECK_EQUAL(written(-12.34, 1), "-12.3");
}

TEST(aNumberThatRoundsToZeroHasNoSign) {
  CHECK_EQUAL(written(-0.04, 1), "0.0");
  CHECK_EQUAL(written(-0.0, 1), "0.0");
}

TEST(wholeNumbersOfAllSizesAreWritten) {
  CHECK_EQUAL(written(std::int64_t{0}), "0");
  CHECK_EQUAL(written(std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
  CHECK_EQUAL(written(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
}

TEST(whatIsNoNumberIsNotWritten) {
  CHECK_EQUAL(written(std::numeric_limits<double>::quiet_NaN(), 1), "");
  CHECK_EQUAL(written(std::numeric_limits<double>::infinity(), 1), "");
  CHECK_EQUAL(written(-1.1e12, 1), "");
}

TEST(anyNumberIsWrittenAsThePrinterOfTheHostDoes) {
  std::mt19937_64 random(4711);
  std::uniform_int_distribution<std::int64_t> thousandths(-1'000'000'000'000, 1'000'000'000'000);
  for (int i = 0; i < 20'000; i++) {
    // a binary fraction that is far from half of the last digit, so that both have to round alike
    const double number = static_cast<double>(thousandths(random)) + 0.28125;
    char expected[64];
    std::snprintf(expected, sizeof expected, "%.2f", number);
    CHECK_EQUAL(written(number, 2), expected);
  }
}

TEST(whatDoesNotFitIsNeverGivenOut) {
  char memory[5];
  TextWriter out(memory, sizeof memory);
  out.append("hell").append("o!");
  CHECK(out.overflowed());
  CHECK_EQUAL(out.text(), "");
  out.append("");
  CHECK_EQUAL(out.text(), "");
}

TEST(aWriterCanGoBackBeforeWhatDidNotFit) {
  char memory[5];
  TextWriter out(memory, sizeof memory);
  out.append("abcd").append("ef");
  out.rewind(2);
  out.append("xyz");
  CHECK_EQUAL(out.text(), "abxyz");
}
