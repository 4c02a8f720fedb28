// SPDX-License-Identifier: EPL-2.0
#include "panel.h"

#include "testing.h"
#include "wall_clock.h"

using namespace wattm2m;

namespace {
// Holds the button in this state for so long, asked every 10 ms; what it tells.
int hold(Button& button, bool down, std::uint32_t& now, std::uint32_t ms, Press wanted) {
  int told = 0;
  for (std::uint32_t passed = 0; passed < ms; passed += 10) {
    now += 10;
    const auto press = button.tick(down, now);
    told += press == wanted ? 1 : 0;
  }
  return told;
}
}  // namespace

TEST(aShortPressCountsOnceWhenItEnds) {
  Button button;
  std::uint32_t now = UINT32_MAX - 250;  // the counter comes round on the way

  CHECK_EQUAL(hold(button, true, now, 300, Press::kShort), 0);
  CHECK_EQUAL(hold(button, false, now, 300, Press::kShort), 1);
  CHECK_EQUAL(hold(button, false, now, 300, Press::kShort), 0);
}

TEST(bouncesAreNoPresses) {
  Button button;
  std::uint32_t now = 0;
  int told = 0;
  for (int i = 0; i < 100; i++) {
    now += 10;
    told += button.tick(i % 2 == 0, now) ? 1 : 0;
  }

  CHECK_EQUAL(told, 0);
}

TEST(aLongPressCountsOnceAndIsNoShortOne) {
  Button button;
  std::uint32_t now = 0;

  CHECK_EQUAL(hold(button, true, now, 9'900, Press::kLong), 0);
  CHECK_EQUAL(hold(button, true, now, 5'000, Press::kLong), 1);
  CHECK_EQUAL(hold(button, false, now, 500, Press::kShort), 0);
}

TEST(everyLightDiffersFromTheOthers) {
  const Light lights[] = {Light::kPortal,   Light::kNoNetwork, Light::kNoBroker,
                          Light::kUpdating, Light::kOn,        Light::kOff};
  for (const Light one : lights) {
    for (const Light other : lights) {
      bool differs = false;
      for (std::uint32_t ms = 0; ms < 6000; ms += 10) {
        differs = differs || lit(one, ms) != lit(other, ms);
      }
      CHECK_EQUAL(differs, one != other);
    }
  }
}

TEST(theTimeIsUnknownUntilATimeServerHasToldIt) {
  WallClock clock;
  CHECK_EQUAL(clock.secondsAt(5000), 0);
  clock.set(12'000, 1000);  // 1970: a clock that was never set
  CHECK(!clock.known());
  clock.set(1'790'000'000'000, 10'000);

  CHECK_EQUAL(clock.secondsAt(12'000), 1'790'000'002);
  CHECK_EQUAL(clock.secondsAt(0), 1'789'999'990);
}
