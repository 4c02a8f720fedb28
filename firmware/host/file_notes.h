// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <filesystem>
#include <string>

#include "notes.h"

namespace wattm2m {

// Notes as files of a folder. One thread.
class FileNotes : public Notes {
 public:
  explicit FileNotes(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void read(std::string_view name, TextWriter& out) override { out.append(text(name)); }
  bool write(std::string_view name, std::string_view text) override;
  // The text, empty where there is none.
  std::string text(std::string_view name) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace wattm2m
