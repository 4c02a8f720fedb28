// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// Numbers in text, without locale.
namespace wattm2m {

// -123; nothing for anything else and for what is above 10^15 in magnitude.
std::optional<std::int64_t> wholeNumber(std::string_view text);

// -123.456e-7; nothing for anything else.
std::optional<double> decimalNumber(std::string_view text);

}  // namespace wattm2m
