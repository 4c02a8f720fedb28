// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace wattm2m {

// A piece of NOR flash: writing can only clear bits, erasing sets all bits of a sector, and each sector bears some
// 100,000 erasures. The hardware layer implements it; on the host it is a file.
class Flash {
 public:
  static constexpr std::size_t kSectorSize = 4096;

  virtual ~Flash() = default;
  virtual std::size_t sectors() const = 0;
  virtual bool read(std::size_t address, std::uint8_t* to, std::size_t size) = 0;
  // Returns true only when the bytes are durable.
  virtual bool write(std::size_t address, const std::uint8_t* from, std::size_t size) = 0;
  virtual bool erase(std::size_t sector) = 0;
};

}  // namespace wattm2m
