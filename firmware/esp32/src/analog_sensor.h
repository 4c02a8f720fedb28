// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <Arduino.h>
#include <esp_timer.h>

#include "measurement.h"
#include "pins.h"
#include "sensors.h"

// Voltage and current from the chip's own converter, read in turn by a timer some 2000 times a second. The two samples of
// a pair are some 50 µs apart, which is less than one degree of the mains. The timer's task adds, the loop takes.
class AnalogSensor : public wattm2m::PowerSensor {
 public:
  AnalogSensor(const wattm2m::Calibration& voltage, const wattm2m::Calibration& current) : window_(voltage, current) {}

  void begin() {
    analogReadResolution(12);
    analogSetPinAttenuation(pins::kVoltage, ADC_11db);
    analogSetPinAttenuation(pins::kCurrent, ADC_11db);
    esp_timer_create_args_t arguments = {};
    arguments.callback = sample;
    arguments.arg = this;
    arguments.name = "samples";
    esp_timer_handle_t timer = nullptr;
    esp_timer_create(&arguments, &timer);
    esp_timer_start_periodic(timer, 500);
  }

  std::optional<wattm2m::Measurement> measure() override {
    xSemaphoreTake(mutex_, portMAX_DELAY);
    const wattm2m::Measurement measurement = window_.finish();
    xSemaphoreGive(mutex_);
    return measurement.samples > 0 ? std::optional<wattm2m::Measurement>(measurement) : std::nullopt;
  }

 private:
  static void sample(void* self) {
    auto& sensor = *static_cast<AnalogSensor*>(self);
    // millivolts, by the calibration that the chip's maker has burnt in: the raw counts are far from straight
    const auto voltage = static_cast<std::int32_t>(analogReadMilliVolts(pins::kVoltage));
    const auto current = static_cast<std::int32_t>(analogReadMilliVolts(pins::kCurrent));
    xSemaphoreTake(sensor.mutex_, portMAX_DELAY);
    sensor.window_.add(voltage, current);
    xSemaphoreGive(sensor.mutex_);
  }

  SemaphoreHandle_t mutex_ = xSemaphoreCreateMutex();
  wattm2m::SamplingWindow window_;
};
