// SPDX-License-Identifier: EPL-2.0
#include "energy_snapshot.h"

#include <cmath>
#include <cstring>

namespace wattm2m {
namespace {
constexpr std::uint32_t kMagic = 0x31434857;  // "WHC1"
constexpr std::size_t kSequenceAt = 4;
constexpr std::size_t kWattHoursAt = 8;
constexpr std::size_t kChecksumAt = 16;

template <typename Unsigned>
void put(EnergySnapshot::Bytes& bytes, std::size_t at, Unsigned value) {
  for (std::size_t i = 0; i < sizeof(Unsigned); i++) {
    bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
}

template <typename Unsigned>
Unsigned get(const EnergySnapshot::Bytes& bytes, std::size_t at) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); i++) {
    value |= static_cast<Unsigned>(bytes[at + i]) << (8 * i);
  }
  return value;
}

// CRC-32 as in IEEE 802.3, bit by bit: sixteen bytes a minute are not worth a table.
std::uint32_t checksum(const EnergySnapshot::Bytes& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < kChecksumAt; i++) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) {
      crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
  }
  return ~crc;
}
}  // namespace

EnergySnapshot::Bytes EnergySnapshot::encode() const {
  static_assert(sizeof(double) == sizeof(std::uint64_t), "watt-hours are an IEEE 754 double");
  std::uint64_t bits = 0;
  std::memcpy(&bits, &wattHours, sizeof bits);
  Bytes bytes{};
  put(bytes, 0, kMagic);
  put(bytes, kSequenceAt, sequence);
  put(bytes, kWattHoursAt, bits);
  put(bytes, kChecksumAt, checksum(bytes));
  return bytes;
}

std::optional<EnergySnapshot> EnergySnapshot::decode(const Bytes& bytes) {
  if (get<std::uint32_t>(bytes, 0) != kMagic || get<std::uint32_t>(bytes, kChecksumAt) != checksum(bytes)) {
    return std::nullopt;
  }
  const auto bits = get<std::uint64_t>(bytes, kWattHoursAt);
  EnergySnapshot snapshot;
  snapshot.sequence = get<std::uint32_t>(bytes, kSequenceAt);
  std::memcpy(&snapshot.wattHours, &bits, sizeof bits);
  if (!std::isfinite(snapshot.wattHours) || snapshot.wattHours < 0) {
    return std::nullopt;
  }
  return snapshot;
}

}  // namespace wattm2m
