#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""Notifications for whoever cannot be reached, behind a router for example: fetched from a polling channel."""
import os
import threading

from over_http import AE, CONTAINER, INSTANCE, Client

SUBSCRIPTION, POLLING_CHANNEL = 23, 15
HOME = "cse-in/python-polling"


def notifications(client):
    """Each one as it comes: the request waits at the CSE until there is one, and is answered there."""
    while True:
        request = client.retrieve(HOME + "/channel/pcu")["m2m:rqp"]
        client.request("POST", HOME + "/channel/pcu",
                       {"m2m:rsp": {"rsc": 2000, "rqi": request["rqi"], "rvi": request.get("rvi", "4")}})
        yield request["pc"]["m2m:sgn"]


def measure(client):
    for watt in (58.5, 60.0):
        client.create(HOME + "/power", INSTANCE, {"m2m:cin": {"con": {"power": watt}}})


def main():
    client = Client("Cpython-polling", os.environ.get("TOKEN"))
    # rr false: nobody can send requests to this application
    client.create("cse-in", AE, {"m2m:ae": {"rn": "python-polling", "api": "Npython", "rr": False, "srv": ["4"]}})
    try:
        client.create(HOME, POLLING_CHANNEL, {"m2m:pch": {"rn": "channel"}})
        client.create(HOME, CONTAINER, {"m2m:cnt": {"rn": "power"}})
        client.create(HOME + "/power", SUBSCRIPTION,
                      {"m2m:sub": {"rn": "new", "nu": ["Cpython-polling"], "enc": {"net": [3]}}})
        threading.Thread(target=measure, args=[client]).start()
        for number, notification in enumerate(notifications(client), 1):
            print("told of", notification["nev"]["rep"]["m2m:cin"]["con"])
            if number == 2:
                break
    finally:
        client.delete(HOME)


if __name__ == "__main__":
    main()
