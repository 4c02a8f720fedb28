// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// Numbers as bytes, little-endian, and the sum that tells whether bytes are as they were written.
namespace wattm2m {

template <typename Unsigned>
void put(std::uint8_t* at, Unsigned value) {
  for (std::size_t i = 0; i < sizeof(Unsigned); i++) {
    at[i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
}

template <typename Unsigned>
Unsigned get(const std::uint8_t* at) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); i++) {
    value = static_cast<Unsigned>(value | static_cast<Unsigned>(static_cast<Unsigned>(at[i]) << (8 * i)));
  }
  return value;
}

inline void putFloat(std::uint8_t* at, float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  put(at, bits);
}

inline float getFloat(const std::uint8_t* at) {
  const auto bits = get<std::uint32_t>(at);
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

inline void putDouble(std::uint8_t* at, double value) {
  std::uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  put(at, bits);
}

inline double getDouble(const std::uint8_t* at) {
  const auto bits = get<std::uint64_t>(at);
  double value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// CRC-32 as in IEEE 802.3, bit by bit: some dozen bytes a second are not worth a table.
inline std::uint32_t checksum(const std::uint8_t* bytes, std::size_t size) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < size; i++) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) {
      crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
  }
  return ~crc;
}

}  // namespace wattm2m
