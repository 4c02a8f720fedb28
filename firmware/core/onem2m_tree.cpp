// SPDX-License-Identifier: EPL-2.0
#include "onem2m_tree.h"

#include "json.h"

namespace wattm2m {
namespace {
// operations and resource types of TS-0004 6.3.4.2
constexpr int kCreate = 1;
constexpr int kUpdate = 3;
enum Type { kAe = 2, kContainer = 3, kContentInstance = 4, kMgmtObj = 13, kNode = 14, kSubscription = 23 };

// What is created where.
struct Setup {
  Type type;
  // below the AE, else below the node; which of them itself
  bool inAe;
  std::string_view parent;
};

constexpr Setup kSetup[kSetupRequests] = {
    {kAe, true, ""},           {kContainer, true, "/"},    {kContainer, true, "/"},
    {kContainer, true, "/"},   {kSubscription, true, "/command"}, {kNode, false, ""},
    {kMgmtObj, false, "/"},    {kMgmtObj, false, "/"},     {kSubscription, false, "/firmware"},
};

void begin(TextWriter& out, const OneM2mNames& names, int operation, RequestId id) {
  out.append("{\"op\":").append(std::int64_t{operation}).append(",\"fr\":\"C").append(names.device);
  out.append("\",\"rqi\":\"").append(std::int64_t{id.start}).append("-").append(std::int64_t{id.number});
  out.append("\",\"rvi\":\"3\",\"rcn\":0,\"to\":\"").append(names.cseName);
}

void beginCreate(TextWriter& out, Type type) {
  out.append("\",\"ty\":").append(std::int64_t{type}).append(",\"pc\":{");
}

void writeTarget(TextWriter& out, const OneM2mNames& names, const Setup& setup) {
  if (!setup.parent.empty()) {
    out.append("/").append(names.device).append(setup.inAe ? "" : "-node");
    out.append(setup.parent == "/" ? std::string_view() : setup.parent);
  }
}

void writeAe(TextWriter& out, const OneM2mNames& names) {
  out.append("\"m2m:ae\":{\"rn\":\"").append(names.device);
  out.append("\",\"api\":\"Nio.wattm2m.plug\",\"rr\":true,\"srv\":[\"3\"],\"poa\":[\"").append(names.pointOfAccess);
  out.append("\"]}");
}

void writeContainer(TextWriter& out, std::string_view name, std::int64_t instances) {
  out.append("\"m2m:cnt\":{\"rn\":\"").append(name).append("\",\"mni\":").append(instances).append("}");
}

// Tells the AE itself; of the firmware only that an update is ordered, not what the plug writes there.
void writeSubscription(TextWriter& out, const OneM2mNames& names, bool ofFirmware) {
  out.append("\"m2m:sub\":{\"rn\":\"").append(ofFirmware ? "orders" : "commands");
  out.append("\",\"nct\":1,\"nu\":[\"/").append(names.cseId).append("/C").append(names.device);
  out.append("\"],\"enc\":").append(ofFirmware ? "{\"net\":[1],\"atr\":[\"ud\"]}}" : "{\"net\":[3]}}");
}

void writeFirmwareObject(TextWriter& out, const OneM2mNames& names) {
  out.append("\"m2m:fwr\":{\"rn\":\"firmware\",\"mgd\":1001,\"vr\":\"").append(names.version);
  out.append("\",\"fwn\":\"wattm2m-plug\",\"url\":\"about:blank\",\"ud\":false}");
}

void writeDevice(TextWriter& out, const OneM2mNames& names) {
  out.append("\"m2m:dvi\":{\"rn\":\"device\",\"mgd\":1007,\"dlb\":\"").append(names.device);
  out.append("\",\"man\":\"WattM2M\",\"mod\":\"plug\",\"dty\":\"smart plug\",\"fwv\":\"").append(names.version);
  out.append("\"}");
}

void writeNode(TextWriter& out, const OneM2mNames& names) {
  out.append("\"m2m:nod\":{\"rn\":\"").append(names.device).append("-node\",\"ni\":\"").append(names.device);
  out.append("\"}");
}

void writeContent(TextWriter& out, const OneM2mNames& names, std::size_t step) {
  switch (step) {
    case 0:
      return writeAe(out, names);
    case 1:
      return writeContainer(out, "telemetry", 100'000);
    case 2:
      return writeContainer(out, "command", 10);
    case 3:
      return writeContainer(out, "state", 100);
    case 5:
      return writeNode(out, names);
    case 6:
      return writeFirmwareObject(out, names);
    case 7:
      return writeDevice(out, names);
    default:
      return writeSubscription(out, names, step == 8);
  }
}
}  // namespace

void writeSetupRequest(TextWriter& out, const OneM2mNames& names, std::size_t step, RequestId id) {
  begin(out, names, kCreate, id);
  writeTarget(out, names, kSetup[step]);
  beginCreate(out, kSetup[step].type);
  writeContent(out, names, step);
  out.append("}}");
}

void writeInstance(TextWriter& out, const OneM2mNames& names, RequestId id, std::string_view container,
                   std::string_view content) {
  begin(out, names, kCreate, id);
  out.append("/").append(names.device).append("/").append(container);
  beginCreate(out, kContentInstance);
  out.append("\"m2m:cin\":{\"cnf\":\"application/json:0\",\"con\":").append(content).append("}}}");
}

void writeFirmware(TextWriter& out, const OneM2mNames& names, RequestId id, UpdateStatus status,
                   std::string_view reason) {
  begin(out, names, kUpdate, id);
  out.append("/").append(names.device).append("-node/firmware\",\"pc\":{\"m2m:fwr\":{\"vr\":\"").append(names.version);
  out.append("\"");
  if (status != UpdateStatus::kNone) {
    out.append(",\"uds\":{\"acn\":\"update\",\"sus\":").append(static_cast<std::int64_t>(status)).append("}");
    out.append(",\"dc\":\"").append(reason).append("\"");
  }
  out.append(status == UpdateStatus::kSuccessful || status == UpdateStatus::kFailed ? ",\"ud\":false}}}" : "}}}");
}

void writeOk(TextWriter& out, std::string_view requestId) {
  out.append("{\"rsc\":2000,\"rqi\":\"").append(requestId).append("\",\"rvi\":\"3\"}");
}

}  // namespace wattm2m
