#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Writes to all rooms with one request, and reads the latest of all with another.
. "$(dirname "$0")/onem2m.sh"

register curl-group
create cse-in/curl-group 3 '{"m2m:cnt": {"rn": "roof"}}'
create cse-in/curl-group 3 '{"m2m:cnt": {"rn": "cellar"}}'
create cse-in/curl-group 9 '{"m2m:grp": {"rn": "rooms", "mt": 3, "mnm": 9,
    "mid": ["cse-in/curl-group/roof", "cse-in/curl-group/cellar"]}}'

echo "all at once:"
create cse-in/curl-group/rooms/fopt 4 '{"m2m:cin": {"con": 21.5}}'
retrieve cse-in/curl-group/rooms/fopt/la
