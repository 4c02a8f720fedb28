#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# oneM2M over CoAP (TS-0008) with libcoap's coap-client. What HTTP has in headers, CoAP has in options:
# 279 originator, 283 request identifier, 271 release, 267 type of what is created.
set -euo pipefail
CSE_COAP=${CSE_COAP:-coap://127.0.0.1:5683}
ORIGINATOR=Ccoap
CLIENT=$(command -v coap-client-notls || command -v coap-client)

# request METHOD PATH [OPTION…]: libcoap does not know the options of the answer and drops it, as it must;
# its log shows it all the same
request() {
    local method=$1 path=$2
    shift 2
    "$CLIENT" -v 8 -B 3 -m "$method" -O "279,$ORIGINATOR" -O "283,$RANDOM" -O 271,4 "$@" "$CSE_COAP/$path" 2>&1 |
        grep -o "'{.*}'" | tail -n 1 | tr -d "'" || true
}

# create PARENT TYPE JSON: the type as a hexadecimal number
create() {
    request post "$1" -O "267,0x$2" -t application/json -e "$3"
}

create cse-in 02 '{"m2m:ae":{"rn":"coap","api":"Ncoap","rr":true,"srv":["4"]}}'
trap 'request delete cse-in/coap >/dev/null' EXIT
create cse-in/coap 03 '{"m2m:cnt":{"rn":"power"}}'
create cse-in/coap/power 04 '{"m2m:cin":{"con":"60.0"}}'
echo "latest:"
request get cse-in/coap/power/la
