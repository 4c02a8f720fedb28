// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace wattm2m {

// What stands before a firmware in the file that is downloaded, little-endian:
//   0 "WFW1"   4 size of the firmware (32)   8 build (32)   12 version (20, padded with 0)   32 board (16, padded with 0)
//   48 length of the signature (16)   50 signature (ECDSA P-256 over SHA-256, DER)   up to 128 padded with 0
// The signature is over bytes 0 to 47 and the firmware, so that neither can be exchanged without the other. Builds count
// up: an old firmware, properly signed but with holes that are known, is not taken back.
struct FirmwareImage {
  static constexpr std::size_t kHeaderSize = 128;
  static constexpr std::size_t kSignedHeader = 48;
  static constexpr std::size_t kLongestSignature = kHeaderSize - 50;
  using Header = std::array<std::uint8_t, kHeaderSize>;

  std::uint32_t size = 0;
  std::uint32_t build = 0;
  std::array<char, 21> version{};
  std::array<char, 17> board{};
  std::size_t signatureSize = 0;
  std::array<std::uint8_t, kLongestSignature> signature{};

  // Nothing if this is no such header.
  static std::optional<FirmwareImage> decode(const Header& header);

  std::string_view versionText() const { return version.data(); }
  std::string_view boardText() const { return board.data(); }
};

}  // namespace wattm2m
