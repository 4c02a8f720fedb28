// SPDX-License-Identifier: EPL-2.0
#include "portal.h"

#include <Arduino.h>
#include <DNSServer.h>
#include <WebServer.h>
#include <WiFi.h>

#include <memory>

#include "panel.h"
#include "pins.h"
#include "portal_page.h"

namespace {
constexpr std::size_t kPageSize = 16 * 1024;
// nobody came: perhaps the network that was set is back
constexpr unsigned long kPatienceMs = 10UL * 60 * 1000;

class Portal {
 public:
  Portal(const wattm2m::Configuration& before, wattm2m::Notes& notes) : before_(before), notes_(notes) {}

  void begin() {
    char name[16];
    char password[9];
    const std::uint64_t mac = ESP.getEfuseMac();
    snprintf(name, sizeof name, "plug-%06x", static_cast<unsigned>(mac >> 24) & 0xFFFFFFU);
    snprintf(password, sizeof password, "%08x", static_cast<unsigned>(mac >> 16));
    WiFi.mode(WIFI_AP);
    WiFi.softAP(name, password);
    Serial.begin(115200);
    Serial.printf("portal: network %s, password %s\n", name, password);
    dns_.start(53, "*", WiFi.softAPIP());
    web_.on("/", HTTP_POST, [this] { take(); });
    web_.on("/", HTTP_GET, [this] { show(""); });
    // what telephones ask for to see whether they are at a portal
    web_.onNotFound([this] {
      web_.sendHeader("Location", "http://" + WiFi.softAPIP().toString() + "/");
      web_.send(302, "text/plain", "");
    });
    web_.begin();
  }

  void run() {
    dns_.processNextRequest();
    web_.handleClient();
  }

 private:
  void show(std::string_view wrong) {
    wattm2m::TextWriter page(page_.get(), kPageSize - 1);
    wattm2m::writePortalPage(page, before_, wrong);
    page_[page.text().size()] = '\0';
    web_.send(200, "text/html", page_.get());
  }

  void take() {
    wattm2m::PortalForm form(before_);
    form.begin();
    for (int i = 0; i < web_.args(); i++) {
      const String name = web_.argName(i);
      if (name != "plain") {
        form.field(name.c_str(), web_.arg(i).c_str());
      }
    }
    const auto configuration = form.configuration();
    if (!configuration) {
      return show(form.wrong().empty() ? "deviceId and brokerHost are needed" : form.wrong());
    }
    wattm2m::TextWriter json(page_.get(), kPageSize);
    wattm2m::writeConfiguration(json, *configuration, true);
    notes_.write("config", json.text());
    web_.send(200, "text/plain", "Saved. The plug restarts.");
    delay(1000);
    ESP.restart();
  }

  wattm2m::Configuration before_;
  wattm2m::Notes& notes_;
  std::unique_ptr<char[]> page_ = std::make_unique<char[]>(kPageSize);
  DNSServer dns_;
  WebServer web_{80};
};
}  // namespace

void runPortal(const wattm2m::Configuration& before, wattm2m::Notes& notes) {
  const auto portal = std::make_unique<Portal>(before, notes);
  portal->begin();
  const unsigned long began = millis();
  while (millis() - began < kPatienceMs || WiFi.softAPgetStationNum() > 0) {
    portal->run();
    digitalWrite(pins::kLight, wattm2m::lit(wattm2m::Light::kPortal, millis()) ? HIGH : LOW);
    delay(2);
  }
  ESP.restart();
  for (;;) {
  }
}
