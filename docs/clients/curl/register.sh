#!/usr/bin/env bash
# SPDX-License-Identifier: EPL-2.0
# Registers an application (AE), reads what the CSE has made of it, changes its labels.
. "$(dirname "$0")/onem2m.sh"

register curl-register
retrieve cse-in/curl-register
update cse-in/curl-register '{"m2m:ae": {"lbl": ["floor:1"]}}'
