// SPDX-License-Identifier: EPL-2.0
#include "flash_snapshots.h"

#include "energy_counter.h"
#include "ram_flash.h"
#include "testing.h"

using namespace wattm2m;
using wattm2m::testing::RamFlash;

namespace {
double afterRestart(RamFlash& flash) {
  FlashSnapshots snapshots(flash);
  return EnergyCounter(snapshots).wattHours();
}
}  // namespace

TEST(theCounterGoesOnAfterAPowerCycle) {
  RamFlash flash(2);
  {
    FlashSnapshots snapshots(flash);
    EnergyCounter counter(snapshots);
    counter.add(3600, 5);
    CHECK(counter.save());
  }

  CHECK_NEAR(afterRestart(flash), 5, 1e-9);
}

TEST(aYearOfMinutesWearsASectorLessThanTwoThousandTimes) {
  RamFlash flash(2);
  FlashSnapshots snapshots(flash);
  EnergyCounter counter(snapshots);
  for (int minute = 0; minute < 365 * 1440; minute++) {
    counter.add(60, 60);
    counter.save();
  }

  CHECK_NEAR(afterRestart(flash), 365 * 1440, 1e-3);
  CHECK(flash.mostErasures() < 2000);
}

TEST(aPowerCutAtAnyByteLosesNothingThatWasSaved) {
  for (int steps = 1; steps < 120; steps++) {
    RamFlash flash(2);
    FlashSnapshots snapshots(flash);
    EnergyCounter counter(snapshots);
    // up to the place where both sectors are full, so that erasures are among what is cut
    for (int i = 0; i < 406; i++) {
      counter.add(3600, 1);
      counter.save();
    }
    flash.failAfter(steps);
    double told = counter.wattHours();
    for (int i = 0; i < 6; i++) {
      counter.add(3600, 1);
      counter.save();
      told = counter.wattHours();
    }
    flash.recover();

    CHECK(afterRestart(flash) >= told - 1e-9);
  }
}

TEST(flashThatWasNeverWrittenOrIsGarbageIsNoCounter) {
  RamFlash blank(2);
  FlashSnapshots none(blank);
  CHECK(!EnergyCounter(none).restored());
  RamFlash garbage(2);
  garbage.fill(0x5A);
  FlashSnapshots nonsense(garbage);
  EnergyCounter counter(nonsense);
  CHECK(!counter.restored());
  counter.add(3600, 1);
  CHECK(counter.save());
  CHECK_NEAR(afterRestart(garbage), 1, 1e-9);
}
