#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""oneM2M over HTTP (TS-0009) with nothing but the standard library: an application, a container, readings."""
import json
import os
import urllib.error
import urllib.request
import uuid

CSE = os.environ.get("CSE_HTTP", "http://127.0.0.1:8080")
AE, CONTAINER, INSTANCE = 2, 3, 4


class Refused(Exception):
    """The CSE does not do what was asked; the text says why."""


class Client:
    def __init__(self, originator, token=None):
        self.headers = {"X-M2M-Origin": originator, "X-M2M-RVI": "4", "Accept": "application/json"}
        if token:
            self.headers["Authorization"] = "Bearer " + token

    def create(self, parent, resource_type, resource):
        return self.request("POST", parent, resource, f";ty={resource_type}")

    def retrieve(self, to):
        return self.request("GET", to)

    def update(self, to, resource):
        return self.request("PUT", to, resource)

    def delete(self, to):
        return self.request("DELETE", to)

    def request(self, method, to, resource=None, parameters=""):
        body = None if resource is None else json.dumps(resource).encode()
        headers = self.headers | {"X-M2M-RI": str(uuid.uuid4()), "Content-Type": "application/json" + parameters}
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{CSE}/{to}", body, headers, method=method)) as answer:
                return json.loads(answer.read() or "null")
        except urllib.error.HTTPError as error:
            raise Refused(f"{error.headers['X-M2M-RSC']} {json.load(error)['m2m:dbg']}") from None


def main():
    client = Client("Cpython-http", os.environ.get("TOKEN"))
    client.create("cse-in", AE, {"m2m:ae": {"rn": "python-http", "api": "Npython", "rr": True, "srv": ["4"]}})
    try:
        client.create("cse-in/python-http", CONTAINER, {"m2m:cnt": {"rn": "power", "mni": 100}})
        for watt in (58.5, 60.0, 61.5):
            client.create("cse-in/python-http/power", INSTANCE, {"m2m:cin": {"con": {"power": watt}}})
        print("latest:", client.retrieve("cse-in/python-http/power/la")["m2m:cin"]["con"])
        print("kept:", client.retrieve("cse-in/python-http/power")["m2m:cnt"]["cni"])
        client.update("cse-in/python-http/power", {"m2m:cnt": {"mni": 1}})
        print("kept after making it smaller:", client.retrieve("cse-in/python-http/power")["m2m:cnt"]["cni"])
        try:
            client.retrieve("cse-in/python-http/heat")
        except Refused as refused:
            print("refused:", refused)
    finally:
        client.delete("cse-in/python-http")


if __name__ == "__main__":
    main()
