// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <Preferences.h>

#include <string>

#include "notes.h"

// Notes in NVS, which levels the wear of its flash. Names have at most 15 characters. One thread.
class NvsNotes : public wattm2m::Notes {
 public:
  void begin() { preferences_.begin("plug", false); }

  void read(std::string_view name, wattm2m::TextWriter& out) override {
    const String text = preferences_.getString(std::string(name).c_str(), "");
    out.append(std::string_view(text.c_str(), text.length()));
  }

  bool write(std::string_view name, std::string_view text) override {
    const std::string key(name);
    if (text.empty()) {
      return !preferences_.isKey(key.c_str()) || preferences_.remove(key.c_str());
    }
    return preferences_.putString(key.c_str(), std::string(text).c_str()) == text.size();
  }

 private:
  Preferences preferences_;
};
