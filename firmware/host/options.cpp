// SPDX-License-Identifier: EPL-2.0
#include "options.h"

#include <cstdlib>
#include <stdexcept>

#include "numbers.h"

namespace wattm2m {
namespace {
void set(Options& options, const std::string& name, const std::string& value) {
  const auto wrong = setMember(options.configuration, name, value);
  if (!wrong.empty()) {
    throw std::invalid_argument(name + " " + std::string(wrong));
  }
}

std::pair<std::string, std::string> split(const std::string& text, char at) {
  const auto found = text.rfind(at);
  if (found == std::string::npos) {
    throw std::invalid_argument(text + " has no " + at);
  }
  return {text.substr(0, found), text.substr(found + 1)};
}

double number(const std::string& text) {
  const auto read = decimalNumber(text);
  if (!read) {
    throw std::invalid_argument(text + " is not a number");
  }
  return *read;
}

void setBroker(Options& options, const std::string& address) {
  const auto [host, port] = split(address, ':');
  set(options, "brokerHost", host);
  set(options, "brokerPort", port);
}

void setAny(Options& options, const std::string& assignment) {
  const auto equals = assignment.find('=');
  if (equals == std::string::npos) {
    throw std::invalid_argument(assignment + " has no =");
  }
  set(options, assignment.substr(0, equals), assignment.substr(equals + 1));
}

void setMode(Options& options, const std::string& mode) {
  if (mode != "plain" && mode != "onem2m") {
    throw std::invalid_argument("the mode is plain or onem2m");
  }
  options.configuration.oneM2m = mode == "onem2m";
}

void take(Options& options, const std::string& option, const std::string& value) {
  if (option == "--broker") {
    setBroker(options, value);
  } else if (option == "--id") {
    set(options, "deviceId", value);
  } else if (option == "--mode") {
    setMode(options, value);
  } else if (option == "--set") {
    setAny(options, value);
  } else if (option == "--speed") {
    options.speed = number(value);
  } else if (option == "--start-at") {
    options.startAtS = static_cast<std::int64_t>(number(value));
  } else if (option == "--flash") {
    options.folder = value;
  } else if (option == "--ca") {
    options.certificateFile = value;
    options.configuration.brokerTls = true;
  } else if (option == "--update-key") {
    options.updateKeyFile = value;
  } else {
    throw std::invalid_argument(option + " is not known");
  }
}
}  // namespace

Options Options::of(const std::vector<std::string>& words) {
  Options options;
  options.configuration.brokerTls = false;
  set(options, "deviceId", "plug-host");
  if (const char* password = std::getenv("PLUG_PASSWORD")) {
    set(options, "brokerPassword", password);
  }
  for (std::size_t i = 0; i < words.size(); i++) {
    options.help = options.help || words[i] == "--help";
    options.schema = options.schema || words[i] == "--schema";
    if (words[i] == "--help" || words[i] == "--schema") {
      continue;
    }
    if (i + 1 == words.size()) {
      throw std::invalid_argument(words[i] + " needs a value");
    }
    take(options, words[i], words[i + 1]);
    i++;
  }
  if (!options.help && !options.schema && !missingIn(options.configuration).empty()) {
    throw std::invalid_argument("--broker is missing");
  }
  return options;
}

const char* Options::usage() {
  return "plug-host --broker HOST:PORT [option…]\n"
         "  --id NAME          the plug's device identifier (plug-host)\n"
         "  --mode MODE        plain or onem2m (plain)\n"
         "  --ca FILE          speak TLS; the certificate that the broker's must lead to\n"
         "  --set NAME=VALUE   any member of the configuration, e.g. reportEveryS=1; the password better in the\n"
         "                     environment: PLUG_PASSWORD\n"
         "  --flash FOLDER     where the flash is (plug-flash)\n"
         "  --speed FACTOR     how fast the simulated time runs (1)\n"
         "  --start-at SECONDS when it begins, since 1970 (now)\n"
         "  --update-key FILE  the public key (PEM) of whoever signs firmware\n"
         "  --schema           print the JSON Schema of the configuration\n"
         "SIGUSR1 presses the button. SIGTERM saves and ends; SIGKILL is a power cut.\n";
}

}  // namespace wattm2m
