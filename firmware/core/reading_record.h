// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "reading.h"

namespace wattm2m {

// A reading as it is kept in flash, little-endian:
//   0 seconds since 1970 (32)   4 V in hundredths (16)   6 power factor in ten-thousandths (16, signed, 0x7FFF none)
//   8 A (float)   12 W (float)   16 Wh (double)   24 °C in tenths (16, signed, 0x7FFF none)   26 % in halves (0xFF none)
//   27 flags: 1 anomaly   28 CRC (16, the lower half of a CRC-32 over what is before)   30 spare   31 0xFF until delivered
struct ReadingRecord {
  static constexpr std::size_t kSize = 32;
  static constexpr std::size_t kDeliveredAt = 31;
  using Bytes = std::array<std::uint8_t, kSize>;

  // Nothing if the reading has no time or a number that does not fit.
  static std::optional<Bytes> encode(const Reading& reading);
  // Nothing if the bytes are torn or blank.
  static std::optional<Reading> decode(const Bytes& bytes);
};

}  // namespace wattm2m
