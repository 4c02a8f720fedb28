// SPDX-License-Identifier: EPL-2.0
// plug-host: the firmware's core as a program, with a simulated load and files for flash, at a real broker.
#include <curl/curl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>

#include "host_plug.h"

namespace {
volatile std::sig_atomic_t ended = 0;
volatile std::sig_atomic_t pressed = 0;

void end(int) { ended = 1; }
void press(int) { pressed = 1; }

// Until it is told to end; returns when the simulated time is to go on after a restart, or 0.
std::int64_t simulate(const wattm2m::Options& options) {
  wattm2m::HostPlug plug(options);
  while (ended == 0) {
    if (pressed != 0) {
      pressed = 0;
      plug.press();
    }
    if (plug.run()) {
      std::printf("restarting\n");
      return plug.simulatedS();
    }
  }
  plug.save();
  return 0;
}

void printSchema() {
  static char memory[16 * 1024];
  wattm2m::TextWriter schema(memory, sizeof memory);
  wattm2m::writeConfigurationSchema(schema);
  std::fwrite(schema.text().data(), 1, schema.text().size(), stdout);
}

int run(const std::vector<std::string>& words) {
  wattm2m::Options options = wattm2m::Options::of(words);
  if (options.help || options.schema) {
    options.help ? static_cast<void>(std::fputs(wattm2m::Options::usage(), stdout)) : printSchema();
    return 0;
  }
  while ((options.startAtS = simulate(options)) > 0) {
  }
  return 0;
}
}  // namespace

int main(int count, char** words) {
  std::signal(SIGTERM, end);
  std::signal(SIGINT, end);
  std::signal(SIGUSR1, press);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  int status = 2;
  try {
    status = run(std::vector<std::string>(words + 1, words + count));
  } catch (const std::exception& wrong) {
    std::fprintf(stderr, "plug-host: %s\n%s", wrong.what(), wattm2m::Options::usage());
  }
  curl_global_cleanup();
  return status;
}
