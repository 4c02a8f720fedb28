// SPDX-License-Identifier: EPL-2.0
#include <WiFi.h>

SerialPort Serial;
Network WiFi;

int main() {
    setup();
    while (true) {
        loop();
    }
}
