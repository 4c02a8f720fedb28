// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "configuration.h"
#include "firmware_image.h"
#include "notes.h"

namespace wattm2m {

// Where firmwares are kept: the one that runs and the one to come. The hardware layer implements it; on the ESP32 these
// are the two OTA partitions, and its boot loader goes back to the old one if the new one restarts unconfirmed.
class FirmwareSlots {
 public:
  virtual ~FirmwareSlots() = default;
  // Begins to write the firmware that does not run.
  virtual bool begin(std::uint32_t size) = 0;
  virtual bool write(const std::uint8_t* bytes, std::size_t size) = 0;
  // Makes what was written the one that the next restart tries.
  virtual bool activate() = 0;
  // Whether the running firmware is tried and neither confirmed nor rolled back.
  virtual bool onTrial() const = 0;
  virtual bool confirm() = 0;
  // Makes the old firmware the one that the next restart runs.
  virtual bool rollBack() = 0;
};

// Checks signatures with the maker's public key. Implemented with mbedTLS on the ESP32 and with OpenSSL on the host.
class SignatureCheck {
 public:
  virtual ~SignatureCheck() = default;
  virtual void begin() = 0;
  virtual void add(const std::uint8_t* bytes, std::size_t size) = 0;
  // Whether this is a signature over all that was added.
  virtual bool matches(const std::uint8_t* signature, std::size_t size) = 0;
};

// Where a firmware comes from, e.g. HTTP.
class ImageSource {
 public:
  virtual ~ImageSource() = default;
  virtual bool open(std::string_view url) = 0;
  // Up to `size` bytes; 0 at the end, nothing if the connection broke.
  virtual std::optional<std::size_t> read(std::uint8_t* to, std::size_t size) = 0;
  virtual void close() = 0;
};

// What the running firmware says of itself.
struct RunningFirmware {
  std::string_view version;
  std::uint32_t build = 0;
  std::string_view board;
};

// How far an update is; the numbers are those of the oneM2M actionStatus (TS-0001 D.2).
enum class UpdateStatus { kNone = 0, kSuccessful = 1, kFailed = 2, kInProcess = 3 };

// Takes a firmware over the air: downloads it into the slot that does not run, checks board, build and signature, and has
// it tried by a restart. A firmware on trial is confirmed when it has kept a connection for half a minute; when it cannot
// within ten minutes it is rolled back. What became of an update is remembered over restarts. One thread.
class FirmwareUpdate {
 public:
  static constexpr std::int64_t kConfirmAfterMs = 30'000;
  static constexpr std::int64_t kRollBackAfterMs = 600'000;
  static constexpr std::size_t kChunk = 1024;

  struct Parts {
    FirmwareSlots& slots;
    SignatureCheck& signature;
    ImageSource& source;
    Notes& notes;
  };

  FirmwareUpdate(const Parts& parts, const RunningFirmware& running);

  // Begins to download. False while another update is on its way.
  bool order(std::string_view url);

  // Does a piece of the work; to be called often. True when the plug must restart now.
  bool tick(std::int64_t nowMs, bool connected);

  UpdateStatus status() const { return status_; }
  // Why it failed, or what it became.
  std::string_view reason() const { return reason_.view(); }
  // Whether the status has changed since the last call.
  bool takeChange();

 private:
  enum class Step { kIdle, kHeader, kBody, kTrial };

  void recallOutcome();
  bool tickDownload();
  bool tickTrial(std::int64_t nowMs, bool connected);
  void takeHeader();
  bool takeBody();
  bool finish();
  std::optional<std::size_t> fill(std::uint8_t* to, std::size_t size);
  void fail(std::string_view reason);
  void become(UpdateStatus status, std::string_view reason);

  Parts parts_;
  RunningFirmware running_;
  Step step_ = Step::kIdle;
  UpdateStatus status_ = UpdateStatus::kNone;
  Text<96> reason_;
  bool changed_ = false;
  FirmwareImage image_;
  std::uint32_t received_ = 0;
  std::optional<std::int64_t> startedAtMs_;
  std::optional<std::int64_t> connectedAtMs_;
};

}  // namespace wattm2m
