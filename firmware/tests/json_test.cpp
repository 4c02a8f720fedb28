// SPDX-License-Identifier: EPL-2.0
#include "json.h"

#include <random>
#include <string>

#include "numbers.h"
#include "testing.h"

using namespace wattm2m;

namespace {
std::string unescaped(std::string_view text) {
  char memory[64];
  TextWriter out(memory, sizeof memory);
  return Json::parse(text)->unescaped(out) ? std::string(out.text()) : "?";
}
}  // namespace

TEST(membersOfMembersAreFound) {
  const auto json = Json::parse(R"({"a":{"b":{"c":[1,2],"d":"x"}},"e":true,"f":-1.5e2,"g":17})");

  CHECK_EQUAL(*json->at("a", "b", "d")->string(), "x");
  CHECK_EQUAL(json->at("a", "b", "c")->raw(), "[1,2]");
  CHECK(json->member("e")->boolean() == true);
  CHECK_NEAR(*json->member("f")->number(), -150, 1e-12);
  CHECK_EQUAL(*json->member("g")->integer(), 17);
  CHECK(!json->at("a", "x", "d"));
  CHECK(!json->member("f")->integer());
  CHECK(!json->member("f")->member("x"));
}

TEST(whatIsNotOneValueIsNone) {
  for (const char* text : {"", " ", "{} {}", "[1,]", "{\"a\"}", "tru", "01", "\"", "{\"a\":}", "nul", "-"}) {
    CHECK(!Json::parse(text));
  }
}

TEST(escapesBecomeWhatTheyStandFor) {
  CHECK_EQUAL(unescaped(R"("a\"b\\c\/d\n")"), "a\"b\\c/d\n");
  CHECK_EQUAL(unescaped(R"("\u0041\u00e9\u20ac")"), "A\xc3\xa9\xe2\x82\xac");
  CHECK_EQUAL(unescaped("17"), "?");
}

TEST(whatIsEscapedIsReadBack) {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; i++) {
    std::string text;
    for (auto size = random() % 8; size > 0; size--) {
      text += static_cast<char>(random() % 127 + 1);
    }
    char memory[128];
    TextWriter out(memory, sizeof memory);
    writeEscaped(out.append("\""), text);
    out.append("\"");
    CHECK_EQUAL(unescaped(out.text()), text);
  }
}

TEST(numbersAreReadWithoutLocale) {
  CHECK_NEAR(*decimalNumber("0.5"), 0.5, 0);
  CHECK_NEAR(*decimalNumber("-12.25"), -12.25, 0);
  CHECK_NEAR(*decimalNumber("1e-3"), 1e-3, 1e-18);
  for (const char* text : {"", ".", "1.", ".5", "1,5", "1e", "nan", "inf", "1e999", " 1", "0x1"}) {
    CHECK(!decimalNumber(text));
  }
  CHECK_EQUAL(*wholeNumber("-42"), -42);
  for (const char* text : {"", "-", "1.0", "99999999999999999999"}) {
    CHECK(!wholeNumber(text));
  }
}
