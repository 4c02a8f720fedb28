// SPDX-License-Identifier: EPL-2.0
#include "plain_uplink.h"

#include "json.h"
#include "messages.h"

namespace wattm2m {
namespace {
constexpr std::size_t kLongestTopic = 96;

std::string_view written(UpdateStatus status) {
  switch (status) {
    case UpdateStatus::kSuccessful:
      return "successful";
    case UpdateStatus::kFailed:
      return "failed";
    case UpdateStatus::kInProcess:
      return "in process";
    case UpdateStatus::kNone:
      break;
  }
  return "none";
}
}  // namespace

PlainUplink::PlainUplink(const Parties& parties, const DeviceId& device, std::string_view version)
    : parties_(parties), device_(device), version_(version) {}

void PlainUplink::handle(const LinkEvent& event, std::int64_t) {
  switch (event.kind) {
    case LinkEvent::Kind::kConnected:
      return begin();
    case LinkEvent::Kind::kDisconnected:
      connected_ = false;
      onTheWay_.reset();
      return parties_.listener.readingsFailed();
    case LinkEvent::Kind::kConfirmed:
      if (onTheWay_ == event.token) {
        onTheWay_.reset();
        parties_.listener.readingsDelivered();
      }
      return;
    case LinkEvent::Kind::kMessage:
      return receive(event);
  }
}

void PlainUplink::begin() {
  for (const Topic topic : {Topic::kCommand, Topic::kUpdate}) {
    char memory[kLongestTopic];
    TextWriter filter(memory, sizeof memory);
    writeTopic(filter, device_, topic);
    parties_.link.subscribe(filter.text());
  }
  publish(Topic::kAvailability, "online", true);
  sendUpdate(UpdateStatus::kNone, "");
  connected_ = true;
}

void PlainUplink::receive(const LinkEvent& event) {
  if (isTopic(event.topic, Topic::kCommand)) {
    const auto command = parseRelayCommand(event.payload);
    if (command) {
      parties_.listener.commanded(*command);
    }
    return;
  }
  const auto order = isTopic(event.topic, Topic::kUpdate) ? Json::parse(event.payload) : std::nullopt;
  const auto url = order ? order->member("url") : std::nullopt;
  char memory[256];
  TextWriter text(memory, sizeof memory);
  if (url && url->unescaped(text)) {
    parties_.listener.updateOrdered(text.text());
  }
}

bool PlainUplink::sendReadings(std::string_view json, std::int64_t) {
  onTheWay_ = publish(Topic::kData, json, false);
  return onTheWay_.has_value();
}

void PlainUplink::sendState(const RelayState& state, std::int64_t timestampS) {
  char memory[192];
  TextWriter message(memory, sizeof memory);
  writeState(message, device_, state, timestampS);
  publish(Topic::kState, message.text(), true);
}

void PlainUplink::sendUpdate(UpdateStatus status, std::string_view reason) {
  char memory[256];
  TextWriter message(memory, sizeof memory);
  message.append("{\"version\":\"").append(version_).append("\",\"status\":\"").append(written(status));
  message.append("\",\"reason\":\"").append(reason).append("\"}");
  publish(Topic::kFirmware, message.text(), true);
}

bool PlainUplink::isTopic(std::string_view topic, Topic wanted) const {
  char memory[kLongestTopic];
  TextWriter own(memory, sizeof memory);
  writeTopic(own, device_, wanted);
  return own.text() == topic;
}

std::optional<int> PlainUplink::publish(Topic topic, std::string_view payload, bool retain) {
  char memory[kLongestTopic];
  TextWriter to(memory, sizeof memory);
  writeTopic(to, device_, topic);
  return parties_.link.publish(to.text(), payload, retain);
}

}  // namespace wattm2m
