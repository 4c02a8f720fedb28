// SPDX-License-Identifier: EPL-2.0
#include "firmware_update.h"

#include <algorithm>

#include "bytes.h"
#include "fake_parts.h"
#include "testing.h"

using namespace wattm2m;
using wattm2m::testing::FakeUpdateParts;
using wattm2m::testing::RamNotes;

namespace {
std::string image(std::uint32_t build, std::string_view board, std::size_t size) {
  FirmwareImage::Header header{};
  std::copy_n("WFW1", 4, header.begin());
  put(&header[4], static_cast<std::uint32_t>(size));
  put(&header[8], build);
  std::copy_n("2.0.0", 5, &header[12]);
  std::copy(board.begin(), board.end(), &header[32]);
  put(&header[48], std::uint16_t{64});
  return std::string(header.begin(), header.end()) + std::string(size, 'f');
}

struct Device {
  FakeUpdateParts parts;
  RamNotes notes;

  FirmwareUpdate start(std::string_view version, std::uint32_t build) {
    return FirmwareUpdate({parts, parts, parts, notes}, {version, build, "esp32"});
  }
};

// Works until nothing happens any more; whether it wants to restart.
bool work(FirmwareUpdate& update) {
  bool restart = false;
  for (int i = 0; i < 100 && !restart; i++) {
    restart = update.tick(i, true);
  }
  return restart;
}

std::string outcome(Device& device) {
  FirmwareUpdate update = device.start("1.0.0", 1);
  update.order("http://x/y");
  CHECK(!work(update));
  CHECK(!device.parts.activated);
  CHECK(update.status() == UpdateStatus::kFailed);
  return std::string(update.reason());
}
}  // namespace

TEST(aGoodImageIsWrittenAndTried) {
  Device device;
  device.parts.image = image(2, "esp32", 5000);
  FirmwareUpdate update = device.start("1.0.0", 1);

  CHECK(update.order("http://x/y"));
  CHECK(update.status() == UpdateStatus::kInProcess);
  CHECK(!update.order("http://x/z"));
  CHECK(work(update));
  CHECK(device.parts.activated);
  CHECK_EQUAL(device.parts.written, std::string(5000, 'f'));
  CHECK_EQUAL(device.parts.signedBytes, 5048U);
}

TEST(aTrialIsConfirmedByAConnectionThatLasts) {
  Device device;
  device.parts.trial = true;
  device.notes.texts["tried"] = "2.0.0";
  FirmwareUpdate update = device.start("2.0.0", 2);
  CHECK(update.status() == UpdateStatus::kInProcess);

  CHECK(!update.tick(0, true));
  CHECK(!update.tick(20'000, false));
  CHECK(!update.tick(40'000, true));
  CHECK(!update.tick(69'999, true));
  CHECK(!device.parts.confirmed);
  CHECK(!update.tick(70'000, true));
  CHECK(device.parts.confirmed);
  CHECK(update.status() == UpdateStatus::kSuccessful);
  CHECK_EQUAL(device.notes.texts["tried"], "");
}

TEST(aTrialWithoutConnectionIsRolledBackAndTheOldFirmwareSaysSo) {
  Device device;
  device.parts.trial = true;
  device.notes.texts["tried"] = "2.0.0";
  FirmwareUpdate update = device.start("2.0.0", 2);
  CHECK(!update.tick(0, false));
  CHECK(!update.tick(599'999, false));
  CHECK(update.tick(600'000, false));
  CHECK(device.parts.rolledBack);

  device.parts.trial = false;
  FirmwareUpdate old = device.start("1.0.0", 1);
  CHECK(old.status() == UpdateStatus::kFailed);
  CHECK_EQUAL(old.reason(), "rolled back");
  CHECK(old.takeChange());
  CHECK(!old.takeChange());
}

TEST(aWrongSignatureIsRefused) {
  Device device;
  device.parts.image = image(2, "esp32", 3000);
  device.parts.signatureIsGood = false;
  CHECK_EQUAL(outcome(device), "the signature is wrong");
}

TEST(whatIsNotForThisPlugIsRefusedBeforeItIsWritten) {
  Device device;
  device.parts.image = image(2, "toaster", 3000);
  CHECK_EQUAL(outcome(device), "is for another board");
  device.parts.image = image(1, "esp32", 3000);
  CHECK_EQUAL(outcome(device), "is not newer");
  device.parts.image = "<html>";
  CHECK_EQUAL(outcome(device), "is no firmware image");
  device.parts.image = std::string(4000, 'x');
  CHECK_EQUAL(outcome(device), "is no firmware image");
  device.parts.image = image(2, "esp32", 3000);
  device.parts.fits = false;
  CHECK_EQUAL(outcome(device), "does not fit");
  CHECK_EQUAL(device.parts.written, "");
}

TEST(aDownloadThatBreaksOffIsRefused) {
  Device device;
  device.parts.image = image(2, "esp32", 3000).substr(0, 2000);
  CHECK_EQUAL(outcome(device), "the download broke off");
  device.parts.reachable = false;
  CHECK_EQUAL(outcome(device), "cannot be downloaded");
}

TEST(afterAFailureTheNextOrderIsTaken) {
  Device device;
  FirmwareUpdate update = device.start("1.0.0", 1);
  device.parts.reachable = false;
  update.order("http://x/y");
  device.parts.reachable = true;
  device.parts.image = image(2, "esp32", 10);

  CHECK(update.order("http://x/y"));
  CHECK(work(update));
}
