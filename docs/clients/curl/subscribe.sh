#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Is told of new readings: target.py listens, a subscription tells the CSE where.
. "$(dirname "$0")/onem2m.sh"

coproc TARGET { exec python3 -u "$(dirname "$0")/target.py"; }
target=$TARGET_PID
read -r url <&"${TARGET[0]}"

register curl-subscribe
create cse-in/curl-subscribe 3 '{"m2m:cnt": {"rn": "power"}}'
# 3: a child is created; before it answers, the CSE asks the target whether it agrees (vrq)
create cse-in/curl-subscribe/power 23 '{"m2m:sub": {"rn": "new", "nu": ["'"$url"'"], "enc": {"net": [3]}}}'
create cse-in/curl-subscribe/power 4 '{"m2m:cin": {"con": {"power": 60.0}}}'

for line in question notification; do
    read -r -t 20 "$line" <&"${TARGET[0]}"
    echo "$line: ${!line}"
done
kill "$target"
