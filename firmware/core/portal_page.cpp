// SPDX-License-Identifier: EPL-2.0
#include "portal_page.h"

namespace wattm2m {
namespace {
constexpr std::string_view kHead =
    "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
    "<title>Plug</title><style>body{font:16px sans-serif;max-width:32em;margin:1em auto;padding:0 1em}"
    "label{display:block;margin:.8em 0}input,textarea{width:100%;font:inherit}input[type=checkbox]{width:auto}"
    "small{color:#555}.wrong{color:#a00}</style><h1>Plug</h1>";

void writeHtml(TextWriter& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at++) {
    switch (text[at]) {
      case '<':
        out.append("&lt;");
        break;
      case '&':
        out.append("&amp;");
        break;
      case '"':
        out.append("&quot;");
        break;
      default:
        out.append(text.substr(at, 1));
    }
  }
}

class FormWriter : public MemberVisitor {
 public:
  explicit FormWriter(TextWriter& out) : out_(out) {}

  void number(const Member& member, double& value) override {
    begin(member).append(" inputmode=\"decimal\" value=\"").append(value, value < 10 ? 4 : 0).append("\"></label>");
  }

  void truth(const Member& member, bool& value) override {
    begin(member).append(" type=\"checkbox\" value=\"true\"").append(value ? " checked" : "").append("></label>");
  }

  void text(const Member& member, std::string_view value, bool (*)(Configuration&, std::string_view)) override {
    if (member.most > 256) {
      label(member).append("<textarea name=\"").append(member.name).append("\" rows=\"4\">");
      writeHtml(out_, value);
      out_.append("</textarea></label>");
      return;
    }
    begin(member).append(member.secret ? " type=\"password\" value=\"" : " value=\"");
    writeHtml(out_, member.secret ? std::string_view() : value);
    out_.append("\"></label>");
  }

 private:
  TextWriter& label(const Member& member) {
    return out_.append("<label>").append(member.name).append(" <small>").append(member.meaning).append("</small>");
  }

  TextWriter& begin(const Member& member) {
    return label(member).append("<input name=\"").append(member.name).append("\"");
  }

  TextWriter& out_;
};

// Clears what the form tells only where it is true.
class TruthClearer : public MemberVisitor {
 public:
  void number(const Member&, double&) override {}
  void truth(const Member&, bool& value) override { value = false; }
  void text(const Member&, std::string_view, bool (*)(Configuration&, std::string_view)) override {}
};

bool isSecret(std::string_view name) { return name == "wifiPassword" || name == "brokerPassword"; }
}  // namespace

void writePortalPage(TextWriter& out, const Configuration& configuration, std::string_view wrong) {
  out.append(kHead);
  if (!wrong.empty()) {
    writeHtml(out.append("<p class=\"wrong\">"), wrong);
    out.append("</p>");
  }
  out.append("<form method=\"post\" action=\"/\">");
  Configuration shown = configuration;
  FormWriter writer(out);
  visit(shown, writer);
  out.append("<p><button>Save and restart</button></p></form></html>");
}

void PortalForm::begin() {
  TruthClearer clearer;
  visit(read_, clearer);
}

void PortalForm::field(std::string_view name, std::string_view value) {
  if (isSecret(name) && value.empty()) {
    return;
  }
  const std::string_view fault = setMember(read_, name, value);
  if (!fault.empty() && wrong_.empty()) {
    char memory[96];
    TextWriter out(memory, sizeof memory);
    wrong_.set(out.append(name.substr(0, 32)).append(" ").append(fault).text());
  }
}

std::optional<Configuration> PortalForm::configuration() const {
  return wrong_.empty() && missingIn(read_).empty() ? std::optional(read_) : std::nullopt;
}

}  // namespace wattm2m
