// SPDX-License-Identifier: EPL-2.0
#include "file_notes.h"

#include <fstream>
#include <iterator>

namespace wattm2m {

// Beside and then over the old one, so that a power cut leaves one of the two.
bool FileNotes::write(std::string_view name, std::string_view text) {
  const auto path = folder_ / (std::string(name) + ".note");
  std::error_code failed;
  if (text.empty()) {
    std::filesystem::remove(path, failed);
    return !failed;
  }
  const auto beside = folder_ / (std::string(name) + ".new");
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) {
    return false;
  }
  std::filesystem::rename(beside, path, failed);
  return !failed;
}

std::string FileNotes::text(std::string_view name) const {
  std::ifstream file(folder_ / (std::string(name) + ".note"), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace wattm2m
