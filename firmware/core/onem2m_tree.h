// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "configuration.h"
#include "text.h"
#include "uplink.h"

// The resources of a plug that is an application entity (AE) by itself, and the primitives of TS-0004 in JSON that make
// and change them:
//   <cseName>/<deviceId>            AE, AE-ID C<deviceId>, ⊃ telemetry, command ⊃ commands (subscription), state
//   <cseName>/<deviceId>-node       node ⊃ firmware ⊃ orders (subscription), device (deviceInfo)
namespace wattm2m {

// Whom a plug talks to and as whom.
struct OneM2mNames {
  std::string_view device;
  std::string_view cseId;
  std::string_view cseName;
  // the broker, as mqtt://host:port
  std::string_view pointOfAccess;
  std::string_view version;
};

// How many requests make the plug's resources; each may find that its resource is there already.
constexpr std::size_t kSetupRequests = 9;

// Which request: a number of this plug's start and one of the request, so that a restarted plug's requests are new ones.
struct RequestId {
  std::uint32_t start = 0;
  std::uint32_t number = 0;
};

void writeSetupRequest(TextWriter& out, const OneM2mNames& names, std::size_t step, RequestId id);

// CREATE of a contentInstance in `telemetry` or `state` with this JSON as its content.
void writeInstance(TextWriter& out, const OneM2mNames& names, RequestId id, std::string_view container,
                   std::string_view content);

// UPDATE of the [firmware]: the version that runs, how far an update is, and why it failed.
void writeFirmware(TextWriter& out, const OneM2mNames& names, RequestId id, UpdateStatus status,
                   std::string_view reason);

// The answer to a notification.
void writeOk(TextWriter& out, std::string_view requestId);

}  // namespace wattm2m
