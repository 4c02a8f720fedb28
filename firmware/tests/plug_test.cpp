// SPDX-License-Identifier: EPL-2.0
#include "plug.h"

#include <memory>
#include <set>

#include "fake_parts.h"
#include "flash_snapshots.h"
#include "json.h"
#include "plain_uplink.h"
#include "ram_flash.h"
#include "testing.h"

using namespace wattm2m;
using wattm2m::testing::FakeLink;
using wattm2m::testing::FakeUpdateParts;
using wattm2m::testing::RamFlash;
using wattm2m::testing::RamNotes;

namespace {
const DeviceId kDevice = *DeviceId::of("p1");
constexpr std::int64_t kStart = 1'790'000'000;

struct Pin : RelayPin {
  void set(bool is) override { closed = is; }
  bool closed = true;
};

// What survives a power cut.
struct Board {
  RamFlash energy{2};
  RamFlash readings{8};
  RamNotes notes;
  Pin pin;
  std::int64_t seconds = 0;
};

// The plug from one power cut to the next, at a broker that confirms at once, or not at all.
struct Powered {
  Powered(Board& on, const Configuration& configuration)
      : board(on), plug(configuration, kDevice, {board.pin, snapshots, board.readings, board.notes}, now()) {
    plug.join(uplink, update);
    plug.timeTold(kStart * 1000, 0);
  }

  std::int64_t now() const { return board.seconds * 1000; }

  void connect() {
    link.connected = true;
    plug.told({LinkEvent::Kind::kConnected}, now());
    plug.tick(now(), now());
  }

  void disconnect() {
    link.connected = false;
    plug.told({LinkEvent::Kind::kDisconnected}, now());
  }

  void run(int seconds, double watts) {
    for (int i = 0; i < seconds; i++) {
      board.seconds++;
      plug.measured(Measurement{230, watts / 230, watts, 1, 1000}, 1, now());
      plug.tick(now(), now());
      confirm();
    }
  }

  void confirm() {
    for (int i = 0; i < 50 && confirming && link.connected; i++) {
      plug.told({LinkEvent::Kind::kConfirmed, link.token}, now());
      plug.tick(now(), now());
    }
  }

  void receive(std::string_view payload) {
    plug.told({LinkEvent::Kind::kMessage, 0, "energy/p1/command", payload}, now());
  }

  Board& board;
  FlashSnapshots snapshots{board.energy};
  FakeLink link;
  FakeUpdateParts parts;
  FirmwareUpdate update{{parts, parts, parts, board.notes}, {"1.0.0", 1, "test"}};
  Plug plug;
  PlainUplink uplink{{link, plug}, kDevice, "1.0.0"};
  bool confirming = true;
};

Configuration everySecond() {
  Configuration configuration;
  configuration.reportEveryS = 1;
  return configuration;
}

// The times of all readings that were published, each once.
std::multiset<std::int64_t> times(const FakeLink& link) {
  std::multiset<std::int64_t> found;
  for (const auto& message : link.sent) {
    if (message.topic != "energy/p1/data") {
      continue;
    }
    for (std::size_t at = message.payload.find("\"timestamp\":"); at != std::string::npos;
         at = message.payload.find("\"timestamp\":", at + 1)) {
      found.insert(std::stoll(message.payload.substr(at + 12)) - kStart);
    }
  }
  return found;
}
}  // namespace

TEST(theRelayIsOpenAtTheStart) {
  Board board;
  Powered device(board, everySecond());

  CHECK(!board.pin.closed);
}

TEST(readingsAreToldLiveAndTheirEnergyIsDurable) {
  Board board;
  Powered device(board, everySecond());
  device.connect();
  device.run(60, 3600);
  device.run(1, 0);

  CHECK_EQUAL(times(device.link).size(), 61U);
  CHECK(device.link.sent.back().payload.find("\"energy\":60.00") != std::string::npos);
  CHECK(device.link.sent.back().payload.find("backfill") == std::string::npos);
}

TEST(tenMinutesWithoutABrokerLoseNoSecond) {
  Board board;
  Powered device(board, everySecond());
  device.connect();
  device.run(30, 100);
  device.disconnect();
  device.run(600, 100);
  CHECK(device.plug.waiting() >= 600);
  device.connect();
  device.run(30, 100);

  const auto all = times(device.link);
  for (std::int64_t second = 1; second <= 660; second++) {
    CHECK_EQUAL(all.count(second), 1U);
  }
  CHECK_EQUAL(device.plug.waiting(), 0U);
  CHECK_EQUAL(device.plug.dropped(), 0U);
}

TEST(readingsThatTheBrokerNeverConfirmedAreToldAgain) {
  Board board;
  Powered device(board, everySecond());
  device.connect();
  device.confirming = false;
  device.run(10, 100);
  device.disconnect();
  device.confirming = true;
  device.connect();
  device.run(5, 100);

  const auto all = times(device.link);
  for (std::int64_t second = 1; second <= 15; second++) {
    CHECK(all.count(second) >= 1);
  }
}

TEST(aPowerCutWithoutBrokerKeepsReadingsAndEnergy) {
  Board board;
  double told = 0;
  {
    Powered device(board, everySecond());
    device.run(130, 3600);
    told = device.plug.energy().wattHours();
  }
  Powered device(board, everySecond());
  CHECK_NEAR(told, 120, 1e-9);
  CHECK_NEAR(device.plug.energy().wattHours(), told, 1e-9);
  CHECK_EQUAL(device.plug.waiting(), 130U);
  device.connect();
  device.run(1, 0);

  CHECK_EQUAL(times(device.link).size(), 131U);
}

TEST(whoeverListensKnowsTheFirmwareFromTheConnectionOn) {
  Board board;
  Powered device(board, everySecond());
  device.connect();

  bool told = false;
  for (const auto& message : device.link.sent) {
    told = told || (message.topic == "energy/p1/firmware" && message.retain &&
                    message.payload == R"({"version":"1.0.0","status":"none","reason":""})");
  }
  CHECK(told);
}

TEST(aCommandSwitchesAndIsEchoed) {
  Board board;
  Powered device(board, everySecond());
  device.connect();
  device.run(6, 0);
  device.receive(R"({"power":"on"})");

  CHECK(board.pin.closed);
  CHECK_EQUAL(device.link.sent.back().topic, "energy/p1/state");
  CHECK(device.link.sent.back().payload.find(R"("power":"on","source":"remote")") != std::string::npos);
  device.plug.pressed();
  CHECK(!board.pin.closed);
  CHECK(device.link.sent.back().payload.find(R"("power":"off","source":"button")") != std::string::npos);
}

TEST(tooMuchCurrentOpensTheRelayButARushDoesNot) {
  Board board;
  Powered device(board, everySecond());
  device.connect();
  device.run(6, 0);
  device.receive(R"({"power":"on"})");
  device.run(1, 4000);
  device.run(1, 100);
  CHECK(board.pin.closed);
  device.run(2, 4000);

  CHECK(!board.pin.closed);
  const auto state = device.link.sent[device.link.sent.size() - 2].payload + device.link.sent.back().payload;
  CHECK(state.find(R"("source":"protection")") != std::string::npos);
}

TEST(theRelayIsRestoredOnlyWhereThatIsWanted) {
  Configuration restoring = everySecond();
  restoring.restoreAtBoot = true;
  Board board;
  {
    Powered device(board, restoring);
    device.run(6, 0);
    device.receive(R"({"power":"on"})");
    CHECK(board.pin.closed);
  }
  Powered device(board, restoring);
  CHECK(!board.pin.closed);
  device.run(6, 0);
  CHECK(board.pin.closed);
}

TEST(anUpdateIsOrderedAndItsFailureTold) {
  Board board;
  Powered device(board, everySecond());
  device.connect();
  device.plug.told({LinkEvent::Kind::kMessage, 0, "energy/p1/update", R"({"url":"http://x/y"})"}, device.now());
  device.run(3, 0);

  bool told = false;
  for (const auto& message : device.link.sent) {
    told = told || (message.topic == "energy/p1/firmware" &&
                    message.payload.find("is no firmware image") != std::string::npos);
  }
  CHECK(told);
}

TEST(theWatchdogIsFedOnlyWhileMeasurementsArrive) {
  Board board;
  Powered device(board, everySecond());
  device.run(1, 0);

  CHECK(device.plug.alive(device.now() + 29'000));
  CHECK(!device.plug.alive(device.now() + 31'000));
}
