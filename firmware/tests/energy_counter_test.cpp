// SPDX-License-Identifier: EPL-2.0
#include "energy_counter.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>

#include "testing.h"

using namespace wattm2m;

namespace {
// Flash that can be switched off in the middle of a write.
class Flash : public SnapshotSlots {
 public:
  std::optional<EnergySnapshot::Bytes> read(int slot) override { return slots_[static_cast<std::size_t>(slot)]; }

  bool write(int slot, const EnergySnapshot::Bytes& bytes) override {
    EnergySnapshot::Bytes& kept = slots_[static_cast<std::size_t>(slot)];
    writes_++;
    std::copy_n(bytes.begin(), powerFailsAfter_, kept.begin());
    return powerFailsAfter_ == bytes.size();
  }

  void failAfter(std::size_t bytes) { powerFailsAfter_ = bytes; }
  void recover() { powerFailsAfter_ = EnergySnapshot::kSize; }
  void damage(int slot, std::size_t byte) { slots_[static_cast<std::size_t>(slot)][byte] ^= 0x10; }
  int writes() const { return writes_; }

 private:
  // as erased flash is
  std::array<EnergySnapshot::Bytes, SnapshotSlots::kCount> slots_ = [] {
    EnergySnapshot::Bytes erased;
    erased.fill(0xFF);
    return std::array<EnergySnapshot::Bytes, SnapshotSlots::kCount>{erased, erased};
  }();
  std::size_t powerFailsAfter_ = EnergySnapshot::kSize;
  int writes_ = 0;
};
}  // namespace

TEST(aKilowattForAnHourIsAThousandWattHours) {
  Flash flash;
  EnergyCounter counter(flash);
  for (int second = 0; second < 3600; second++) {
    counter.add(1000, 1);
  }
  CHECK(counter.save());
  CHECK_NEAR(counter.wattHours(), 1000, 1e-6);
  CHECK(!counter.restored());
}

TEST(whatIsToldIsDurable) {
  Flash flash;
  EnergyCounter counter(flash);
  counter.add(3600, 1);

  CHECK_EQUAL(counter.wattHours(), 0.0);
  CHECK_NEAR(counter.unsavedWattHours(), 1, 1e-12);
  counter.save();
  CHECK_NEAR(counter.wattHours(), 1, 1e-12);
  CHECK_EQUAL(counter.unsavedWattHours(), 0.0);
}

TEST(aRestartContinuesWhereTheLastSaveWas) {
  Flash flash;
  {
    EnergyCounter counter(flash);
    counter.add(3600, 10);
    counter.save();
    counter.add(3600, 10);
  }
  EnergyCounter counter(flash);

  CHECK(counter.restored());
  CHECK_NEAR(counter.wattHours(), 10, 1e-12);
}

TEST(whatDoesNotConsumeCountsNothing) {
  Flash flash;
  EnergyCounter counter(flash);
  counter.add(-500, 1);
  counter.add(0, 1);
  counter.add(500, 0);
  counter.add(500, -1);
  counter.add(500, EnergyCounter::kLongestStepS + 1);
  counter.add(std::numeric_limits<double>::quiet_NaN(), 1);
  counter.add(std::numeric_limits<double>::infinity(), 1);
  counter.add(500, std::numeric_limits<double>::quiet_NaN());

  CHECK_EQUAL(counter.unsavedWattHours(), 0.0);
}

TEST(theFlashIsNotWornWithoutNeed) {
  Flash flash;
  EnergyCounter counter(flash);
  counter.add(100, 1);
  counter.save();
  counter.save();
  counter.save();

  CHECK_EQUAL(flash.writes(), 1);
}

TEST(aDamagedSlotLeavesTheOtherOne) {
  for (std::size_t byte = 0; byte < EnergySnapshot::kSize; byte++) {
    Flash flash;
    EnergyCounter first(flash);
    first.add(3600, 1);
    first.save();  // slot 0
    first.add(3600, 1);
    first.save();  // slot 1
    flash.damage(1, byte);

    EnergyCounter counter(flash);
    CHECK(counter.restored());
    CHECK_NEAR(counter.wattHours(), 1, 1e-12);
  }
}

TEST(aCounterOfDamagedSlotsSaysSo) {
  Flash flash;
  EnergyCounter first(flash);
  first.add(3600, 1);
  first.save();
  flash.damage(0, 9);

  EnergyCounter counter(flash);
  CHECK(!counter.restored());
  CHECK_EQUAL(counter.wattHours(), 0.0);
}

TEST(aSnapshotOfAnImpossibleEnergyIsNone) {
  for (const double wattHours : {-1.0, std::numeric_limits<double>::quiet_NaN(),
                                 std::numeric_limits<double>::infinity()}) {
    CHECK(!EnergySnapshot::decode(EnergySnapshot{1, wattHours}.encode()));
  }
}

// The bytes are a format: a firmware update has to read what the old one wrote.
TEST(theBytesOfASnapshotDoNotChange) {
  const EnergySnapshot::Bytes bytes{0x57, 0x48, 0x43, 0x31, 0x05, 0, 0, 0, 0,    0,
                                    0,    0,    0,    0x48, 0x93, 0x40, 0x1f, 0x19, 0xc4, 0xf1};

  CHECK(EnergySnapshot({5, 1234.0}).encode() == bytes);
}

TEST(theCounterNeverGoesBackwardsHoweverOftenThePowerIsCut) {
  for (std::uint32_t seed = 1; seed <= 200; seed++) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> watts(-100, 3500);
    std::uniform_int_distribution<std::size_t> tornAt(0, EnergySnapshot::kSize);
    Flash flash;
    double told = 0;
    double consumed = 0;
    double lostAtMost = 0;
    for (int restart = 0; restart < 30; restart++) {
      EnergyCounter counter(flash);
      CHECK(counter.wattHours() >= told);
      const auto steps = random() % 50;
      for (auto i = steps; i > 0; i--) {
        const double power = watts(random);
        counter.add(power, 1);
        consumed += std::max(0.0, power) / 3600;
        if (random() % 8 == 0) {
          CHECK(counter.save());
        }
        CHECK(counter.wattHours() >= told);
        told = counter.wattHours();
      }
      lostAtMost += counter.unsavedWattHours();
      if (random() % 2 == 0) {
        flash.failAfter(tornAt(random));
        counter.save();
        flash.recover();
      }
      told = counter.wattHours();
    }
    EnergyCounter last(flash);
    CHECK(last.wattHours() <= consumed + 1e-6);
    CHECK(last.wattHours() >= consumed - lostAtMost - 1e-6);
  }
}

TEST(aFailedWriteIsTriedAgain) {
  Flash flash;
  EnergyCounter counter(flash);
  counter.add(3600, 1);
  flash.failAfter(7);
  CHECK(!counter.save());
  CHECK_EQUAL(counter.wattHours(), 0.0);
  flash.recover();

  CHECK(counter.save());
  CHECK_NEAR(counter.wattHours(), 1, 1e-12);
  CHECK_NEAR(EnergyCounter(flash).wattHours(), 1, 1e-12);
}
