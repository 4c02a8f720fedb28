// SPDX-License-Identifier: EPL-2.0
// An ESP32 that registers over HTTP (TS-0009) and adds a reading to its container every ten seconds.
#include <HTTPClient.h>
#include <OneM2M.h>
#include <WiFi.h>

#ifndef CSE_HOST
#define CSE_HOST "192.168.0.10"
#define CSE_PORT 8080
#endif
static const char *const NETWORK = "my network";
static const char *const PASSWORD = "its password";
static const char *const TOKEN = ""; // where the CSE demands credentials: wattm2m token issue
static const char *const NAME = "http-meter";
static const char *const ORIGINATOR = "Chttp-meter";
static unsigned long requests = 0;

// the HTTP status: 201 created, 403 or 409 where it is there already, negative where nobody answers
int create(const char *parent, int type, const std::string &resource) {
    char url[128];
    snprintf(url, sizeof url, "http://%s:%d/%s", CSE_HOST, CSE_PORT, parent);
    char contentType[32];
    snprintf(contentType, sizeof contentType, "application/json;ty=%d", type);
    char identifier[24];
    snprintf(identifier, sizeof identifier, "%lu-%lu", millis(), ++requests);

    HTTPClient http;
    http.begin(url);
    http.addHeader("Content-Type", contentType);
    http.addHeader("X-M2M-Origin", ORIGINATOR);
    http.addHeader("X-M2M-RI", identifier);
    http.addHeader("X-M2M-RVI", "4");
    if (*TOKEN) {
        http.addHeader("Authorization", (std::string("Bearer ") + TOKEN).c_str());
    }
    const int status = http.POST(resource.c_str());
    http.end();
    return status;
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
    Serial.printf("registered: %d\n", create("cse-in", onem2m::AE, onem2m::application(NAME)));
    Serial.printf("container: %d\n", create("cse-in/http-meter", onem2m::CONTAINER, onem2m::container("power", 100)));
}

void loop() {
    Serial.printf("reading: %d\n", create("cse-in/http-meter/power", onem2m::INSTANCE, onem2m::reading(powerW())));
    delay(10000);
}
