// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <string>

#include "file_notes.h"
#include "firmware_update.h"

namespace wattm2m {

// A boot loader and its firmwares, as files. A simulated firmware is a line of text: its version, its build, and `deaf`
// if it finds no broker. As on the device, a firmware on trial that starts a second time without having been confirmed
// gives way to the old one. One thread.
class SimulatedSlots : public FirmwareSlots {
 public:
  // Boots: decides which firmware runs.
  explicit SimulatedSlots(FileNotes& notes);

  const std::string& version() const { return version_; }
  std::uint32_t build() const { return build_; }
  bool deaf() const { return deaf_; }

  bool begin(std::uint32_t size) override;
  bool write(const std::uint8_t* bytes, std::size_t size) override;
  bool activate() override;
  bool onTrial() const override { return onTrial_; }
  bool confirm() override;
  bool rollBack() override;

 private:
  void boot(const std::string& firmware);

  FileNotes& notes_;
  std::string version_ = "1.0.0";
  std::uint32_t build_ = 1;
  bool deaf_ = false;
  bool onTrial_ = false;
  std::string written_;
};

}  // namespace wattm2m
