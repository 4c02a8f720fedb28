// SPDX-License-Identifier: EPL-2.0
// What a small device says in oneM2M, as JSON text (TS-0004 8.4): resources for HTTP and CoAP, primitives for MQTT.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string>

namespace onem2m {

enum ResourceType { AE = 2, CONTAINER = 3, INSTANCE = 4, SUBSCRIPTION = 23 };
enum Operation { CREATE = 1, RETRIEVE = 2, UPDATE = 3, REMOVE = 4, NOTIFY = 5 };

/** JSON text in its quotation marks. */
inline std::string quoted(const std::string &text) {
    std::string json = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
        }
        json += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return json + "\"";
}

/** An application; the point of access is where requests to it go, without one it only sends. */
inline std::string application(const std::string &name, const std::string &pointOfAccess = "") {
    const std::string reachable =
        pointOfAccess.empty() ? "\"rr\":false" : "\"rr\":true,\"poa\":[" + quoted(pointOfAccess) + "]";
    return "{\"m2m:ae\":{\"rn\":" + quoted(name) + ",\"api\":" + quoted("N" + name) + "," + reachable + ",\"srv\":[\"4\"]}}";
}

/** A container that keeps so many instances. */
inline std::string container(const std::string &name, int maxNrOfInstances) {
    return "{\"m2m:cnt\":{\"rn\":" + quoted(name) + ",\"mni\":" + std::to_string(maxNrOfInstances) + "}}";
}

/** An instance with a power in W. */
inline std::string reading(double powerW) {
    char content[32];
    snprintf(content, sizeof content, "{\"power\":%.2f}", powerW);
    return std::string("{\"m2m:cin\":{\"con\":") + content + "}}";
}

/** A subscription to new instances that tells this entity. */
inline std::string subscription(const std::string &name, const std::string &target) {
    return "{\"m2m:sub\":{\"rn\":" + quoted(name) + ",\"nu\":[" + quoted(target) + "],\"enc\":{\"net\":[3]}}}";
}

/** A request primitive; the type only for CREATE, the content only where there is one. */
inline std::string request(Operation operation, const std::string &to, const std::string &from,
                           const std::string &identifier, int type = 0, const std::string &content = "") {
    return "{\"op\":" + std::to_string(operation) + ",\"to\":" + quoted(to) + ",\"fr\":" + quoted(from) +
           ",\"rqi\":" + quoted(identifier) + ",\"rvi\":\"4\"" + (type ? ",\"ty\":" + std::to_string(type) : "") +
           (content.empty() ? "" : ",\"pc\":" + content) + "}";
}

/** The response primitive to a notification that has been taken. */
inline std::string taken(const std::string &identifier) {
    return "{\"rsc\":2000,\"rqi\":" + quoted(identifier) + ",\"rvi\":\"4\"}";
}

/** What follows the first member of this name in JSON text that the CSE has written, up to the next delimiter. */
inline std::string member(const std::string &json, const std::string &name) {
    const size_t found = json.find("\"" + name + "\":");
    if (found == std::string::npos) {
        return "";
    }
    size_t begin = found + name.size() + 3;
    const bool text = json[begin] == '"';
    begin += text ? 1 : 0;
    return json.substr(begin, json.find_first_of(text ? "\"" : ",}]", begin) - begin);
}

/** The response status code of a response primitive, 0 where there is none. */
inline int status(const std::string &json) {
    return atoi(member(json, "rsc").c_str());
}

} // namespace onem2m
