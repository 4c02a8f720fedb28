// SPDX-License-Identifier: EPL-2.0
#include "reading_log.h"

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "json.h"
#include "ram_flash.h"
#include "reading_record.h"
#include "testing.h"

using namespace wattm2m;
using wattm2m::testing::RamFlash;

namespace {
const DeviceId kMeter = *DeviceId::of("m");
constexpr std::size_t kPerSector = 127;

Reading at(std::int64_t timestamp) { return Reading{230, 1, 230, 5, timestamp}; }

// The times of the readings in a batch of at most so many bytes, and the batch confirmed if that is wanted.
std::vector<std::int64_t> take(ReadingLog& log, std::size_t capacity, bool confirmed) {
  std::string memory(capacity, '\0');
  TextWriter out(memory.data(), memory.size());
  const auto batch = log.writeBatch(out, kMeter, 1000);
  std::vector<std::int64_t> times;
  const std::string text(out.text());
  for (std::size_t found = text.find("\"timestamp\":"); found != std::string::npos;
       found = text.find("\"timestamp\":", found + 1)) {
    times.push_back(std::stoll(text.substr(found + 12)));
  }
  CHECK_EQUAL(times.size(), batch.readings);
  CHECK(times.empty() || Json::parse(text).has_value());
  if (confirmed) {
    log.delivered(batch);
  }
  return times;
}
}  // namespace

TEST(readingsSurviveAPowerCycleAndAreMarkedAsLate) {
  RamFlash flash(2);
  ReadingLog(flash).keep(at(7));
  ReadingLog log(flash);

  CHECK_EQUAL(log.size(), 1U);
  char memory[256];
  TextWriter out(memory, sizeof memory);
  log.writeBatch(out, kMeter, 10);
  CHECK_EQUAL(out.text(),
              "[{\"deviceId\":\"m\",\"voltage\":230.0,\"current\":1.00,\"power\":230.0,\"energy\":5.00,"
              "\"timestamp\":7,\"backfill\":true}]");
}

TEST(whatWasDeliveredStaysDeliveredOverAPowerCycle) {
  RamFlash flash(2);
  {
    ReadingLog log(flash);
    for (int i = 1; i <= 5; i++) {
      log.keep(at(i));
    }
    CHECK_EQUAL(take(log, 250, true).size(), 2U);
  }
  ReadingLog log(flash);

  CHECK_EQUAL(log.size(), 3U);
  CHECK_EQUAL(take(log, 4000, false).front(), 3);
}

TEST(theOldestSectorGoesWhenTheRingIsFullAndIsCounted) {
  RamFlash flash(3);
  ReadingLog log(flash);
  for (std::size_t i = 1; i <= 3 * kPerSector + 1; i++) {
    CHECK(log.keep(at(static_cast<std::int64_t>(i))));
  }

  CHECK_EQUAL(log.dropped(), kPerSector);
  CHECK_EQUAL(log.size(), 2 * kPerSector + 1);
  CHECK_EQUAL(take(log, 300, false).front(), static_cast<std::int64_t>(kPerSector + 1));
  CHECK_EQUAL(ReadingLog(flash).size(), 2 * kPerSector + 1);
}

TEST(aConfirmationOfWhatWasDroppedMeanwhileTakesNothingElse) {
  RamFlash flash(2);
  ReadingLog log(flash);
  log.keep(at(1));
  char memory[256];
  TextWriter out(memory, sizeof memory);
  const auto batch = log.writeBatch(out, kMeter, 10);
  for (std::size_t i = 2; i <= 2 * kPerSector + 1; i++) {
    log.keep(at(static_cast<std::int64_t>(i)));
  }
  const std::size_t before = log.size();
  log.delivered(batch);

  CHECK_EQUAL(log.size(), before);
  CHECK_EQUAL(take(log, 300, false).front(), static_cast<std::int64_t>(kPerSector + 1));
}

TEST(everyReadingArrivesOnceInOrderOverManyRoundsAndPowerCycles) {
  RamFlash flash(4);
  std::int64_t next = 1;
  std::int64_t expected = 1;
  for (int round = 0; round < 60; round++) {
    ReadingLog log(flash);
    for (int i = 0; i < 97; i++) {
      log.keep(at(next++));
    }
    while (!log.empty()) {
      for (const std::int64_t time : take(log, 1500, true)) {
        CHECK_EQUAL(time, expected++);
      }
    }
  }

  CHECK_EQUAL(expected, next);
}

TEST(aPowerCutAtAnyByteLosesAtMostTheReadingThatWasBeingKept) {
  for (int steps = 1; steps < 150; steps++) {
    RamFlash flash(3);
    std::int64_t kept = 0;
    {
      ReadingLog log(flash);
      for (std::int64_t i = 1; i <= static_cast<std::int64_t>(kPerSector) - 1; i++) {
        log.keep(at(i));
      }
      flash.failAfter(steps);
      // over the end of the sector
      for (auto i = static_cast<std::int64_t>(kPerSector); log.keep(at(i)); i++) {
        kept = i;
      }
    }
    flash.recover();
    ReadingLog log(flash);
    const auto least = std::max<std::int64_t>(kept, static_cast<std::int64_t>(kPerSector) - 1);
    CHECK(log.size() >= static_cast<std::size_t>(least));
    CHECK(log.keep(at(999)));
    std::int64_t last = 0;
    while (!log.empty()) {
      for (const std::int64_t time : take(log, 2000, true)) {
        CHECK(time > last);
        last = time;
      }
    }
    CHECK_EQUAL(last, 999);
  }
}

TEST(garbageInTheFlashIsNoReading) {
  RamFlash flash(2);
  flash.fill(0x00);
  ReadingLog log(flash);

  CHECK(log.empty());
  CHECK(log.keep(at(1)));
  CHECK_EQUAL(log.size(), 1U);
}

TEST(whatCannotBeToldIsNotKept) {
  RamFlash flash(2);
  ReadingLog log(flash);
  Reading broken = at(1);
  broken.powerW = std::numeric_limits<double>::quiet_NaN();

  CHECK(!log.keep(at(0)));
  CHECK(!log.keep(broken));
  CHECK(log.empty());
  CHECK_EQUAL(log.dropped(), 2U);
}

TEST(aRecordKeepsWhatAReadingHas) {
  Reading reading{229.87, 1.5, -344.25, 123456.789, 1'790'000'000};
  reading.powerFactor = -0.9876;
  reading.temperatureC = -12.3;
  reading.humidityPercent = 55.5;
  reading.anomaly = true;
  const auto read = ReadingRecord::decode(*ReadingRecord::encode(reading));

  CHECK(read.has_value());
  CHECK_NEAR(read->voltageV, 229.87, 1e-9);
  CHECK_NEAR(read->powerW, -344.25, 1e-9);
  CHECK_NEAR(read->energyWh, 123456.789, 1e-9);
  CHECK_NEAR(*read->powerFactor, -0.9876, 1e-9);
  CHECK_NEAR(*read->temperatureC, -12.3, 1e-9);
  CHECK_NEAR(*read->humidityPercent, 55.5, 1e-9);
  CHECK(read->anomaly);
  CHECK(!ReadingRecord::decode(*ReadingRecord::encode(at(1)))->temperatureC);
}
