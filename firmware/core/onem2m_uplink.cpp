// SPDX-License-Identifier: EPL-2.0
#include "onem2m_uplink.h"

#include <algorithm>

#include "json.h"
#include "messages.h"
#include "numbers.h"

namespace wattm2m {
namespace {
// response status codes of TS-0004 6.6.3
constexpr int kNotFound = 4004;
constexpr int kConflict = 4105;
constexpr int kAlreadyRegistered = 4117;
constexpr std::string_view kRequests = "/oneM2M/req/";
constexpr std::string_view kAnswers = "/oneM2M/resp/";

bool isSuccess(int status) { return status >= 2000 && status < 3000; }

bool isThere(int status) { return isSuccess(status) || status == kConflict || status == kAlreadyRegistered; }

bool startsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }
}  // namespace

void OneM2mUplink::handle(const LinkEvent& event, std::int64_t nowMs) {
  nowMs_ = nowMs;
  switch (event.kind) {
    case LinkEvent::Kind::kConnected:
      return begin();
    case LinkEvent::Kind::kDisconnected:
      connected_ = false;
      pending_.reset();
      statesWaiting_ = 0;
      return parties_.listener.readingsFailed();
    case LinkEvent::Kind::kConfirmed:
      return;
    case LinkEvent::Kind::kMessage:
      return receive(event);
  }
}

void OneM2mUplink::begin() {
  char memory[128];
  TextWriter filter(memory, sizeof memory);
  filter.append(kAnswers).append("C").append(names_.device).append("/+/json");
  parties_.link.subscribe(filter.text());
  filter.rewind(0);
  filter.append(kRequests).append("+/C").append(names_.device).append("/json");
  parties_.link.subscribe(filter.text());
  connected_ = true;
  step_ = 0;
  advance();
}

// What is not answered in time is given up: the setup's request is sent anew, readings by the plug, which still has them.
void OneM2mUplink::tick(std::int64_t nowMs) {
  nowMs_ = nowMs;
  if (pending_ && nowMs - pending_->sentAtMs >= kPatienceMs) {
    const Kind kind = pending_->kind;
    pending_.reset();
    if (kind == Kind::kReadings) {
      parties_.listener.readingsFailed();
    }
  }
  advance();
}

void OneM2mUplink::advance() {
  if (!connected_ || pending_ || nowMs_ < pauseUntilMs_) {
    return;
  }
  if (step_ <= kSetupRequests) {
    sendSetup();
  } else {
    sendWaiting();
  }
}

void OneM2mUplink::sendSetup() {
  TextWriter out(buffer_.data(), buffer_.size());
  const RequestId id = nextId();
  if (step_ < kSetupRequests) {
    writeSetupRequest(out, names_, step_, id);
  } else {
    writeFirmware(out, names_, id, UpdateStatus::kNone, "");
  }
  request(Kind::kSetup, id.number, out.text());
}

void OneM2mUplink::sendWaiting() {
  TextWriter out(buffer_.data(), buffer_.size());
  if (statesWaiting_ > 0) {
    char memory[128];
    TextWriter content(memory, sizeof memory);
    writeStateContent(content, states_[0].state, states_[0].timestampS);
    std::copy(states_.begin() + 1, states_.end(), states_.begin());
    statesWaiting_--;
    const RequestId id = nextId();
    writeInstance(out, names_, id, "state", content.text());
    request(Kind::kOther, id.number, out.text());
  } else if (update_) {
    const RequestId id = nextId();
    writeFirmware(out, names_, id, *update_, updateReason_.view());
    update_.reset();
    request(Kind::kOther, id.number, out.text());
  }
}

bool OneM2mUplink::sendReadings(std::string_view json, std::int64_t nowMs) {
  nowMs_ = nowMs;
  if (!ready() || pending_ || nowMs < pauseUntilMs_) {
    return false;
  }
  TextWriter out(buffer_.data(), buffer_.size());
  const RequestId id = nextId();
  writeInstance(out, names_, id, "telemetry", json);
  return request(Kind::kReadings, id.number, out.text());
}

void OneM2mUplink::sendState(const RelayState& state, std::int64_t timestampS) {
  if (statesWaiting_ == kMostStates) {
    std::copy(states_.begin() + 1, states_.end(), states_.begin());
    statesWaiting_--;
  }
  states_[statesWaiting_++] = {state, timestampS};
  advance();
}

void OneM2mUplink::sendUpdate(UpdateStatus status, std::string_view reason) {
  update_ = status;
  updateReason_.set(reason);
  advance();
}

void OneM2mUplink::receive(const LinkEvent& event) {
  if (startsWith(event.topic, kAnswers)) {
    receiveAnswer(event.payload);
  } else if (startsWith(event.topic, kRequests)) {
    receiveNotification(event);
  }
}

void OneM2mUplink::receiveAnswer(std::string_view payload) {
  const auto answer = Json::parse(payload);
  const auto rsc = answer ? answer->member("rsc") : std::nullopt;
  const auto rqi = answer ? answer->member("rqi") : std::nullopt;
  if (!rsc || !rqi || !rqi->string()) {
    return;
  }
  const auto status = static_cast<int>(rsc->integer().value_or(0));
  const std::string_view id = *rqi->string();
  const auto number = wholeNumber(id.substr(id.find('-') == std::string_view::npos ? id.size() : id.find('-') + 1));
  lastFault_ = isThere(status) ? lastFault_ : status;
  if (!pending_ || number != std::int64_t{pending_->number}) {
    return;
  }
  const Kind kind = pending_->kind;
  pending_.reset();
  if (kind == Kind::kSetup) {
    takeSetupAnswer(status);
  } else if (kind == Kind::kReadings) {
    takeReadingsAnswer(status);
  }
  advance();
}

// If it failed, somebody may have to register the plug first; or the registration is gone meanwhile.
void OneM2mUplink::takeSetupAnswer(int status) {
  const bool there = isThere(status);
  step_ = there ? step_ + 1 : 0;
  pauseUntilMs_ = there ? pauseUntilMs_ : nowMs_ + kPauseMs;
}

void OneM2mUplink::takeReadingsAnswer(int status) {
  if (isSuccess(status)) {
    return parties_.listener.readingsDelivered();
  }
  pauseUntilMs_ = nowMs_ + kPauseMs;
  step_ = status == kNotFound ? 0 : step_;
  parties_.listener.readingsFailed();
}

// Answers first: the CSE would send it again. The answer's topic names the two in the same order as the request's.
void OneM2mUplink::receiveNotification(const LinkEvent& event) {
  const auto request = Json::parse(event.payload);
  const auto rqi = request ? request->member("rqi") : std::nullopt;
  if (!rqi || !rqi->string()) {
    return;
  }
  char topic[128];
  TextWriter to(topic, sizeof topic);
  to.append(kAnswers).append(event.topic.substr(kRequests.size()));
  char answer[128];
  TextWriter ok(answer, sizeof answer);
  writeOk(ok, *rqi->string());
  parties_.link.publish(to.text(), ok.text(), false);

  const auto content = request->at("pc", "m2m:sgn", "nev", "rep");
  if (content) {
    obey(content->raw());
  }
}

void OneM2mUplink::obey(std::string_view content) {
  const auto representation = Json::parse(content);
  const auto instance = representation->at("m2m:cin", "con");
  const auto firmware = representation->member("m2m:fwr");
  char memory[kLongestCommand];
  TextWriter text(memory, sizeof memory);
  if (instance) {
    const auto command = parseRelayCommand(instance->unescaped(text) ? text.text() : instance->raw());
    return command ? parties_.listener.commanded(*command) : void();
  }
  const auto url = firmware ? firmware->member("url") : std::nullopt;
  const auto update = firmware ? firmware->member("ud") : std::nullopt;
  if (url && update && update->boolean() == true && url->unescaped(text)) {
    parties_.listener.updateOrdered(text.text());
  }
}

bool OneM2mUplink::request(Kind kind, std::uint32_t number, std::string_view primitive) {
  char memory[128];
  TextWriter topic(memory, sizeof memory);
  topic.append(kRequests).append("C").append(names_.device).append("/").append(names_.cseId).append("/json");
  if (primitive.empty() || !parties_.link.publish(topic.text(), primitive, false)) {
    return false;
  }
  pending_ = Pending{number, nowMs_, kind};
  return true;
}

}  // namespace wattm2m
