#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""Smart plugs of any make, for whoever knows nothing but TS-0023: list them, read them, switch one (plugs.py tv)."""
import json
import os
import sys
import time
import urllib.request
import uuid

CSE = os.environ.get("CSE_HTTP", "http://127.0.0.1:8080")
ORIGINATOR = "Cpython-plugs"
SMART_PLUG = "org.onem2m.common.device.deviceSmartPlug"
AE, FLEX_CONTAINER = 2, 28


def request(method, to, resource=None, parameters=""):
    headers = {"X-M2M-Origin": ORIGINATOR, "X-M2M-RI": str(uuid.uuid4()), "X-M2M-RVI": "4",
               "Accept": "application/json", "Content-Type": "application/json" + parameters}
    if "TOKEN" in os.environ:
        headers["Authorization"] = "Bearer " + os.environ["TOKEN"]
    body = None if resource is None else json.dumps(resource).encode()
    with urllib.request.urlopen(urllib.request.Request(f"{CSE}/{to}", body, headers, method=method)) as answer:
        return json.loads(answer.read() or "null")


def attributes(to):
    return next(iter(request("GET", to).values()))


def outlets():
    """The sub-devices cod:sDPOt of all smart plugs, with the labels of what each plug is in."""
    for plug in sorted(request("GET", f"cse-in?fu=1&ty={FLEX_CONTAINER}&cnd={SMART_PLUG}")["m2m:uril"]):
        for child in request("GET", f"{plug}?fu=1&ty={FLEX_CONTAINER}&lvl=1")["m2m:uril"]:
            if child.rpartition("/")[2].startswith("outlet-"):
                yield plug.split("/")[-2], child


def main(wanted):
    request("POST", "cse-in", {"m2m:ae": {"rn": "python-plugs", "api": "Npython", "rr": False, "srv": ["4"]}}, ";ty=2")
    try:
        for name, outlet in outlets():
            meter = attributes(outlet + "/eneCn")
            print(f"{name}: {meter['power']:.1f} W, {meter['abECn']:.1f} Wh")
            if name == wanted:
                switch(name, outlet, False)
                switch(name, outlet, True)
    finally:
        request("DELETE", "cse-in/python-plugs")


def switch(name, outlet, on):
    request("PUT", outlet + "/binSh", {"cod:binSh": {"state": on}})
    for _ in range(30):
        time.sleep(0.5)
        if (attributes(outlet + "/eneCn")["power"] > 0) == on:
            return print(f"{name} is {'on' if on else 'off'}")
    print(f"{name} is not:", attributes(outlet.rpartition("/")[0] + "/fauDn")["dc"])


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "tv")
