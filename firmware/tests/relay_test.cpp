// SPDX-License-Identifier: EPL-2.0
#include "relay.h"

#include <cstdint>
#include <random>

#include "testing.h"

using namespace wattm2m;

namespace {
constexpr RelayCommand kOn = RelayCommand::kOn;
constexpr RelayCommand kOff = RelayCommand::kOff;
constexpr RelayCommand kToggle = RelayCommand::kToggle;
const RelaySettings kSettings{5000, false};

// A relay that has rested long enough to switch at once.
Relay rested() {
  Relay relay(kSettings, false, 0);
  relay.tick(5000);
  return relay;
}
}  // namespace

TEST(aPlugIsOffAfterAPowerCut) {
  Relay relay(kSettings, true, 0);

  CHECK(!relay.state().on);
  CHECK(!relay.tick(60'000).has_value());
  CHECK(!relay.state().on);
}

TEST(aPlugThatIsToRestoreIsOnAgainAfterTheInterval) {
  Relay relay(RelaySettings{5000, true}, true, 1000);

  CHECK(!relay.state().on);
  CHECK(!relay.tick(5999).has_value());
  const auto told = relay.tick(6000);
  CHECK(told && told->on && told->source == Source::kBoot);
}

TEST(aPlugThatWasOffStaysOff) {
  Relay relay(RelaySettings{5000, true}, false, 0);

  CHECK(!relay.tick(60'000).has_value());
}

TEST(aCommandSwitchesAndIsEchoed) {
  Relay relay = rested();
  const auto told = relay.command(kOn, Source::kRemote, 5000);

  CHECK(told && told->on && told->source == Source::kRemote);
  CHECK(relay.state().on);
}

TEST(aCommandThatChangesNothingIsEchoedToo) {
  Relay relay = rested();
  const auto told = relay.command(kOff, Source::kButton, 5000);

  CHECK(told && !told->on && told->source == Source::kButton);
}

TEST(switchingOffNeverWaits) {
  Relay relay = rested();
  relay.command(kOn, Source::kRemote, 5000);

  const auto told = relay.command(kOff, Source::kRemote, 5001);
  CHECK(told && !told->on);
}

TEST(switchingOnWaitsForTheInterval) {
  Relay relay = rested();
  relay.command(kOn, Source::kRemote, 5000);
  relay.command(kOff, Source::kRemote, 6000);

  CHECK(!relay.command(kOn, Source::kButton, 7000).has_value());
  CHECK(relay.waiting());
  CHECK(!relay.tick(10'999).has_value());
  const auto told = relay.tick(11'000);
  CHECK(told && told->on && told->source == Source::kButton);
  CHECK(!relay.waiting());
}

TEST(theLastOfSeveralCommandsCounts) {
  Relay relay(kSettings, false, 0);
  relay.command(kOn, Source::kRemote, 100);
  CHECK(relay.command(kOff, Source::kRemote, 200).has_value());

  CHECK(!relay.tick(60'000).has_value());
  CHECK(!relay.state().on);
}

TEST(twoTogglesCancelEachOtherAlsoWhileWaiting) {
  Relay relay(kSettings, false, 0);
  relay.command(kToggle, Source::kButton, 100);
  CHECK(relay.waiting());
  relay.command(kToggle, Source::kButton, 200);

  CHECK(!relay.waiting());
  CHECK(!relay.tick(60'000).has_value());
}

TEST(aToggleTurnsRound) {
  Relay relay = rested();

  relay.command(kToggle, Source::kButton, 5000);
  CHECK(relay.state().on);
  relay.command(kToggle, Source::kButton, 5001);
  CHECK(!relay.state().on);
}

TEST(theEndOfTheMillisecondsDoesNotMatter) {
  const std::uint32_t nearEnd = UINT32_MAX - 1000;
  Relay relay(RelaySettings{5000, true}, true, nearEnd);

  CHECK(!relay.tick(UINT32_MAX).has_value());
  CHECK(!relay.tick(3998).has_value());
  CHECK(relay.tick(3999).has_value());
}

TEST(aRelayThatRestedStaysReadyForWeeks) {
  Relay relay = rested();
  // once round: the counter is where it was when the relay last switched
  for (std::uint64_t now = 5000; now <= (1ULL << 32) + 100; now += 10'000'000) {
    relay.tick(static_cast<std::uint32_t>(now));
  }

  CHECK(relay.command(kOn, Source::kRemote, 100).has_value());
}

TEST(noSequenceOfCommandsSwitchesOnMoreOftenThanTheInterval) {
  for (std::uint32_t seed = 1; seed <= 50; seed++) {
    std::mt19937 random(seed);
    std::uint32_t now = UINT32_MAX - 500'000;  // comes round on the way
    Relay relay(RelaySettings{5000, true}, random() % 2 == 0, now);
    bool on = false;
    std::uint32_t switchedAt = now;
    for (int i = 0; i < 2000; i++) {
      now += static_cast<std::uint32_t>(random() % 1500);
      const RelayCommand command = static_cast<RelayCommand>(random() % 3);
      if (random() % 3 == 0) {
        relay.tick(now);
      } else {
        relay.command(command, Source::kRemote, now);
        CHECK(command != kOff || !relay.state().on);
      }
      if (relay.state().on != on) {
        on = relay.state().on;
        CHECK(!on || now - switchedAt >= 5000);
        switchedAt = now;
      }
    }
  }
}
