// SPDX-License-Identifier: EPL-2.0
#include "file_flash.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <vector>

namespace wattm2m {

FileFlash::FileFlash(const std::string& path, std::size_t sectors)
    : file_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)), sectors_(sectors) {
  struct stat is {};
  if (file_ < 0 || fstat(file_, &is) != 0) {
    throw std::runtime_error("cannot open " + path);
  }
  for (auto sector = static_cast<std::size_t>(is.st_size) / kSectorSize; sector < sectors_; sector++) {
    if (!erase(sector)) {
      throw std::runtime_error("cannot write " + path);
    }
  }
}

FileFlash::~FileFlash() { close(file_); }

bool FileFlash::read(std::size_t address, std::uint8_t* to, std::size_t size) {
  return pread(file_, to, size, static_cast<off_t>(address)) == static_cast<ssize_t>(size);
}

bool FileFlash::write(std::size_t address, const std::uint8_t* from, std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  if (address + size > sectors_ * kSectorSize || !read(address, bytes.data(), size)) {
    return false;
  }
  for (std::size_t i = 0; i < size; i++) {
    bytes[i] &= from[i];
  }
  return pwrite(file_, bytes.data(), size, static_cast<off_t>(address)) == static_cast<ssize_t>(size);
}

bool FileFlash::erase(std::size_t sector) {
  const std::vector<std::uint8_t> blank(kSectorSize, 0xFF);
  return sector < sectors_ && pwrite(file_, blank.data(), kSectorSize, static_cast<off_t>(sector * kSectorSize)) ==
                                  static_cast<ssize_t>(kSectorSize);
}

}  // namespace wattm2m
