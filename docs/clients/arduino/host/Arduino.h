// SPDX-License-Identifier: EPL-2.0
// As much of Arduino as the sketches use, on POSIX: they run on a desk as they are.
#pragma once
#include <chrono>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

using String = std::string;
enum { LOW, HIGH, INPUT, OUTPUT };

inline unsigned long millis() {
    using namespace std::chrono;
    static const steady_clock::time_point start = steady_clock::now();
    return static_cast<unsigned long>(duration_cast<milliseconds>(steady_clock::now() - start).count());
}

inline void delay(unsigned long milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

inline long random(long from, long to) {
    return from + std::rand() % (to - from);
}

inline void pinMode(int, int) {}
inline void digitalWrite(int, int) {}

struct SerialPort {
    void begin(int) {
        setvbuf(stdout, nullptr, _IOLBF, 0);
        std::srand(static_cast<unsigned>(std::chrono::system_clock::now().time_since_epoch().count()));
    }

    __attribute__((format(printf, 2, 3))) void printf(const char *format, ...) {
        va_list values;
        va_start(values, format);
        vprintf(format, values);
        va_end(values);
    }
};
extern SerialPort Serial;

void setup();
void loop();
