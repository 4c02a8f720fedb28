#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""oneM2M over CoAP (TS-0008) with the standard library: RFC 7252 needs a few lines for one request at a time."""
import json
import os
import secrets
import socket
from urllib.parse import urlsplit

CSE = urlsplit(os.environ.get("CSE_COAP", "coap://127.0.0.1:5683"))
GET, POST, PUT, DELETE = 1, 2, 3, 4
URI_PATH, CONTENT_FORMAT, JSON = 11, 12, bytes([50])
TYPE, RELEASE, ORIGINATOR, REQUEST, STATUS = 267, 271, 279, 283, 307
CONFIRMABLE, ACKNOWLEDGEMENT = 0, 2


def extended(value):
    """A number of an option, as 4 bits and what does not fit into them."""
    if value < 13:
        return value, b""
    return (13, bytes([value - 13])) if value < 269 else (14, (value - 269).to_bytes(2, "big"))


def message(code, token, options, payload=b""):
    written, before = b"", 0
    for number, value in sorted(options, key=lambda option: option[0]):
        (delta, more), (length, longer) = extended(number - before), extended(len(value))
        written += bytes([delta << 4 | length]) + more + longer + value
        before = number
    head = bytes([1 << 6 | CONFIRMABLE << 4 | len(token), code]) + secrets.token_bytes(2)
    return head + token + written + (b"\xff" + payload if payload else b"")


def number(nibble, rest):
    """Reads what `extended` has written."""
    size = {13: 1, 14: 2}.get(nibble, 0)
    offset = {13: 13, 14: 269}.get(nibble, nibble)
    return int.from_bytes(rest[:size], "big") + offset, rest[size:]


def parsed(answer, token):
    options, rest, at = {}, answer[4 + len(token):], 0
    while rest and rest[0] != 0xFF:
        head, rest = rest[0], rest[1:]
        delta, rest = number(head >> 4, rest)
        length, rest = number(head & 15, rest)
        at += delta
        options[at], rest = rest[:length], rest[length:]
    return int.from_bytes(options[STATUS], "big"), json.loads(rest[1:]) if rest else None


def request(method, to, resource_type=None, resource=None, originator="Cpython-coap"):
    """The response status code and the resource."""
    token = secrets.token_bytes(4)
    options = [(URI_PATH, segment.encode()) for segment in to.split("/")]
    options += [(ORIGINATOR, originator.encode()), (REQUEST, token.hex().encode()), (RELEASE, b"4")]
    if resource_type:
        options.append((TYPE, bytes([resource_type])))
    if resource:
        options.append((CONTENT_FORMAT, JSON))
    sent = message(method, token, options, json.dumps(resource).encode() if resource else b"")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.connect((CSE.hostname, CSE.port or 5683))
        return parsed(exchange(udp, sent, token), token)


def exchange(udp, sent, token):
    """Sends until there is an answer: with the acknowledgement, or in a message of its own."""
    udp.settimeout(2)
    for _ in range(4):
        udp.send(sent)
        try:
            while True:
                answer = udp.recv(65536)
                if answer[1] and answer[4:4 + (answer[0] & 15)] == token:
                    if answer[0] >> 4 & 3 == CONFIRMABLE:
                        udp.send(bytes([1 << 6 | ACKNOWLEDGEMENT << 4, 0]) + answer[2:4])
                    return answer
        except TimeoutError:
            continue
    raise TimeoutError(f"{CSE.netloc} does not answer")


def main():
    application = {"rn": "python-coap", "api": "Npython", "rr": True, "srv": ["4"]}
    print("registered:", request(POST, "cse-in", 2, {"m2m:ae": application})[0])
    print("container:", request(POST, "cse-in/python-coap", 3, {"m2m:cnt": {"rn": "power"}})[0])
    print("reading:", request(POST, "cse-in/python-coap/power", 4, {"m2m:cin": {"con": "60.0"}})[0])
    print("latest:", request(GET, "cse-in/python-coap/power/la")[1]["m2m:cin"]["con"])
    print("deregistered:", request(DELETE, "cse-in/python-coap")[0])


if __name__ == "__main__":
    main()
