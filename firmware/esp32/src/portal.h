// SPDX-License-Identifier: EPL-2.0
#pragma once

#include "configuration.h"
#include "notes.h"

// Opens an access point, `plug-` and six digits of the chip's address, sends everybody who connects to a page that asks
// for the configuration, writes it into the notes and restarts. The relay stays open meanwhile. The access point's
// password, eight digits of that address, is printed on the serial console. Does not return.
[[noreturn]] void runPortal(const wattm2m::Configuration& before, wattm2m::Notes& notes);
