#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Finds resources by label, by type, by time, and with what they are.
. "$(dirname "$0")/onem2m.sh"

register curl-discover
create cse-in/curl-discover 3 '{"m2m:cnt": {"rn": "roof", "lbl": ["quantity:power"]}}'
create cse-in/curl-discover 3 '{"m2m:cnt": {"rn": "cellar", "lbl": ["quantity:heat"]}}'

echo "by label, by type, created in this century, as references with type and name:"
retrieve 'cse-in?fu=1&lbl=quantity:power'
retrieve 'cse-in/curl-discover?fu=1&ty=3'
retrieve 'cse-in/curl-discover?fu=1&cra=20000101T000000&lim=1'
retrieve 'cse-in/curl-discover?fu=1&ty=3&rcn=6'
