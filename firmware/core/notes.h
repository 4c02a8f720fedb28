// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <string_view>

#include "text.h"

namespace wattm2m {

// A few short texts that survive power cuts, by name: the configuration, whether the relay was on, what became of an
// update. The hardware layer implements it, with NVS on the ESP32, which levels the wear itself.
class Notes {
 public:
  virtual ~Notes() = default;
  // Appends the text; nothing where there is none.
  virtual void read(std::string_view name, TextWriter& out) = 0;
  // Returns true only when the text is durable. An empty text is none.
  virtual bool write(std::string_view name, std::string_view text) = 0;
};

}  // namespace wattm2m
