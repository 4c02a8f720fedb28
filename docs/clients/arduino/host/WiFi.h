// SPDX-License-Identifier: EPL-2.0
// The network of the desk, which is always there, and TCP.
#pragma once
#include <Arduino.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { WL_CONNECTED = 3 };

struct Network {
    void begin(const char *, const char *) {}
    int status() {
        return WL_CONNECTED;
    }
};
extern Network WiFi;

/** A connected socket, -1 where nobody listens. */
inline int connected(const char *host, int port, int kind) {
    addrinfo wanted = {};
    wanted.ai_family = AF_INET;
    wanted.ai_socktype = kind;
    addrinfo *found = nullptr;
    if (getaddrinfo(host, std::to_string(port).c_str(), &wanted, &found) != 0) {
        return -1;
    }
    const int made = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    const bool there = connect(made, found->ai_addr, found->ai_addrlen) == 0;
    freeaddrinfo(found);
    if (!there) {
        close(made);
    }
    return there ? made : -1;
}

/** Whether something is to be read within this time. */
inline bool readable(int socket, int milliseconds) {
    pollfd waiting = {socket, POLLIN, 0};
    return poll(&waiting, 1, milliseconds) > 0;
}

class WiFiClient {
    int tcp = -1;

public:
    bool connect(const char *host, int port) {
        stop();
        tcp = connected(host, port, SOCK_STREAM);
        return tcp >= 0;
    }

    bool available() {
        return tcp >= 0 && readable(tcp, 0);
    }

    /** What is there, at most so much; waits for the first byte; empty at the end. */
    std::string read(size_t most) {
        std::string bytes(most, '\0');
        const ssize_t size = tcp >= 0 ? recv(tcp, &bytes[0], most, 0) : 0;
        bytes.resize(size > 0 ? static_cast<size_t>(size) : 0);
        return bytes;
    }

    bool write(const std::string &bytes) {
        return tcp >= 0 && send(tcp, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }

    void stop() {
        if (tcp >= 0) {
            close(tcp);
        }
        tcp = -1;
    }
};
