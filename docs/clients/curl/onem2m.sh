# SPDX-License-Identifier: EPL-2.0
# oneM2M over HTTP (TS-0009) with curl: what the scripts in this folder share. Source it, don't run it.
set -euo pipefail
CSE_HTTP=${CSE_HTTP:-http://127.0.0.1:8080}

# request METHOD PATH [CURL OPTION…]: sends one as $ORIGINATOR, prints the answer; an error ends the script
request() {
    local method=$1 path=$2
    shift 2
    curl --silent --show-error --fail-with-body --globoff --request "$method" \
        --header "X-M2M-Origin: $ORIGINATOR" --header "X-M2M-RI: $RANDOM$RANDOM" --header 'X-M2M-RVI: 4' \
        ${TOKEN:+--header "Authorization: Bearer $TOKEN"} ${CA:+--cacert "$CA"} \
        --write-out '\n' "$@" "$CSE_HTTP/$path"
}

# create PARENT TYPE JSON: the type goes into the Content-Type, e.g. 2 AE, 3 container, 4 contentInstance
create() {
    request POST "$1" --header "Content-Type: application/json;ty=$2" --data "$3"
}

retrieve() {
    request GET "$1"
}

update() {
    request PUT "$1" --header 'Content-Type: application/json' --data "$2"
}

delete() {
    request DELETE "$1"
}

# register NAME: an application called NAME, which is removed with everything below it when the script ends
register() {
    ORIGINATOR=C$1
    create cse-in 2 '{"m2m:ae": {"rn": "'"$1"'", "api": "N'"$1"'", "rr": true, "srv": ["4"]}}'
    trap 'ORIGINATOR=C'"$1"'; delete cse-in/'"$1"' >/dev/null' EXIT
}
