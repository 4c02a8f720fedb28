#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Lets another application read, and nothing else. Without a policy only the creator gets in.
. "$(dirname "$0")/onem2m.sh"

register curl-access
# operations are added up: 1 create, 2 retrieve, 4 update, 8 delete, 16 notify, 32 discover
create cse-in/curl-access 1 '{"m2m:acp": {"rn": "readers",
    "pv": {"acr": [{"acor": ["Ccurl-access"], "acop": 63}, {"acor": ["Cguest"], "acop": 34}]},
    "pvs": {"acr": [{"acor": ["Ccurl-access"], "acop": 63}]}}}'
create cse-in/curl-access 3 '{"m2m:cnt": {"rn": "public", "acpi": ["cse-in/curl-access/readers"]}}'
create cse-in/curl-access/public 4 '{"m2m:cin": {"con": "welcome"}}'

ORIGINATOR=Cguest
echo "the guest reads, but may not write:"
retrieve cse-in/curl-access/public/la
create cse-in/curl-access/public 4 '{"m2m:cin": {"con": "graffiti"}}' 2>/dev/null || echo refused
