// SPDX-License-Identifier: EPL-2.0
#pragma once
#include <WiFi.h>

class WiFiUDP {
    int udp = -1;
    std::string packet;

public:
    void begin(int) {}

    int beginPacket(const char *host, int port) {
        if (udp < 0) {
            udp = connected(host, port, SOCK_DGRAM);
        }
        packet.clear();
        return udp >= 0;
    }

    size_t write(const uint8_t *bytes, size_t size) {
        packet.append(reinterpret_cast<const char *>(bytes), size);
        return size;
    }

    int endPacket() {
        return send(udp, packet.data(), packet.size(), 0) >= 0;
    }

    int parsePacket() {
        return readable(udp, 0);
    }

    int read(uint8_t *bytes, size_t most) {
        return static_cast<int>(recv(udp, bytes, most, 0));
    }
};
