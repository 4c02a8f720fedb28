// SPDX-License-Identifier: EPL-2.0
#pragma once
#include <WiFi.h>

class HTTPClient {
    std::string host, path, headers;
    int port = 80;

public:
    bool begin(const String &url) {
        const size_t authority = url.find("://") + 3;
        const size_t slash = url.find('/', authority);
        const size_t colon = url.find(':', authority);
        host = url.substr(authority, colon - authority);
        port = atoi(url.substr(colon + 1, slash - colon - 1).c_str());
        path = url.substr(slash);
        return true;
    }

    void addHeader(const String &name, const String &value) {
        headers += name + ": " + value + "\r\n";
    }

    int POST(const String &body) {
        WiFiClient client;
        if (!client.connect(host.c_str(), port)) {
            return -1;
        }
        client.write("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers +
                     "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        std::string answer;
        for (std::string more = client.read(4096); !more.empty(); more = client.read(4096)) {
            answer += more;
        }
        client.stop();
        return answer.size() > 12 ? atoi(answer.substr(9, 3).c_str()) : -1;
    }

    void end() {}
};
