#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""oneM2M over MQTT (TS-0010) with paho-mqtt 1 or 2: requests, answers, and notifications on the same connection."""
import json
import os
import queue
import uuid
from urllib.parse import urlsplit

import paho.mqtt.client as mqtt

BROKER = os.environ.get("CSE_MQTT", "mqtt://127.0.0.1:1883")
AE, CSE = "Cpython-mqtt", "id-in"
CREATE, RETRIEVE, DELETE = 1, 2, 4
PATIENCE = 20


class Application:
    def __init__(self):
        self.answers, self.notifications = queue.Queue(), queue.Queue()
        listening = queue.Queue()
        version = [mqtt.CallbackAPIVersion.VERSION2] if hasattr(mqtt, "CallbackAPIVersion") else []
        self.client = mqtt.Client(*version, client_id="A::" + AE)
        self.client.on_message = self.on_message
        self.client.on_subscribe = lambda *_: listening.put(True)
        if "MQTT_USER" in os.environ:
            self.client.username_pw_set(os.environ["MQTT_USER"], os.environ["MQTT_PASSWORD"])
        address = urlsplit(BROKER)
        self.client.connect(address.hostname, address.port or 1883)
        self.client.subscribe([(f"/oneM2M/resp/{AE}/{CSE}/json", 1), (f"/oneM2M/req/{CSE}/{AE}/json", 1)])
        self.client.loop_start()
        listening.get(timeout=PATIENCE)

    def on_message(self, _client, _data, message):
        primitive = json.loads(message.payload)
        if "rsc" in primitive:
            self.answers.put(primitive)
            return
        self.notifications.put(primitive["pc"]["m2m:sgn"])
        self.publish(f"/oneM2M/resp/{CSE}/{AE}/json", {"rsc": 2000, "rqi": primitive["rqi"], "rvi": "4"})

    def request(self, operation, to, **members):
        """The answer: its `rsc` says how it went, `pc` has the resource."""
        self.publish(f"/oneM2M/req/{AE}/{CSE}/json",
                     {"op": operation, "to": to, "fr": AE, "rqi": str(uuid.uuid4()), "rvi": "4"} | members)
        return self.answers.get(timeout=PATIENCE)

    def publish(self, topic, primitive):
        self.client.publish(topic, json.dumps(primitive), qos=1)

    def close(self):
        self.client.disconnect()
        self.client.loop_stop()


def main():
    app = Application()
    resource = {"rn": "python-mqtt", "api": "Npython", "rr": True, "srv": ["4"], "poa": [BROKER]}
    print("registered:", app.request(CREATE, "cse-in", ty=2, pc={"m2m:ae": resource})["rsc"])
    app.request(CREATE, "cse-in/python-mqtt", ty=3, pc={"m2m:cnt": {"rn": "power"}})
    subscription = {"rn": "new", "nu": [AE], "enc": {"net": [3]}}
    print("subscribed:", app.request(CREATE, "cse-in/python-mqtt/power", ty=23, pc={"m2m:sub": subscription})["rsc"])
    app.request(CREATE, "cse-in/python-mqtt/power", ty=4, pc={"m2m:cin": {"con": {"power": 60.0}}})
    print("told of", app.notifications.get(timeout=PATIENCE)["nev"]["rep"]["m2m:cin"]["con"])
    print("latest:", app.request(RETRIEVE, "cse-in/python-mqtt/power/la")["pc"]["m2m:cin"]["con"])
    print("deregistered:", app.request(DELETE, "cse-in/python-mqtt")["rsc"])
    app.close()


if __name__ == "__main__":
    main()
