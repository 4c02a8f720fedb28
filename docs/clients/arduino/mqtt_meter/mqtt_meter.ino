// SPDX-License-Identifier: EPL-2.0
// An ESP32 with a relay over MQTT (TS-0010): adds a reading every ten seconds, and is told when somebody adds "on" or
// "off" to its container relay. Needs the library PubSubClient.
#include <OneM2M.h>
#include <PubSubClient.h>
#include <WiFi.h>

#ifndef CSE_HOST
#define CSE_HOST "192.168.0.10"
#define CSE_PORT 1883
#endif
static const char *const NETWORK = "my network";
static const char *const PASSWORD = "its password";
static const char *const USER = ""; // where the broker demands credentials: wattm2m token issue --kind password
static const char *const USERS_PASSWORD = "";
static const char *const AE = "Cmqtt-meter";
static const char *const HOME = "cse-in/mqtt-meter";
static const int RELAY_PIN = 12;
static WiFiClient wifi;
static PubSubClient broker(wifi);
static std::string answer;
static std::string told;
static unsigned long requests = 0;
static unsigned long measured = 0;

// called by broker.loop(): an answer to us, or a request of the CSE
void arrived(char *, uint8_t *payload, unsigned int size) {
    const std::string primitive(reinterpret_cast<char *>(payload), size);
    (onem2m::status(primitive) ? answer : told) = primitive;
}

// the response status code: 2001 created, 4105 or 4117 where it is there already, 0 where nobody answers
int create(const char *parent, int type, const std::string &resource) {
    const std::string identifier = std::to_string(millis()) + "-" + std::to_string(++requests);
    answer.clear();
    broker.publish("/oneM2M/req/Cmqtt-meter/id-in/json",
                   onem2m::request(onem2m::CREATE, parent, AE, identifier, type, resource).c_str());
    for (const unsigned long sent = millis(); millis() - sent < 10000 && broker.loop(); delay(10)) {
        if (onem2m::member(answer, "rqi") == identifier) {
            return onem2m::status(answer);
        }
    }
    return 0;
}

void connect() {
    while (!(*USER ? broker.connect(AE, USER, USERS_PASSWORD) : broker.connect(AE))) {
        delay(2000);
    }
    broker.subscribe("/oneM2M/resp/Cmqtt-meter/id-in/json", 1);
    broker.subscribe("/oneM2M/req/id-in/Cmqtt-meter/json", 1);
}

void setup() {
    Serial.begin(115200);
    pinMode(RELAY_PIN, OUTPUT);
    WiFi.begin(NETWORK, PASSWORD);
    while (WiFi.status() != WL_CONNECTED) {
        delay(200);
    }
    broker.setServer(CSE_HOST, CSE_PORT);
    broker.setBufferSize(1024);
    broker.setCallback(arrived);
    connect();
    const std::string address = "mqtt://" + std::string(CSE_HOST) + ":" + std::to_string(CSE_PORT);
    Serial.printf("registered: %d\n", create("cse-in", onem2m::AE, onem2m::application("mqtt-meter", address)));
    Serial.printf("container: %d\n", create(HOME, onem2m::CONTAINER, onem2m::container("power", 100)));
    Serial.printf("relay: %d\n", create(HOME, onem2m::CONTAINER, onem2m::container("relay", 1)));
    Serial.printf("subscribed: %d\n",
                  create("cse-in/mqtt-meter/relay", onem2m::SUBSCRIPTION, onem2m::subscription("changes", AE)));
}

// answers the notification first: the CSE would send it again
void obey(const std::string &notification) {
    broker.publish("/oneM2M/resp/id-in/Cmqtt-meter/json", onem2m::taken(onem2m::member(notification, "rqi")).c_str());
    const std::string wanted = onem2m::member(notification, "con");
    digitalWrite(RELAY_PIN, wanted == "on" ? HIGH : LOW);
    Serial.printf("switched: %s\n", wanted.c_str());
}

// replace it by your sensor
double powerW() {
    return 60 + random(0, 100) / 100.0;
}

void loop() {
    if (!broker.loop()) {
        connect();
    }
    if (!told.empty()) {
        const std::string notification = told;
        told.clear();
        obey(notification);
    }
    if (measured == 0 || millis() - measured > 10000) {
        measured = millis();
        Serial.printf("reading: %d\n", create("cse-in/mqtt-meter/power", onem2m::INSTANCE, onem2m::reading(powerW())));
    }
    delay(20);
}
