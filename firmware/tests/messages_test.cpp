// SPDX-License-Identifier: EPL-2.0
#include "messages.h"

#include <cstdlib>
#include <limits>
#include <new>
#include <string>

#include "offline_readings.h"
#include "testing.h"

using namespace wattm2m;

namespace {
int allocations = 0;
const DeviceId kMeter = *DeviceId::of("meter-01");
const Reading kReading{220.4, 1.34, 295.4, 1.24, 1739930110};

std::string reading(const Reading& value) {
  char memory[256];
  TextWriter out(memory, sizeof memory);
  writeReading(out, kMeter, value);
  return std::string(out.text());
}
}  // namespace

void* operator new(std::size_t size) {
  allocations++;
  void* memory = std::malloc(size);
  if (memory == nullptr) {
    std::abort();
  }
  return memory;
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

TEST(aReadingIsWrittenAsTheProtocolSays) {
  CHECK_EQUAL(reading(kReading),
              "{\"deviceId\":\"meter-01\",\"voltage\":220.4,\"current\":1.34,\"power\":295.4,\"energy\":1.24,"
              "\"timestamp\":1739930110}");
}

TEST(aPlugThatDoesNotKnowTheTimeTellsNone) {
  Reading untimed = kReading;
  untimed.timestampS = 0;
  CHECK_EQUAL(reading(untimed),
              "{\"deviceId\":\"meter-01\",\"voltage\":220.4,\"current\":1.34,\"power\":295.4,\"energy\":1.24}");
}

TEST(aReadingWithoutANumberIsNoMessage) {
  Reading broken = kReading;
  broken.currentA = std::numeric_limits<double>::quiet_NaN();
  CHECK_EQUAL(reading(broken), "");
}

TEST(theStateTellsWhatSwitched) {
  char memory[128];
  TextWriter out(memory, sizeof memory);
  writeState(out, kMeter, RelayState{true, Source::kRemote}, 1739930110);
  CHECK_EQUAL(out.text(),
              "{\"deviceId\":\"meter-01\",\"power\":\"on\",\"source\":\"remote\",\"timestamp\":1739930110}");
  out.rewind(0);
  writeState(out, kMeter, RelayState{false, Source::kButton}, 0);
  CHECK_EQUAL(out.text(), "{\"deviceId\":\"meter-01\",\"power\":\"off\",\"source\":\"button\"}");
}

TEST(topicsAreThoseOfTheDevice) {
  char memory[128];
  TextWriter out(memory, sizeof memory);
  writeTopic(out, kMeter, Topic::kData);
  CHECK_EQUAL(out.text(), "energy/meter-01/data");
  out.rewind(0);
  writeTopic(out, kMeter, Topic::kState);
  CHECK_EQUAL(out.text(), "energy/meter-01/state");
  out.rewind(0);
  writeTopic(out, kMeter, Topic::kCommand);
  CHECK_EQUAL(out.text(), "energy/meter-01/command");
}

TEST(messagesNeedNoHeap) {
  char memory[512];
  OfflineReadings kept;
  const int before = allocations;
  TextWriter out(memory, sizeof memory);
  writeTopic(out, kMeter, Topic::kData);
  writeReading(out, kMeter, kReading);
  writeState(out, kMeter, RelayState{true, Source::kBoot}, 1);
  kept.keep(kReading);
  kept.writeBatch(out, kMeter);
  const int after = allocations;

  CHECK(!out.overflowed());
  CHECK_EQUAL(after, before);
}

TEST(aDeviceIdIsAResourceName) {
  CHECK(DeviceId::of("meter-01").has_value());
  CHECK(DeviceId::of("A1._-").has_value());
  CHECK(DeviceId::of(std::string(64, 'a')).has_value());
  for (const std::string& text : {std::string(), std::string(65, 'a'), std::string("a b"), std::string("-a"),
                                  std::string(".."), std::string("a/b"), std::string("a+"), std::string("a\"b"),
                                  std::string("gr\xc3\xb6\xc3\x9f" "e"), std::string("a\0b", 3), std::string("la"),
                                  std::string("quarantine")}) {
    CHECK(!DeviceId::of(text).has_value());
  }
}
