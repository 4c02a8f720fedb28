// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <string>

#include "flash.h"

namespace wattm2m {

// Flash in a file, with what makes flash flash: writing only clears bits. It survives the end of the program, not that
// of the machine. One thread.
class FileFlash : public Flash {
 public:
  // Makes the file if it is not there; throws std::runtime_error if it cannot.
  FileFlash(const std::string& path, std::size_t sectors);
  ~FileFlash() override;
  FileFlash(const FileFlash&) = delete;
  FileFlash& operator=(const FileFlash&) = delete;

  std::size_t sectors() const override { return sectors_; }
  bool read(std::size_t address, std::uint8_t* to, std::size_t size) override;
  bool write(std::size_t address, const std::uint8_t* from, std::size_t size) override;
  bool erase(std::size_t sector) override;

 private:
  int file_;
  std::size_t sectors_;
};

}  // namespace wattm2m
