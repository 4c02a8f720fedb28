// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "configuration.h"

namespace wattm2m {

// What plug-host is told on the command line.
struct Options {
  Configuration configuration;
  std::string folder = "plug-flash";
  std::string certificateFile;
  std::string updateKeyFile;
  double speed = 1;
  // seconds since 1970 at which the simulated time begins; 0 is now
  std::int64_t startAtS = 0;
  bool help = false;
  bool schema = false;

  // Throws std::invalid_argument that says what is wrong.
  static Options of(const std::vector<std::string>& words);
  static const char* usage();
};

}  // namespace wattm2m
