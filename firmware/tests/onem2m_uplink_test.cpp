// SPDX-License-Identifier: EPL-2.0
#include "onem2m_uplink.h"

#include "fake_parts.h"
#include "json.h"
#include "testing.h"

using namespace wattm2m;
using wattm2m::testing::FakeLink;

namespace {
const OneM2mNames kNames{"p1", "id-in", "cse-in", "mqtt://127.0.0.1:1883", "1.0.0"};

struct Listener : UplinkListener {
  void readingsDelivered() override { delivered++; }
  void readingsFailed() override { failed++; }
  void commanded(RelayCommand command) override { commands.push_back(command); }
  void updateOrdered(std::string_view url) override { urls.emplace_back(url); }

  int delivered = 0;
  int failed = 0;
  std::vector<RelayCommand> commands;
  std::vector<std::string> urls;
};

struct Fixture {
  FakeLink link;
  Listener listener;
  OneM2mUplink uplink{{link, listener, 77}, kNames};
  std::int64_t now = 0;

  void connect() { uplink.handle({LinkEvent::Kind::kConnected}, now); }

  // The CSE answers what was sent last.
  void answer(int status) {
    const std::string sent = link.sent.back().payload;
    const std::string rqi(*Json::parse(sent)->member("rqi")->string());
    const std::string payload = "{\"rsc\":" + std::to_string(status) + ",\"rqi\":\"" + rqi + "\",\"rvi\":\"3\"}";
    uplink.handle({LinkEvent::Kind::kMessage, 0, "/oneM2M/resp/Cp1/id-in/json", payload}, now);
  }

  void setUp() {
    connect();
    while (!uplink.ready()) {
      answer(2001);
    }
  }

  void notify(const std::string& representation) {
    const std::string payload = "{\"op\":5,\"fr\":\"/id-in\",\"to\":\"/id-in/Cp1\",\"rqi\":\"n1\",\"rvi\":\"3\",\"pc\":"
                                "{\"m2m:sgn\":{\"nev\":{\"net\":3,\"rep\":" + representation + "},\"sur\":\"x\"}}}";
    uplink.handle({LinkEvent::Kind::kMessage, 0, "/oneM2M/req/id-in/Cp1/json", payload}, now);
  }
};
}  // namespace

TEST(aPlugRegistersAndMakesItsResources) {
  Fixture f;
  f.connect();
  CHECK_EQUAL(f.link.filters.size(), 2U);
  CHECK_EQUAL(f.link.sent[0].topic, "/oneM2M/req/Cp1/id-in/json");
  CHECK_EQUAL(f.link.sent[0].payload,
              "{\"op\":1,\"fr\":\"Cp1\",\"rqi\":\"77-1\",\"rvi\":\"3\",\"rcn\":0,\"to\":\"cse-in\",\"ty\":2,\"pc\":"
              "{\"m2m:ae\":{\"rn\":\"p1\",\"api\":\"Nio.wattm2m.plug\",\"rr\":true,\"srv\":[\"3\"],"
              "\"poa\":[\"mqtt://127.0.0.1:1883\"]}}}");
  while (!f.uplink.ready()) {
    CHECK(Json::parse(f.link.sent.back().payload).has_value());
    f.answer(f.link.sent.size() % 2 == 0 ? 2001 : 4105);
  }
  CHECK_EQUAL(f.link.sent.size(), kSetupRequests + 1);
}

TEST(aRegistrationThatIsRefusedIsTriedAgain) {
  Fixture f;
  f.connect();
  f.answer(4103);
  f.uplink.tick(f.now + 4'999);
  CHECK_EQUAL(f.link.sent.size(), 1U);
  f.uplink.tick(f.now + 5'000);

  CHECK_EQUAL(f.link.sent.size(), 2U);
  CHECK_EQUAL(f.uplink.lastFault(), 4103);
}

TEST(readingsHaveArrivedWhenTheCseSaysSo) {
  Fixture f;
  f.setUp();
  CHECK(f.uplink.sendReadings("{\"power\":1}", f.now));
  CHECK(!f.uplink.sendReadings("{\"power\":2}", f.now));
  CHECK_EQUAL(f.listener.delivered, 0);
  f.answer(2001);

  CHECK_EQUAL(f.listener.delivered, 1);
  CHECK(f.uplink.sendReadings("{\"power\":2}", f.now));
  f.answer(5000);
  CHECK_EQUAL(f.listener.failed, 1);
}

TEST(readingsThatAreNotAnsweredHaveFailed) {
  Fixture f;
  f.setUp();
  f.uplink.sendReadings("{\"power\":1}", f.now);
  f.uplink.tick(f.now + OneM2mUplink::kPatienceMs);

  CHECK_EQUAL(f.listener.failed, 1);
}

TEST(whoeverWasDeletedRegistersAgain) {
  Fixture f;
  f.setUp();
  f.uplink.sendReadings("{\"power\":1}", f.now);
  f.answer(4004);
  CHECK(!f.uplink.ready());
  f.uplink.tick(f.now + OneM2mUplink::kPauseMs);

  CHECK(f.link.sent.back().payload.find("m2m:ae") != std::string::npos);
}

TEST(aNotificationIsAnsweredAndItsCommandObeyed) {
  Fixture f;
  f.setUp();
  f.notify(R"({"m2m:cin":{"con":{"power":"on"},"rn":"4-1"}})");
  CHECK_EQUAL(f.link.sent.back().topic, "/oneM2M/resp/id-in/Cp1/json");
  CHECK_EQUAL(f.link.sent.back().payload, "{\"rsc\":2000,\"rqi\":\"n1\",\"rvi\":\"3\"}");
  f.notify(R"({"m2m:cin":{"con":"{\"power\":\"off\"}"}})");
  f.notify(R"({"m2m:cin":{"con":"nonsense"}})");
  f.notify(R"({"m2m:cin":{"con":17}})");

  CHECK_EQUAL(f.listener.commands.size(), 2U);
  CHECK(f.listener.commands[0] == RelayCommand::kOn && f.listener.commands[1] == RelayCommand::kOff);
}

TEST(anUpdateIsOrderedByTheFirmwareOnlyWhereItSaysSo) {
  Fixture f;
  f.setUp();
  f.notify(R"({"m2m:fwr":{"url":"http:\/\/x\/y","ud":true,"vr":"2"}})");
  f.notify(R"({"m2m:fwr":{"url":"http://x/z","ud":false}})");

  CHECK_EQUAL(f.listener.urls.size(), 1U);
  CHECK_EQUAL(f.listener.urls[0], "http://x/y");
}

TEST(hostilePrimitivesDoNoHarm) {
  Fixture f;
  f.setUp();
  for (const char* payload : {"", "{}", "[]", "{\"rqi\":1}", "{\"rsc\":2001,\"rqi\":\"\"}", "{\"rqi\":\"x\",\"pc\":1}",
                              "{\"rsc\":\"x\",\"rqi\":\"77-\"}"}) {
    f.uplink.handle({LinkEvent::Kind::kMessage, 0, "/oneM2M/resp/Cp1/id-in/json", payload}, f.now);
    f.uplink.handle({LinkEvent::Kind::kMessage, 0, "/oneM2M/req/id-in/Cp1/json", payload}, f.now);
    f.uplink.handle({LinkEvent::Kind::kMessage, 0, "x", payload}, f.now);
  }
  CHECK(f.uplink.ready());
}

TEST(statesAndUpdatesAreSentOneAfterTheOther) {
  Fixture f;
  f.setUp();
  f.uplink.sendState({true, Source::kRemote}, 1);
  f.uplink.sendState({false, Source::kButton}, 2);
  f.uplink.sendUpdate(UpdateStatus::kInProcess, "downloading");
  f.uplink.sendUpdate(UpdateStatus::kFailed, "x");
  const std::size_t before = f.link.sent.size();
  CHECK(f.link.sent.back().payload.find(R"("power":"on")") != std::string::npos);
  CHECK(!f.uplink.sendReadings("{\"power\":1}", f.now));
  f.answer(2001);
  CHECK(f.link.sent.back().payload.find(R"("power":"off")") != std::string::npos);
  f.answer(2001);
  CHECK(f.link.sent.back().payload.find(R"("sus":2},"dc":"x","ud":false)") != std::string::npos);
  f.answer(2004);

  CHECK_EQUAL(f.link.sent.size(), before + 2);
  CHECK(f.uplink.sendReadings("{\"power\":1}", f.now));
}
