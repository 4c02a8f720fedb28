// SPDX-License-Identifier: EPL-2.0
#include "firmware_image.h"

#include <algorithm>

#include "bytes.h"

namespace wattm2m {
namespace {
constexpr std::uint32_t kMagic = 0x31574657;  // "WFW1"

bool isPlain(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
           c == '+' || c == '_';
  });
}
}  // namespace

std::optional<FirmwareImage> FirmwareImage::decode(const Header& header) {
  FirmwareImage image;
  image.size = get<std::uint32_t>(&header[4]);
  image.build = get<std::uint32_t>(&header[8]);
  std::copy_n(&header[12], 20, image.version.begin());
  std::copy_n(&header[32], 16, image.board.begin());
  image.signatureSize = get<std::uint16_t>(&header[48]);
  if (get<std::uint32_t>(header.data()) != kMagic || image.size == 0 || image.signatureSize > kLongestSignature ||
      !isPlain(image.versionText()) || !isPlain(image.boardText())) {
    return std::nullopt;
  }
  std::copy_n(&header[50], image.signatureSize, image.signature.begin());
  return image;
}

}  // namespace wattm2m
