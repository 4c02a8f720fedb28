// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "flash.h"

namespace wattm2m::testing {

// Flash in memory, whose power can fail in the middle of a write or an erasure, and that counts its wear.
class RamFlash : public Flash {
 public:
  explicit RamFlash(std::size_t sectors) : bytes_(sectors * kSectorSize, 0xFF), erasures_(sectors) {}

  std::size_t sectors() const override { return erasures_.size(); }

  bool read(std::size_t address, std::uint8_t* to, std::size_t size) override {
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(address), size, to);
    return true;
  }

  bool write(std::size_t address, const std::uint8_t* from, std::size_t size) override {
    for (std::size_t i = 0; i < size; i++) {
      if (!powered()) {
        return false;
      }
      bytes_[address + i] &= from[i];
    }
    return true;
  }

  bool erase(std::size_t sector) override {
    if (!powered()) {
      return false;
    }
    erasures_[sector]++;
    std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(sector * kSectorSize), kSectorSize, std::uint8_t{0xFF});
    return true;
  }

  // The power fails after so many further bytes or erasures.
  void failAfter(int steps) { steps_ = steps; }
  void recover() { steps_ = -1; }
  void fill(std::uint8_t byte) { std::fill(bytes_.begin(), bytes_.end(), byte); }
  int mostErasures() const { return *std::max_element(erasures_.begin(), erasures_.end()); }

 private:
  bool powered() {
    steps_ -= steps_ > 0 ? 1 : 0;
    return steps_ != 0;
  }

  std::vector<std::uint8_t> bytes_;
  std::vector<int> erasures_;
  int steps_ = -1;
};

}  // namespace wattm2m::testing
