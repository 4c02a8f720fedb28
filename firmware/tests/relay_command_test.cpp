// SPDX-License-Identifier: EPL-2.0
#include "relay_command.h"

#include <random>
#include <string>

#include "testing.h"

using namespace wattm2m;

namespace {
bool isCommand(std::string_view payload, RelayCommand command) {
  const auto parsed = parseRelayCommand(payload);
  return parsed && *parsed == command;
}
}  // namespace

TEST(theThreeCommandsAreRead) {
  CHECK(isCommand(R"({"power":"on"})", RelayCommand::kOn));
  CHECK(isCommand(R"({"power":"off"})", RelayCommand::kOff));
  CHECK(isCommand(R"({"power":"toggle"})", RelayCommand::kToggle));
}

TEST(whiteSpaceAndFurtherMembersDoNotMatter) {
  CHECK(isCommand(" {\r\n\t\"power\" : \"on\" } \n", RelayCommand::kOn));
  CHECK(isCommand(R"({"id":-1.5e+3,"power":"off","by":{"n":"A\u00e9\"","roles":[true,null,{}],"x":[]}})",
                  RelayCommand::kOff));
}

TEST(whatIsNotExactlyACommandIsNone) {
  const char* hostile[] = {
      "",
      "on",
      "\"on\"",
      "{}",
      "[]",
      "null",
      R"({"power":"ON"})",
      R"({"power":"on "})",
      R"({"power":true})",
      R"({"power":1})",
      R"({"power":null})",
      R"({"power":["on"]})",
      R"({"power":{"power":"on"}})",
      R"({"Power":"on"})",
      R"({"nested":{"power":"on"}})",
      R"({"power":"on","power":"off"})",
      R"({"power":"on","power":"on"})",
      R"({"power":"on"}{"power":"off"})",
      R"({"power":"on"} x)",
      R"({"power":"on")",
      R"({"power":"on)",
      R"({"power":"on\)",
      R"({"power":"on",})",
      R"({,"power":"on"})",
      R"({"power" "on"})",
      R"({"power":"on" "x":1})",
      R"({power:"on"})",
      R"({'power':'on'})",
      R"({"power":"\u006fn"})",
      R"({"x":"\u00g0","power":"on"})",
      R"({"x":"\q","power":"on"})",
      "{\"x\":\"\n\",\"power\":\"on\"}",
      R"({"x":01,"power":"on"})",
      R"({"x":.5,"power":"on"})",
      R"({"x":5.,"power":"on"})",
      R"({"x":1e,"power":"on"})",
      R"({"x":+1,"power":"on"})",
      R"({"x":NaN,"power":"on"})",
      R"({"x":tru,"power":"on"})",
      R"({"x":[1,],"power":"on"})",
      R"({"x":[1 2],"power":"on"})",
      R"({"x":{"a"},"power":"on"})",
      R"({"x":[[[[[[[[[[1]]]]]]]]]],"power":"on"})",
  };
  for (const char* payload : hostile) {
    if (parseRelayCommand(payload)) {
      testing::fail(__FILE__, __LINE__, payload);
    }
  }
}

TEST(aNulByteIsNoEndOfTheText) {
  CHECK(!parseRelayCommand(std::string_view("{\"power\":\"on\"}\0", 15)));
  CHECK(!parseRelayCommand(std::string_view("{\"power\":\"on\0\"}", 15)));
}

TEST(aTooLongPayloadIsNoCommand) {
  const std::string command = R"({"power":"on"})";

  CHECK(parseRelayCommand(command + std::string(kLongestCommand - command.size(), ' ')).has_value());
  CHECK(!parseRelayCommand(command + std::string(kLongestCommand - command.size() + 1, ' ')));
}

TEST(everyCutOffCommandIsNone) {
  const std::string whole = R"({"a":{"b":[1.5e-3,"\u00e9\\"]},"power":"toggle"})";
  CHECK(parseRelayCommand(whole).has_value());
  for (std::size_t length = 0; length < whole.size(); length++) {
    // memory of exactly this size, so that the sanitizer sees a read behind its end
    const std::string cut(whole, 0, length);
    CHECK(!parseRelayCommand(std::string_view(cut.data(), cut.size())));
  }
}

TEST(noBytesDoHarm) {
  std::mt19937 random(99);
  const std::string seed = R"({"power":"on","x":[1,{"y":"\u0041"},-2.5e+7,null]})";
  for (int i = 0; i < 50'000; i++) {
    std::string payload = seed;
    for (auto changes = 1 + random() % 4; changes > 0; changes--) {
      payload[random() % payload.size()] = static_cast<char>(random());
    }
    if (random() % 4 == 0) {
      payload.resize(random() % payload.size());
    }
    parseRelayCommand(payload);
  }
}
