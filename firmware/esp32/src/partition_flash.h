// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <esp_partition.h>

#include "flash.h"

// A partition of the chip's flash, by its label. One thread.
class PartitionFlash : public wattm2m::Flash {
 public:
  explicit PartitionFlash(const char* label)
      : partition_(esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_ANY, label)) {}

  std::size_t sectors() const override { return partition_ == nullptr ? 2 : partition_->size / kSectorSize; }

  bool read(std::size_t address, std::uint8_t* to, std::size_t size) override {
    return partition_ != nullptr && esp_partition_read(partition_, address, to, size) == ESP_OK;
  }

  bool write(std::size_t address, const std::uint8_t* from, std::size_t size) override {
    return partition_ != nullptr && esp_partition_write(partition_, address, from, size) == ESP_OK;
  }

  bool erase(std::size_t sector) override {
    return partition_ != nullptr &&
           esp_partition_erase_range(partition_, sector * kSectorSize, kSectorSize) == ESP_OK;
  }

 private:
  const esp_partition_t* partition_;
};
