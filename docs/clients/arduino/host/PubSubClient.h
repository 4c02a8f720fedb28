// SPDX-License-Identifier: EPL-2.0
// MQTT 3.1.1 as the library PubSubClient offers it: publishes with QoS 0, subscribes with 0 or 1.
#pragma once
#include <WiFi.h>

class PubSubClient {
    using Callback = void (*)(char *, uint8_t *, unsigned int);
    WiFiClient &tcp;
    std::string host, received;
    int port = 1883;
    Callback callback = nullptr;
    bool alive = false;

    static std::string text(const std::string &value) {
        return std::string{static_cast<char>(value.size() >> 8), static_cast<char>(value.size() & 0xff)} + value;
    }

    bool send(int kind, const std::string &body) {
        std::string packet(1, static_cast<char>(kind));
        size_t left = body.size();
        do {
            packet += static_cast<char>(left % 128 + (left > 127 ? 128 : 0));
            left /= 128;
        } while (left > 0);
        return tcp.write(packet + body);
    }

    /** Takes a packet from what has been received; false where none is complete. */
    bool take(int &kind, std::string &body) {
        size_t size = 0, at = 1;
        for (int shift = 0; at < received.size(); shift += 7) {
            const unsigned char digit = static_cast<unsigned char>(received[at++]);
            size += static_cast<size_t>(digit & 127) << shift;
            if (digit < 128) {
                if (received.size() < at + size) {
                    return false;
                }
                kind = static_cast<unsigned char>(received[0]);
                body = received.substr(at, size);
                received.erase(0, at + size);
                return true;
            }
        }
        return false;
    }

    void handle(int kind, const std::string &body) {
        if (kind >> 4 != 3) {
            return;
        }
        const size_t length = static_cast<unsigned char>(body[0]) * 256u + static_cast<unsigned char>(body[1]);
        const bool acknowledged = (kind & 6) != 0;
        std::string topic = body.substr(2, length);
        std::string payload = body.substr(2 + length + (acknowledged ? 2 : 0));
        callback(&topic[0], reinterpret_cast<uint8_t *>(&payload[0]), static_cast<unsigned int>(payload.size()));
        if (acknowledged) {
            send(0x40, body.substr(2 + length, 2));
        }
    }

    void receive() {
        const std::string bytes = tcp.read(4096);
        alive = !bytes.empty();
        received += bytes;
    }

public:
    explicit PubSubClient(WiFiClient &client) : tcp(client) {}

    void setServer(const char *newHost, int newPort) {
        host = newHost;
        port = newPort;
    }

    bool setBufferSize(int) {
        return true;
    }

    void setCallback(Callback newCallback) {
        callback = newCallback;
    }

    bool connect(const char *identifier, const char *user = "", const char *password = "") {
        const char flags = static_cast<char>(*user ? 0xc2 : 0x02);
        const std::string login = *user ? text(user) + text(password) : "";
        if (!tcp.connect(host.c_str(), port)) {
            return false;
        }
        received.clear();
        send(0x10, text("MQTT") + '\x04' + flags + std::string("\0\x0f", 2) + text(identifier) + login);
        int kind = 0;
        std::string body;
        do {
            receive();
        } while (alive && !take(kind, body));
        return alive = alive && kind == 0x20 && body.size() == 2 && body[1] == 0;
    }

    bool subscribe(const char *topic, int qos) {
        return send(0x82, std::string("\0\x01", 2) + text(topic) + static_cast<char>(qos));
    }

    bool publish(const char *topic, const char *payload) {
        return send(0x30, text(topic) + payload);
    }

    /** Reads what has arrived; whether the connection is there. */
    bool loop() {
        while (alive && tcp.available()) {
            receive();
        }
        int kind = 0;
        for (std::string body; take(kind, body);) {
            handle(kind, body);
        }
        return alive;
    }
};
