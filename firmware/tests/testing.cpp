// SPDX-License-Identifier: EPL-2.0
#include "testing.h"

#include <iostream>
#include <vector>

namespace wattm2m::testing {
namespace {
std::vector<const Test*>& tests() {
  static std::vector<const Test*> all;
  return all;
}

int failures = 0;
}  // namespace

Test::Test(const char* testName, void (*testBody)()) : name(testName), body(testBody) { tests().push_back(this); }

void fail(const char* file, int line, const std::string& what) {
  failures++;
  std::cerr << file << ":" << line << ": " << what << "\n";
}

}  // namespace wattm2m::testing

int main() {
  using namespace wattm2m::testing;
  int failed = 0;
  for (const Test* test : tests()) {
    const int before = failures;
    test->body();
    failed += failures > before ? 1 : 0;
    std::cout << (failures > before ? "FAILED " : "ok     ") << test->name << "\n";
  }
  std::cout << tests().size() << " tests, " << failed << " failed\n";
  return failed == 0 && !tests().empty() ? 0 : 1;
}
