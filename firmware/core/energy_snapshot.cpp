// SPDX-License-Identifier: EPL-2.0
#include "energy_snapshot.h"

#include <cmath>

#include "bytes.h"

namespace wattm2m {
namespace {
constexpr std::uint32_t kMagic = 0x31434857;  // "WHC1"
constexpr std::size_t kSequenceAt = 4;
constexpr std::size_t kWattHoursAt = 8;
constexpr std::size_t kChecksumAt = 16;
}  // namespace

EnergySnapshot::Bytes EnergySnapshot::encode() const {
  Bytes bytes{};
  put(bytes.data(), kMagic);
  put(&bytes[kSequenceAt], sequence);
  putDouble(&bytes[kWattHoursAt], wattHours);
  put(&bytes[kChecksumAt], checksum(bytes.data(), kChecksumAt));
  return bytes;
}

std::optional<EnergySnapshot> EnergySnapshot::decode(const Bytes& bytes) {
  if (get<std::uint32_t>(bytes.data()) != kMagic ||
      get<std::uint32_t>(&bytes[kChecksumAt]) != checksum(bytes.data(), kChecksumAt)) {
    return std::nullopt;
  }
  EnergySnapshot snapshot;
  snapshot.sequence = get<std::uint32_t>(&bytes[kSequenceAt]);
  snapshot.wattHours = getDouble(&bytes[kWattHoursAt]);
  if (!std::isfinite(snapshot.wattHours) || snapshot.wattHours < 0) {
    return std::nullopt;
  }
  return snapshot;
}

}  // namespace wattm2m
