// SPDX-License-Identifier: EPL-2.0
#include "offline_readings.h"

#include <limits>
#include <string>

#include "testing.h"

using namespace wattm2m;

namespace {
const DeviceId kMeter = *DeviceId::of("m");

Reading at(std::int64_t timestamp) { return Reading{230, 1, 230, 5, timestamp}; }

std::string message(std::int64_t timestamp) {
  return R"({"deviceId":"m","voltage":230.0,"current":1.00,"power":230.0,"energy":5.00,"timestamp":)" +
         std::to_string(timestamp) + "}";
}

struct Written {
  OfflineReadings::Batch batch;
  std::string text;
};

Written write(const OfflineReadings& kept, std::size_t capacity) {
  std::string memory(capacity, '\0');
  TextWriter out(memory.data(), memory.size());
  const auto batch = kept.writeBatch(out, kMeter);
  return {batch, std::string(out.text())};
}
}  // namespace

TEST(keptReadingsAreDeliveredOldestFirst) {
  OfflineReadings kept;
  kept.keep(at(1));
  kept.keep(at(2));

  const Written written = write(kept, 1000);
  CHECK_EQUAL(written.text, "[" + message(1) + "," + message(2) + "]");
  CHECK_EQUAL(written.batch.readings, 2U);
}

TEST(nothingKeptIsNoMessage) {
  const Written written = write(OfflineReadings(), 1000);

  CHECK_EQUAL(written.batch.readings, 0U);
  CHECK_EQUAL(written.text, "");
}

TEST(aBatchHasWhatFits) {
  OfflineReadings kept;
  kept.keep(at(1));
  kept.keep(at(2));
  kept.keep(at(3));
  const std::string two = "[" + message(1) + "," + message(2) + "]";

  CHECK_EQUAL(write(kept, two.size()).text, two);
  CHECK_EQUAL(write(kept, two.size() - 1).text, "[" + message(1) + "]");
  CHECK_EQUAL(write(kept, 10).text, "");
  CHECK_EQUAL(write(kept, 10).batch.readings, 0U);
}

TEST(aReadingStaysUntilItsDeliveryIsConfirmed) {
  OfflineReadings kept;
  kept.keep(at(1));
  kept.keep(at(2));
  const Written first = write(kept, message(1).size() + 2);
  CHECK_EQUAL(write(kept, message(1).size() + 2).text, first.text);

  kept.delivered(first.batch);
  CHECK_EQUAL(kept.size(), 1U);
  CHECK_EQUAL(write(kept, 1000).text, "[" + message(2) + "]");
}

TEST(theOldestGoesWhenThereIsNoRoomAndIsCounted) {
  OfflineReadings kept;
  const auto capacity = static_cast<std::int64_t>(OfflineReadings::kCapacity);
  for (std::int64_t i = 1; i <= capacity + 3; i++) {
    kept.keep(at(i));
  }

  CHECK_EQUAL(kept.size(), OfflineReadings::kCapacity);
  CHECK_EQUAL(kept.dropped(), 3U);
  CHECK_EQUAL(write(kept, message(4).size() + 2).text, "[" + message(4) + "]");
}

TEST(aConfirmationTakesOnlyWhatWasInItsBatch) {
  OfflineReadings kept;
  const auto capacity = static_cast<std::int64_t>(OfflineReadings::kCapacity);
  for (std::int64_t i = 1; i <= capacity; i++) {
    kept.keep(at(i));
  }
  const Written first = write(kept, 2 * message(1).size() + 3);
  CHECK_EQUAL(first.batch.readings, 2U);
  // while the message is on its way, three more drop 1, 2 and 3
  for (std::int64_t i = 1; i <= 3; i++) {
    kept.keep(at(capacity + i));
  }
  kept.delivered(first.batch);

  CHECK_EQUAL(kept.size(), OfflineReadings::kCapacity);
  CHECK_EQUAL(write(kept, message(4).size() + 2).text, "[" + message(4) + "]");
}

TEST(aBatchConfirmedTwiceIsForgottenOnce) {
  OfflineReadings kept;
  kept.keep(at(1));
  const Written first = write(kept, 1000);
  kept.delivered(first.batch);
  kept.keep(at(2));
  kept.delivered(first.batch);

  CHECK_EQUAL(kept.size(), 1U);
}

TEST(whatCannotBeToldLateIsNotKept) {
  OfflineReadings kept;
  kept.keep(at(0));
  Reading broken = at(1);
  broken.powerW = std::numeric_limits<double>::quiet_NaN();
  kept.keep(broken);

  CHECK(kept.empty());
  CHECK_EQUAL(kept.dropped(), 2U);
}

TEST(everyReadingArrivesOnceOverManyRounds) {
  OfflineReadings kept;
  std::int64_t next = 1;
  std::int64_t delivered = 0;
  for (int round = 0; round < 200; round++) {
    for (int i = 0; i < 37; i++) {
      kept.keep(at(next++));
    }
    while (!kept.empty()) {
      const Written written = write(kept, 700);
      CHECK(written.text.find(":" + std::to_string(delivered + 1) + "}") != std::string::npos);
      delivered += static_cast<std::int64_t>(written.batch.readings);
      kept.delivered(written.batch);
    }
  }

  CHECK_EQUAL(delivered, next - 1);
  CHECK_EQUAL(kept.dropped(), 0U);
}
