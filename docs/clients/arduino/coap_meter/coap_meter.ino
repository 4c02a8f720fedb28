// SPDX-License-Identifier: EPL-2.0
// An ESP32 that registers over CoAP (TS-0008) and adds a reading to its container every ten seconds: one datagram
// out, one in.
#include <OneM2M.h>
#include <OneM2MCoap.h>
#include <WiFi.h>
#include <WiFiUdp.h>

#ifndef CSE_HOST
#define CSE_HOST "192.168.0.10"
#define CSE_PORT 5683
#endif
static const char *const NETWORK = "my network";
static const char *const PASSWORD = "its password";
static const char *const NAME = "coap-meter";
static const char *const ORIGINATOR = "Ccoap-meter";
static WiFiUDP udp;
static uint16_t messageId = 0;

// the response status code: 2001 created, 4105 or 4117 where it is there already, 0 where nobody answers
int create(const char *parent, int type, const std::string &resource) {
    const std::string message = onem2m::create(parent, type, resource, ORIGINATOR, ++messageId);
    for (unsigned long patience = 2000; patience <= 16000; patience *= 2) {
        udp.beginPacket(CSE_HOST, CSE_PORT);
        udp.write(reinterpret_cast<const uint8_t *>(message.data()), message.size());
        udp.endPacket();
        for (const unsigned long sent = millis(); millis() - sent < patience; delay(10)) {
            uint8_t answer[1024];
            const int size = udp.parsePacket() > 0 ? udp.read(answer, sizeof answer) : 0;
            const int status = size > 0 ? onem2m::coapStatus(answer, static_cast<size_t>(size), messageId) : 0;
            if (status != 0) {
                return status;
            }
        }
    }
    return 0;
}

// replace it by your sensor
double powerW() {
    return 60 + random(0, 100) / 100.0;
}

void setup() {
    Serial.begin(115200);
    WiFi.begin(NETWORK, PASSWORD);
    while (WiFi.status() != WL_CONNECTED) {
        delay(200);
    }
    udp.begin(0);
    messageId = static_cast<uint16_t>(random(0, 65536));
    Serial.printf("registered: %d\n", create("cse-in", onem2m::AE, onem2m::application(NAME)));
    Serial.printf("container: %d\n", create("cse-in/coap-meter", onem2m::CONTAINER, onem2m::container("power", 100)));
}

void loop() {
    Serial.printf("reading: %d\n", create("cse-in/coap-meter/power", onem2m::INSTANCE, onem2m::reading(powerW())));
    delay(10000);
}
