// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <string>

#include "firmware_update.h"

namespace wattm2m {

// Downloads by libcurl over HTTP or HTTPS, into memory. One thread.
class CurlSource : public ImageSource {
 public:
  static constexpr std::size_t kLargest = 4 * 1024 * 1024;

  bool open(std::string_view url) override;
  std::optional<std::size_t> read(std::uint8_t* to, std::size_t size) override;
  void close() override;

 private:
  std::string image_;
  std::size_t at_ = 0;
};

}  // namespace wattm2m
