// SPDX-License-Identifier: EPL-2.0
// Requests as CoAP messages (TS-0008, RFC 7252). The usual libraries number options with 8 bits, oneM2M's begin at 259.
#pragma once
#include <cstdint>
#include <string>

namespace onem2m {

enum Method { COAP_GET = 1, COAP_POST = 2, COAP_PUT = 3, COAP_DELETE = 4 };
enum Option { URI_PATH = 11, CONTENT_FORMAT = 12, TY = 267, RVI = 271, FR = 279, RQI = 283, RSC = 307 };

/** A confirmable request; its options go in by ascending numbers. */
class CoapRequest {
    std::string bytes;
    int before = 0;

    static char nibble(size_t value) {
        return static_cast<char>(value < 13 ? value : value < 269 ? 13 : 14);
    }

    void extend(size_t value) {
        if (value >= 269) {
            bytes += static_cast<char>((value - 269) >> 8);
            bytes += static_cast<char>((value - 269) & 0xff);
        } else if (value >= 13) {
            bytes += static_cast<char>(value - 13);
        }
    }

public:
    CoapRequest(Method method, uint16_t messageId) {
        const char identifier[] = {static_cast<char>(messageId >> 8), static_cast<char>(messageId & 0xff)};
        bytes = std::string("\x42") + static_cast<char>(method);
        bytes.append(identifier, 2).append(identifier, 2); // as the token too
    }

    CoapRequest &option(Option number, const std::string &value) {
        const size_t delta = static_cast<size_t>(number - before);
        bytes += static_cast<char>(nibble(delta) << 4 | nibble(value.size()));
        extend(delta);
        extend(value.size());
        bytes += value;
        before = number;
        return *this;
    }

    CoapRequest &path(const std::string &to) {
        for (size_t begin = 0, end; begin <= to.size(); begin = end + 1) {
            end = to.find('/', begin) == std::string::npos ? to.size() : to.find('/', begin);
            option(URI_PATH, to.substr(begin, end - begin));
        }
        return *this;
    }

    CoapRequest &payload(const std::string &json) {
        bytes += '\xff' + json;
        return *this;
    }

    const std::string &message() const {
        return bytes;
    }
};

/** CREATE of a resource. */
inline std::string create(const std::string &parent, int type, const std::string &resource, const std::string &from,
                          uint16_t messageId) {
    return CoapRequest(COAP_POST, messageId).path(parent).option(CONTENT_FORMAT, std::string(1, 50))
        .option(TY, std::string(1, static_cast<char>(type))).option(RVI, "4").option(FR, from)
        .option(RQI, std::to_string(messageId)).payload(resource).message();
}

/** The response status code in the answer to this message; 0 where it is none, -1 where it is broken. */
inline int coapStatus(const uint8_t *answer, size_t size, uint16_t messageId) {
    const bool ours = size >= 6 && (answer[0] & 0x0f) == 2 && answer[4] == messageId >> 8 && answer[5] == (messageId & 0xff);
    if (!ours || answer[1] == 0) {
        return 0;
    }
    size_t number = 0;
    for (size_t at = 6; at < size && answer[at] != 0xff;) {
        size_t values[] = {static_cast<size_t>(answer[at] >> 4), static_cast<size_t>(answer[at] & 0x0f)};
        at++;
        for (size_t &value : values) {
            const size_t more = value == 13 ? 1 : value == 14 ? 2 : 0;
            if (value == 15 || at + more > size) {
                return -1;
            }
            value = more == 0 ? value : more == 1 ? answer[at] + 13u : answer[at] * 256u + answer[at + 1] + 269u;
            at += more;
        }
        number += values[0];
        if (number == RSC && values[1] == 2 && at + 2 <= size) {
            return answer[at] * 256 + answer[at + 1];
        }
        at += values[1];
    }
    return -1;
}

} // namespace onem2m
