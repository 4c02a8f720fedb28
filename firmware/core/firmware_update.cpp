// SPDX-License-Identifier: EPL-2.0
#include "firmware_update.h"

#include <algorithm>

namespace wattm2m {
namespace {
// the version that was tried last, until its outcome was told
constexpr std::string_view kTried = "tried";
}  // namespace

FirmwareUpdate::FirmwareUpdate(const Parts& parts, const RunningFirmware& running) : parts_(parts), running_(running) {
  if (parts_.slots.onTrial()) {
    step_ = Step::kTrial;
    become(UpdateStatus::kInProcess, "on trial");
  } else {
    recallOutcome();
  }
}

// A version that was tried and does not run now was rolled back, by this class or by the boot loader.
void FirmwareUpdate::recallOutcome() {
  char memory[32];
  TextWriter tried(memory, sizeof memory);
  parts_.notes.read(kTried, tried);
  if (tried.text().empty()) {
    return;
  }
  const bool runs = tried.text() == running_.version;
  become(runs ? UpdateStatus::kSuccessful : UpdateStatus::kFailed, runs ? "confirmed" : "rolled back");
  parts_.notes.write(kTried, "");
}

bool FirmwareUpdate::order(std::string_view url) {
  if (step_ != Step::kIdle) {
    return false;
  }
  become(UpdateStatus::kInProcess, "downloading");
  received_ = 0;
  if (parts_.source.open(url)) {
    step_ = Step::kHeader;
  } else {
    fail("cannot be downloaded");
  }
  return true;
}

bool FirmwareUpdate::tick(std::int64_t nowMs, bool connected) {
  return step_ == Step::kTrial ? tickTrial(nowMs, connected) : tickDownload();
}

bool FirmwareUpdate::takeChange() {
  const bool changed = changed_;
  changed_ = false;
  return changed;
}

bool FirmwareUpdate::tickDownload() {
  if (step_ == Step::kHeader) {
    takeHeader();
  } else if (step_ == Step::kBody) {
    return takeBody();
  }
  return false;
}

void FirmwareUpdate::takeHeader() {
  FirmwareImage::Header header{};
  const auto got = fill(header.data(), header.size());
  const auto image = got == header.size() ? FirmwareImage::decode(header) : std::nullopt;
  if (!image) {
    return fail("is no firmware image");
  }
  if (image->boardText() != running_.board) {
    return fail("is for another board");
  }
  if (image->build <= running_.build) {
    return fail("is not newer");
  }
  if (!parts_.slots.begin(image->size)) {
    return fail("does not fit");
  }
  image_ = *image;
  parts_.signature.begin();
  parts_.signature.add(header.data(), FirmwareImage::kSignedHeader);
  step_ = Step::kBody;
}

bool FirmwareUpdate::takeBody() {
  std::uint8_t chunk[kChunk];
  const auto got = parts_.source.read(chunk, std::min<std::size_t>(kChunk, image_.size - received_));
  if (!got || *got == 0) {
    fail("the download broke off");
    return false;
  }
  if (!parts_.slots.write(chunk, *got)) {
    fail("cannot be written");
    return false;
  }
  parts_.signature.add(chunk, *got);
  received_ += static_cast<std::uint32_t>(*got);
  return received_ == image_.size && finish();
}

// What was written becomes bootable only here, after its signature was found good.
bool FirmwareUpdate::finish() {
  if (!parts_.signature.matches(image_.signature.data(), image_.signatureSize)) {
    fail("the signature is wrong");
    return false;
  }
  if (!parts_.notes.write(kTried, image_.versionText()) || !parts_.slots.activate()) {
    fail("cannot be activated");
    return false;
  }
  parts_.source.close();
  step_ = Step::kIdle;
  become(UpdateStatus::kInProcess, "restarting");
  return true;
}

bool FirmwareUpdate::tickTrial(std::int64_t nowMs, bool connected) {
  startedAtMs_ = startedAtMs_.value_or(nowMs);
  connectedAtMs_ = connected ? std::optional(connectedAtMs_.value_or(nowMs)) : std::nullopt;
  if (connectedAtMs_ && nowMs - *connectedAtMs_ >= kConfirmAfterMs && parts_.slots.confirm()) {
    step_ = Step::kIdle;
    recallOutcome();
    return false;
  }
  return nowMs - *startedAtMs_ >= kRollBackAfterMs && parts_.slots.rollBack();
}

std::optional<std::size_t> FirmwareUpdate::fill(std::uint8_t* to, std::size_t size) {
  std::size_t filled = 0;
  while (filled < size) {
    const auto got = parts_.source.read(to + filled, size - filled);
    if (!got || *got == 0) {
      return got ? std::optional(filled) : std::nullopt;
    }
    filled += *got;
  }
  return filled;
}

void FirmwareUpdate::fail(std::string_view reason) {
  parts_.source.close();
  step_ = Step::kIdle;
  become(UpdateStatus::kFailed, reason);
}

void FirmwareUpdate::become(UpdateStatus status, std::string_view reason) {
  status_ = status;
  reason_.set(reason);
  changed_ = true;
}

}  // namespace wattm2m
