// SPDX-License-Identifier: EPL-2.0
// The plug on an ESP32: puts the hardware behind the core's interfaces and calls it in a loop.
#include <Arduino.h>
#include <WiFi.h>
#include <esp_task_wdt.h>
#include <esp_timer.h>
#include <sys/time.h>

#include "analog_sensor.h"
#include "climate_sensors.h"
#include "esp_link.h"
#include "esp_update.h"
#include "flash_snapshots.h"
#include "nvs_notes.h"
#include "onem2m_uplink.h"
#include "partition_flash.h"
#include "pins.h"
#include "plain_uplink.h"
#include "plug.h"
#include "portal.h"

using namespace wattm2m;

extern const std::uint8_t updateKeyBegin[] asm("_binary_update_pub_start");
extern const std::uint8_t updateKeyEnd[] asm("_binary_update_pub_end");

SET_LOOP_TASK_STACK_SIZE(16 * 1024);

namespace {
constexpr int kWatchdogS = 30;
constexpr std::int64_t kClimateEveryMs = 10'000;
// the converter's counts are millivolts; the ACS712 runs at 5 V behind 10 kΩ over 20 kΩ
constexpr Converter kVoltageConverter{3.3, 3300, 1};
constexpr Converter kCurrentConverter{3.3, 3300, 1.5};
constexpr double kMainsVoltsPerVolt = 250;

class Contact : public RelayPin {
 public:
  void set(bool closed) override { digitalWrite(pins::kRelay, closed ? HIGH : LOW); }
};

Calibration corrected(Calibration calibration, double gain, double noise) {
  calibration.gain *= gain;
  calibration.noiseFloor = noise;
  return calibration;
}

// Everything that lives as long as the plug is switched on.
class Device {
 public:
  Device(const Configuration& configuration, const DeviceId& id, NvsNotes& notes)
      : configuration_(configuration),
        id_(id),
        notes_(notes),
        sensor_(corrected(zmpt101b(kMainsVoltsPerVolt, kVoltageConverter), configuration.voltageGain,
                          configuration.voltageNoise),
                corrected(acs712(Acs712::k20A, kCurrentConverter), configuration.currentGain,
                          configuration.currentNoise)),
        link_(configuration_),
        source_(configuration_),
        plug_(configuration_, id, Hardware{contact_, snapshots_, readingFlash_, notes_}, now()),
        update_({slots_, signature_, source_, notes_}, {PLUG_VERSION, PLUG_BUILD, "esp32"}),
        plain_({link_, plug_}, id, PLUG_VERSION),
        oneM2m_({link_, plug_, esp_random()},
                {id_.text(), configuration_.cseId.view(), configuration_.cseName.view(), address(), PLUG_VERSION}) {
    plug_.join(configuration_.oneM2m ? static_cast<Uplink&>(oneM2m_) : plain_, update_);
    writeWill();
  }

  void begin() {
    sensor_.begin();
    WiFi.mode(WIFI_STA);
    WiFi.setAutoReconnect(true);
    WiFi.begin(configuration_.wifiName.c_str(), configuration_.wifiPassword.c_str());
    configTime(0, 0, configuration_.timeServer.c_str());
    esp_task_wdt_init(kWatchdogS, true);
    esp_task_wdt_add(nullptr);
  }

  void run() {
    connect();
    readTime();
    readSensors();
    readButton();
    while (const auto event = link_.next()) {
      plug_.told(*event, now());
    }
    if (plug_.tick(now(), now())) {
      ESP.restart();
    }
    showLight();
    if (plug_.alive(now())) {
      esp_task_wdt_reset();
    }
  }

 private:
  static std::int64_t now() { return esp_timer_get_time() / 1000; }

  const char* address() {
    address_.set(configuration_.brokerTls ? "mqtts://" : "mqtt://");
    char memory[160];
    TextWriter out(memory, sizeof memory);
    out.append(address_.view()).append(configuration_.brokerHost.view()).append(":");
    out.append(configuration_.brokerPort, 0);
    address_.set(out.text());
    return address_.c_str();
  }

  void writeWill() {
    if (!configuration_.oneM2m) {
      char memory[96];
      TextWriter out(memory, sizeof memory);
      writeTopic(out, id_, Topic::kAvailability);
      will_.set(out.text());
    }
  }

  void connect() {
    if (!begun_ && WiFi.status() == WL_CONNECTED) {
      begun_ = true;
      link_.begin(will_.c_str());
    }
  }

  void readTime() {
    timeval time = {};
    gettimeofday(&time, nullptr);
    plug_.timeTold(static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_usec / 1000, now());
  }

  void readSensors() {
    const std::int64_t passed = now() - measuredAtMs_;
    if (passed >= 1000) {
      measuredAtMs_ += passed;
      const auto measurement = sensor_.measure();
      if (measurement) {
        plug_.measured(*measurement, static_cast<double>(passed) / 1000, now());
      }
    }
    if (now() - climateAtMs_ >= kClimateEveryMs) {
      climateAtMs_ = now();
      plug_.sensed(climate_.measure().value_or(Climate{}));
    }
  }

  void readButton() {
    const auto press = button_.tick(digitalRead(pins::kButton) == LOW, millis());
    if (press == Press::kShort) {
      plug_.pressed();
    } else if (press == Press::kLong) {
      plug_.save();
      notes_.write("portal", "open");
      ESP.restart();
    }
  }

  void showLight() {
    const Light light = WiFi.status() == WL_CONNECTED ? plug_.light() : Light::kNoNetwork;
    digitalWrite(pins::kLight, lit(light, millis()) ? HIGH : LOW);
  }

  Configuration configuration_;
  DeviceId id_;
  NvsNotes& notes_;
  Contact contact_;
  PartitionFlash energyFlash_{"energy"};
  PartitionFlash readingFlash_{"readings"};
  FlashSnapshots snapshots_{energyFlash_};
  AnalogSensor sensor_;
  Ds18b20Sensor climate_;
  EspLink link_;
  OtaSlots slots_;
  MbedSignature signature_{updateKeyBegin, static_cast<std::size_t>(updateKeyEnd - updateKeyBegin)};
  HttpSource source_;
  Text<160> address_;
  Text<96> will_;
  Plug plug_;
  FirmwareUpdate update_;
  PlainUplink plain_;
  OneM2mUplink oneM2m_;
  Button button_;
  bool begun_ = false;
  std::int64_t measuredAtMs_ = now();
  std::int64_t climateAtMs_ = 0;
};

NvsNotes notes;
Device* device = nullptr;

Configuration readConfiguration() {
  Configuration configuration;
  static char memory[4096];
  TextWriter json(memory, sizeof memory);
  notes.read("config", json);
  char wrong[128];
  TextWriter fault(wrong, sizeof wrong);
  if (!wattm2m::readConfiguration(json.text(), configuration, fault)) {
    log_w("the configuration cannot be used: %.*s", static_cast<int>(fault.text().size()), fault.text().data());
  }
  return configuration;
}

bool portalWanted() {
  char memory[8];
  TextWriter wish(memory, sizeof memory);
  notes.read("portal", wish);
  notes.write("portal", "");
  return !wish.text().empty();
}
}  // namespace

void setup() {
  // before anything else: open, whatever comes
  digitalWrite(pins::kRelay, LOW);
  pinMode(pins::kRelay, OUTPUT);
  pinMode(pins::kButton, INPUT_PULLUP);
  pinMode(pins::kLight, OUTPUT);
  notes.begin();
  const Configuration configuration = readConfiguration();
  const auto id = DeviceId::of(configuration.deviceId.view());
  if (!id || !missingIn(configuration).empty() || configuration.wifiName.empty() || portalWanted()) {
    runPortal(configuration, notes);
  }
  device = new Device(configuration, *id, notes);
  device->begin();
}

void loop() {
  device->run();
  delay(2);
}
