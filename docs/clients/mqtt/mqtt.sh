#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# oneM2M over MQTT (TS-0010) with Mosquitto's clients: a request goes to /oneM2M/req/<from>/<to>/json, its answer
# comes on /oneM2M/resp/<from>/<to>/json. A notification is a request of the CSE, and wants an answer too.
set -euo pipefail
CSE_MQTT=${CSE_MQTT:-mqtt://127.0.0.1:1883}
AE=Cmosquitto
broker=${CSE_MQTT#mqtt://}
at=(-h "${broker%:*}" -p "${broker##*:}" ${MQTT_USER:+-u "$MQTT_USER" -P "$MQTT_PASSWORD"} -q 1)

# request OPERATION TO [MEMBERS]: 1 create, 2 retrieve, 3 update, 4 delete; prints the answer
request() {
    mosquitto_rr "${at[@]}" -W 20 -t "/oneM2M/req/$AE/id-in/json" -e "/oneM2M/resp/$AE/id-in/json" \
        -m '{"op": '"$1"', "to": "'"$2"'", "fr": "'"$AE"'", "rqi": "'"$RANDOM"'", "rvi": "4"'"${3:+, $3}"'}'
}

# create PARENT TYPE JSON
create() {
    request 1 "$1" '"ty": '"$2"', "pc": '"$3"
}

# listens for the requests of the CSE; the debugging output tells when it does
coproc TARGET { exec stdbuf -oL mosquitto_sub "${at[@]}" -d -t "/oneM2M/req/id-in/$AE/json"; }
target=$TARGET_PID
while read -r line <&"${TARGET[0]}" && [[ $line != Subscribed* ]]; do :; done

create cse-in 2 '{"m2m:ae": {"rn": "mosquitto", "api": "Nmosquitto", "rr": true, "srv": ["4"], "poa": ["'"$CSE_MQTT"'"]}}'
trap 'kill "$target"; request 4 cse-in/mosquitto >/dev/null' EXIT
create cse-in/mosquitto 3 '{"m2m:cnt": {"rn": "power"}}'
create cse-in/mosquitto/power 23 '{"m2m:sub": {"rn": "new", "nu": ["'"$AE"'"], "enc": {"net": [3]}}}'
create cse-in/mosquitto/power 4 '{"m2m:cin": {"con": "60.0"}}'

while read -r line <&"${TARGET[0]}" && [[ $line != {* ]]; do :; done
echo "notification: $line"
identifier=$(sed 's/.*"rqi": *"\([^"]*\)".*/\1/' <<<"$line")
mosquitto_pub "${at[@]}" -t "/oneM2M/resp/id-in/$AE/json" -m '{"rsc": 2000, "rqi": "'"$identifier"'", "rvi": "4"}'

echo "latest:"
request 2 cse-in/mosquitto/power/la
