// SPDX-License-Identifier: EPL-2.0
#include "onem2m_uplink.h"

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
  switch (event.kind) {
    case LinkEvent::Kind::kConnected:
      return begin(nowMs);
    case LinkEvent::Kind::kDisconnected:
      connected_ = false;
      pending_.reset();
      return parties_.listener.readingsFailed();
    case LinkEvent::Kind::kConfirmed:
      return;
    case LinkEvent::Kind::kMessage:
      return receive(event, nowMs);
  }
}

void OneM2mUplink::begin(std::int64_t nowMs) {
  char memory[128];
  TextWriter filter(memory, sizeof memory);
  filter.append(kAnswers).append("C").append(names_.device).append("/+/json");
  parties_.link.subscribe(filter.text());
  filter.rewind(0);
  filter.append(kRequests).append("+/C").append(names_.device).append("/json");
  parties_.link.subscribe(filter.text());
  connected_ = true;
  step_ = 0;
  sendSetup(nowMs);
}

// What is not answered in time is sent again: the setup's request anew, readings by the plug, which still has them.
void OneM2mUplink::tick(std::int64_t nowMs) {
  if (!connected_ || nowMs < pauseUntilMs_) {
    return;
  }
  if (pending_ && nowMs - pending_->sentAtMs >= kPatienceMs) {
    const bool readings = pending_->readings;
    pending_.reset();
    if (readings) {
      parties_.listener.readingsFailed();
    }
  }
  if (!pending_ && step_ <= kSetupRequests) {
    sendSetup(nowMs);
  }
}

void OneM2mUplink::sendSetup(std::int64_t nowMs) {
  TextWriter out(buffer_.data(), buffer_.size());
  const RequestId id = nextId();
  if (step_ < kSetupRequests) {
    writeSetupRequest(out, names_, step_, id);
  } else {
    writeFirmware(out, names_, id, UpdateStatus::kNone, "");
  }
  publishRequest(out.text());
  pending_ = Pending{id.number, nowMs, false};
}

bool OneM2mUplink::sendReadings(std::string_view json, std::int64_t nowMs) {
  if (!ready() || pending_ || nowMs < pauseUntilMs_) {
    return false;
  }
  TextWriter out(buffer_.data(), buffer_.size());
  const RequestId id = nextId();
  writeInstance(out, names_, id, "telemetry", json);
  if (!publishRequest(out.text())) {
    return false;
  }
  pending_ = Pending{id.number, nowMs, true};
  return true;
}

void OneM2mUplink::sendState(const RelayState& state, std::int64_t timestampS) {
  char memory[128];
  TextWriter content(memory, sizeof memory);
  writeStateContent(content, state, timestampS);
  TextWriter out(buffer_.data(), buffer_.size());
  writeInstance(out, names_, nextId(), "state", content.text());
  publishRequest(out.text());
}

void OneM2mUplink::sendUpdate(UpdateStatus status, std::string_view reason) {
  TextWriter out(buffer_.data(), buffer_.size());
  writeFirmware(out, names_, nextId(), status, reason);
  publishRequest(out.text());
}

void OneM2mUplink::receive(const LinkEvent& event, std::int64_t nowMs) {
  if (startsWith(event.topic, kAnswers)) {
    receiveAnswer(event.payload, nowMs);
  } else if (startsWith(event.topic, kRequests)) {
    receiveNotification(event);
  }
}

void OneM2mUplink::receiveAnswer(std::string_view payload, std::int64_t nowMs) {
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
  const bool readings = pending_->readings;
  pending_.reset();
  return readings ? takeReadingsAnswer(status, nowMs) : takeSetupAnswer(status, nowMs);
}

void OneM2mUplink::takeSetupAnswer(int status, std::int64_t nowMs) {
  if (!isThere(status)) {
    // somebody may have to register the plug first; or the registration is gone meanwhile
    step_ = 0;
    pauseUntilMs_ = nowMs + kPauseMs;
    return;
  }
  step_++;
  if (step_ <= kSetupRequests) {
    sendSetup(nowMs);
  }
}

void OneM2mUplink::takeReadingsAnswer(int status, std::int64_t nowMs) {
  if (isSuccess(status)) {
    return parties_.listener.readingsDelivered();
  }
  pauseUntilMs_ = nowMs + kPauseMs;
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

bool OneM2mUplink::publishRequest(std::string_view primitive) {
  char memory[128];
  TextWriter topic(memory, sizeof memory);
  topic.append(kRequests).append("C").append(names_.device).append("/").append(names_.cseId).append("/json");
  return !primitive.empty() && parties_.link.publish(topic.text(), primitive, false).has_value();
}

}  // namespace wattm2m
