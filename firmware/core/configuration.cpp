// SPDX-License-Identifier: EPL-2.0
#include "configuration.h"

#include "device_id.h"
#include "json.h"
#include "numbers.h"

namespace wattm2m {
namespace {
template <auto kMember>
bool setText(Configuration& configuration, std::string_view value) {
  return (configuration.*kMember).set(value);
}

template <auto kMember>
void text(Configuration& configuration, MemberVisitor& visitor, const Member& member) {
  visitor.text(member, (configuration.*kMember).view(), setText<kMember>);
}

// The value of one member, set from text.
class Setter : public MemberVisitor {
 public:
  Setter(Configuration& target, std::string_view name, std::string_view value)
      : target_(target), name_(name), value_(value) {}

  void number(const Member& member, double& value) override {
    if (member.name == name_) {
      const auto read = decimalNumber(value_);
      const bool right = read && *read >= member.least && *read <= member.most;
      wrong_ = right ? "" : "is not a number within its limits";
      value = right ? *read : value;
    }
  }

  void truth(const Member& member, bool& value) override {
    if (member.name == name_) {
      wrong_ = value_ == "true" || value_ == "false" ? "" : "is neither true nor false";
      value = wrong_.empty() ? value_ == "true" : value;
    }
  }

  void text(const Member& member, std::string_view, bool (*set)(Configuration&, std::string_view)) override {
    if (member.name == name_) {
      const bool named = member.name != "deviceId" || value_.empty() || DeviceId::of(value_);
      wrong_ = !named ? "is no device identifier" : set(target_, value_) ? "" : "is too long";
    }
  }

  std::string_view wrong() const { return wrong_; }

 private:
  Configuration& target_;
  std::string_view name_;
  std::string_view value_;
  std::string_view wrong_ = "is not known";
};

class JsonWriter : public MemberVisitor {
 public:
  JsonWriter(TextWriter& out, bool withSecrets) : out_(out), withSecrets_(withSecrets) {}

  void number(const Member& member, double& value) override { begin(member).append(value, 6); }

  void truth(const Member& member, bool& value) override { begin(member).append(value ? "true" : "false"); }

  void text(const Member& member, std::string_view value, bool (*)(Configuration&, std::string_view)) override {
    if (withSecrets_ || !member.secret) {
      writeEscaped(begin(member).append("\""), value);
      out_.append("\"");
    }
  }

 private:
  TextWriter& begin(const Member& member) {
    out_.append(first_ ? "{\"" : ",\"").append(member.name).append("\":");
    first_ = false;
    return out_;
  }

  TextWriter& out_;
  bool withSecrets_;
  bool first_ = true;
};

class SchemaWriter : public MemberVisitor {
 public:
  explicit SchemaWriter(TextWriter& out) : out_(out) {}

  void number(const Member& member, double& value) override {
    begin(member, "number").append(", \"minimum\": ").append(member.least, decimals(member.least));
    out_.append(", \"maximum\": ").append(member.most, decimals(member.most));
    out_.append(", \"default\": ").append(value, decimals(value));
    end(member);
  }

  void truth(const Member& member, bool& value) override {
    begin(member, "boolean").append(", \"default\": ").append(value ? "true" : "false");
    end(member);
  }

  void text(const Member& member, std::string_view value, bool (*)(Configuration&, std::string_view)) override {
    begin(member, "string").append(", \"maxLength\": ").append(member.most, 0);
    if (!value.empty()) {
      out_.append(", \"default\": \"").append(value).append("\"");
    }
    out_.append(member.secret ? ", \"writeOnly\": true" : "");
    end(member);
  }

 private:
  static int decimals(double value) { return value == static_cast<double>(static_cast<std::int64_t>(value)) ? 0 : 6; }

  TextWriter& begin(const Member& member, std::string_view type) {
    out_.append(first_ ? "" : ",\n").append("    \"").append(member.name).append("\": {\"type\": \"");
    first_ = false;
    return out_.append(type).append("\"");
  }

  void end(const Member& member) { out_.append(",\n      \"description\": \"").append(member.meaning).append("\"}"); }

  TextWriter& out_;
  bool first_ = true;
};
}  // namespace

void visit(Configuration& c, MemberVisitor& v) {
  using C = Configuration;
  text<&C::deviceId>(c, v, {"deviceId", "How the plug is called in topics and resources.", 1, 64, false});
  text<&C::wifiName>(c, v, {"wifiName", "The name (SSID) of the network.", 0, 32, false});
  text<&C::wifiPassword>(c, v, {"wifiPassword", "Its password.", 0, 63, true});
  text<&C::brokerHost>(c, v, {"brokerHost", "Name or address of the MQTT broker.", 0, 128, false});
  v.number({"brokerPort", "Its port.", 1, 65'535, false}, c.brokerPort);
  v.truth({"brokerTls", "Whether to speak TLS.", 0, 0, false}, c.brokerTls);
  text<&C::brokerUser>(c, v, {"brokerUser", "The user at the broker.", 0, 64, false});
  text<&C::brokerPassword>(c, v, {"brokerPassword", "The password at the broker.", 0, 128, true});
  text<&C::brokerCertificate>(
      c, v, {"brokerCertificate", "The certificate (PEM) that the broker's must lead to.", 0, 2048, false});
  v.truth({"oneM2m", "Whether to speak oneM2M (TS-0010) instead of plain JSON.", 0, 0, false}, c.oneM2m);
  text<&C::cseId>(c, v, {"cseId", "The CSE-ID, without the slash.", 0, 32, false});
  text<&C::cseName>(c, v, {"cseName", "The resource name of the CSEBase.", 0, 32, false});
  text<&C::timeServer>(c, v, {"timeServer", "The time server (NTP).", 0, 64, false});
  v.number({"reportEveryS", "Seconds between two readings.", 1, 3600, false}, c.reportEveryS);
  v.number({"saveEveryS", "Seconds between two savings of the energy counter.", 10, 3600, false}, c.saveEveryS);
  v.number({"voltageGain", "Corrects the voltage: what a reference meter shows by what the plug shows.", 0.1, 10, false},
           c.voltageGain);
  v.number({"currentGain", "Corrects the current.", 0.1, 10, false}, c.currentGain);
  v.number({"voltageNoise", "Volts below which there is none.", 0, 50, false}, c.voltageNoise);
  v.number({"currentNoise", "Amperes below which there is none.", 0, 1, false}, c.currentNoise);
  v.number({"mostAmperes", "Above this current the relay opens.", 0.1, 63, false}, c.mostAmperes);
  v.number({"switchIntervalS", "Seconds from any switching to switching on.", 1, 3600, false}, c.switchIntervalS);
  v.truth({"restoreAtBoot", "Whether to be on after a power cut if it was on before.", 0, 0, false}, c.restoreAtBoot);
}

std::string_view setMember(Configuration& configuration, std::string_view name, std::string_view value) {
  Setter setter(configuration, name, value);
  visit(configuration, setter);
  return setter.wrong();
}

bool readConfiguration(std::string_view json, Configuration& configuration, TextWriter& wrong) {
  const auto document = Json::parse(json);
  if (!document || !document->isObject()) {
    wrong.append("this is not a JSON object");
    return false;
  }
  Configuration read = configuration;
  std::string_view name;
  std::string_view raw;
  for (std::size_t n = 0; document->memberAt(n, name, raw); n++) {
    char memory[2100];
    TextWriter value(memory, sizeof memory);
    const auto member = Json::parse(raw);
    const bool plain = member->string() ? member->unescaped(value) : !value.append(raw).overflowed();
    const std::string_view fault = plain ? setMember(read, name, value.text()) : "is too long";
    if (!fault.empty()) {
      wrong.append(name).append(" ").append(fault);
      return false;
    }
  }
  configuration = read;
  return true;
}

void writeConfiguration(TextWriter& out, const Configuration& configuration, bool withSecrets) {
  Configuration shown = configuration;
  JsonWriter writer(out, withSecrets);
  visit(shown, writer);
  out.append("}");
}

void writeConfigurationSchema(TextWriter& out) {
  out.append("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
  out.append("  \"title\": \"Configuration of the plug\",\n  \"type\": \"object\",\n  \"properties\": {\n");
  Configuration defaults;
  SchemaWriter writer(out);
  visit(defaults, writer);
  out.append("\n  },\n  \"required\": [\"deviceId\", \"brokerHost\"],\n  \"additionalProperties\": false\n}\n");
}

std::string_view missingIn(const Configuration& configuration) {
  if (configuration.deviceId.empty()) {
    return "deviceId";
  }
  return configuration.brokerHost.empty() ? "brokerHost" : std::string_view();
}

}  // namespace wattm2m
