// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>

#include "energy_snapshot.h"
#include "flash.h"

namespace wattm2m {

// Snapshots in two sectors of flash, one for each slot. A sector takes 204 snapshots one behind the other before it is
// erased: at one snapshot a minute that is seven erasures a day for both, which wears the flash out in 78 years. While a
// sector is erased and begun anew, the newest snapshot stands in the other one. One thread.
class FlashSnapshots : public SnapshotSlots {
 public:
  // The flash has at least two sectors and must outlive this.
  explicit FlashSnapshots(Flash& flash);

  std::optional<EnergySnapshot::Bytes> read(int slot) override;
  bool write(int slot, const EnergySnapshot::Bytes& bytes) override;

 private:
  static constexpr std::size_t kPerSector = Flash::kSectorSize / EnergySnapshot::kSize;

  std::optional<EnergySnapshot::Bytes> at(int slot, std::size_t place);
  std::size_t firstFree(int slot);

  Flash& flash_;
  std::array<std::size_t, kCount> free_{};
};

}  // namespace wattm2m
