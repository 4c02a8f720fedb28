// SPDX-License-Identifier: EPL-2.0
#include "configuration.h"

#include <fstream>
#include <iterator>
#include <string>

#include "portal_page.h"
#include "testing.h"

using namespace wattm2m;

namespace {
std::string read(const std::string& json, Configuration& configuration) {
  char memory[128];
  TextWriter wrong(memory, sizeof memory);
  readConfiguration(json, configuration, wrong);
  return std::string(wrong.text());
}

std::string written(const Configuration& configuration, bool withSecrets) {
  std::string memory(8192, '\0');
  TextWriter out(memory.data(), memory.size());
  writeConfiguration(out, configuration, withSecrets);
  return std::string(out.text());
}
}  // namespace

TEST(whatIsWrittenIsReadBack) {
  Configuration configuration;
  CHECK_EQUAL(read(R"({"deviceId":"plug-1","wifiPassword":"a\"b\\c","brokerPort":1883,"brokerTls":false,
                       "voltageGain":1.0375,"brokerCertificate":"-----BEGIN\nx"})", configuration), "");
  Configuration copy;
  CHECK_EQUAL(read(written(configuration, true), copy), "");

  CHECK_EQUAL(copy.deviceId.view(), "plug-1");
  CHECK_EQUAL(copy.wifiPassword.view(), "a\"b\\c");
  CHECK_EQUAL(copy.brokerCertificate.view(), "-----BEGIN\nx");
  CHECK_NEAR(copy.voltageGain, 1.0375, 1e-9);
  CHECK(!copy.brokerTls);
}

TEST(secretsAreShownToNobody) {
  Configuration configuration;
  configuration.wifiPassword.set("geheim");
  configuration.brokerPassword.set("geheim");
  std::string memory(20'000, '\0');
  TextWriter page(memory.data(), memory.size());
  writePortalPage(page, configuration, "");

  CHECK_EQUAL(written(configuration, false).find("geheim"), std::string::npos);
  CHECK(!page.overflowed());
  CHECK_EQUAL(page.text().find("geheim"), std::string_view::npos);
}

TEST(whatIsWrongIsNamedAndNothingChanges) {
  Configuration configuration;
  CHECK_EQUAL(read(R"({"reportEveryS":9,"brokerPort":70000})", configuration),
              "brokerPort is not a number within its limits");
  CHECK_NEAR(configuration.reportEveryS, 5, 0);
  CHECK_EQUAL(read(R"({"deviceId":"a/b"})", configuration), "deviceId is no device identifier");
  CHECK_EQUAL(read(R"({"oneM2m":"yes"})", configuration), "oneM2m is neither true nor false");
  CHECK_EQUAL(read(R"({"colour":"red"})", configuration), "colour is not known");
  CHECK_EQUAL(read(R"({"wifiName":")" + std::string(33, 'x') + R"("})", configuration), "wifiName is too long");
  CHECK_EQUAL(read("[]", configuration), "this is not a JSON object");
}

TEST(theSchemaIsThatOfTheCode) {
  std::string memory(16'384, '\0');
  TextWriter schema(memory.data(), memory.size());
  writeConfigurationSchema(schema);
  std::ifstream file(WATTM2M_SCHEMA);

  CHECK_EQUAL(std::string(std::istreambuf_iterator<char>(file), {}), std::string(schema.text()));
}

TEST(thePortalTakesItsOwnForm) {
  Configuration before;
  before.brokerPassword.set("old");
  PortalForm form(before);
  form.begin();
  form.field("deviceId", "plug-1");
  form.field("brokerHost", "broker.home");
  form.field("brokerPassword", "");

  CHECK(form.configuration().has_value());
  CHECK_EQUAL(form.configuration()->brokerPassword.view(), "old");
  CHECK(!form.configuration()->brokerTls);  // the box was not ticked
  form.field("brokerPort", "x");
  CHECK(!form.configuration());
  CHECK_EQUAL(form.wrong(), "brokerPort is not a number within its limits");
}

TEST(thePageEscapesWhatWasEntered) {
  Configuration configuration;
  configuration.wifiName.set("\"><script>");
  std::string memory(20'000, '\0');
  TextWriter page(memory.data(), memory.size());
  writePortalPage(page, configuration, "<b>");

  CHECK_EQUAL(page.text().find("<script>"), std::string_view::npos);
  CHECK_EQUAL(page.text().find("<b>"), std::string_view::npos);
  CHECK(page.text().find("&quot;>&lt;script>") != std::string_view::npos);
}
