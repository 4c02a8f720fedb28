// SPDX-License-Identifier: EPL-2.0
#pragma once

#include "configuration.h"
#include "text.h"

namespace wattm2m {

// The page of the captive portal: a form with all members of the configuration, secrets left empty, and what was wrong
// with what was sent before. Needs some 12 KiB.
void writePortalPage(TextWriter& out, const Configuration& configuration, std::string_view wrong);

// Takes what the form sent, one member after the other. An empty secret leaves the old one.
class PortalForm {
 public:
  explicit PortalForm(const Configuration& before) : read_(before) {}

  void field(std::string_view name, std::string_view value);
  // Checkboxes that are not set are not sent.
  void begin();

  // The configuration, or nothing while something is wrong or missing.
  std::optional<Configuration> configuration() const;
  // What is wrong, for people.
  std::string_view wrong() const { return wrong_.view(); }

 private:
  Configuration read_;
  Text<96> wrong_;
};

}  // namespace wattm2m
