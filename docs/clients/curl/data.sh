#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Keeps readings in a container that holds the last two, and reads the latest, the oldest, and all.
. "$(dirname "$0")/onem2m.sh"

register curl-data
create cse-in/curl-data 3 '{"m2m:cnt": {"rn": "power", "mni": 2}}'
for watt in 58.5 60.0 61.5; do
    create cse-in/curl-data/power 4 '{"m2m:cin": {"con": {"power": '$watt'}}}'
done

echo "latest, oldest, all:"
retrieve cse-in/curl-data/power/la
retrieve cse-in/curl-data/power/ol
retrieve 'cse-in/curl-data/power?rcn=4'
