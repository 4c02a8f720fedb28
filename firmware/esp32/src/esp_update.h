// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <HTTPClient.h>
#include <WiFiClientSecure.h>
#include <esp_ota_ops.h>
#include <mbedtls/pk.h>
#include <mbedtls/sha256.h>

#include <memory>
#include <string>

#include "configuration.h"
#include "firmware_update.h"

// The two OTA partitions. The boot loader goes back to the old one if the new one restarts unconfirmed. One thread.
class OtaSlots : public wattm2m::FirmwareSlots {
 public:
  bool begin(std::uint32_t size) override;
  bool write(const std::uint8_t* bytes, std::size_t size) override;
  bool activate() override;
  bool onTrial() const override;
  bool confirm() override;
  bool rollBack() override;

 private:
  const esp_partition_t* target_ = nullptr;
  esp_ota_handle_t handle_ = 0;
};

// ECDSA over SHA-256 by mbedTLS, with the public key that is built in. One thread.
class MbedSignature : public wattm2m::SignatureCheck {
 public:
  MbedSignature(const std::uint8_t* pem, std::size_t size);
  ~MbedSignature() override;

  void begin() override;
  void add(const std::uint8_t* bytes, std::size_t size) override;
  bool matches(const std::uint8_t* signature, std::size_t size) override;

 private:
  mbedtls_pk_context key_;
  mbedtls_sha256_context hash_;
  bool sound_ = false;
};

// Downloads over HTTP or HTTPS. The certificate of HTTPS must lead to that of the broker, where there is one; the
// signature protects the firmware in any case. One thread.
class HttpSource : public wattm2m::ImageSource {
 public:
  explicit HttpSource(const wattm2m::Configuration& configuration) : configuration_(configuration) {}

  bool open(std::string_view url) override;
  std::optional<std::size_t> read(std::uint8_t* to, std::size_t size) override;
  void close() override { http_.end(); }

 private:
  const wattm2m::Configuration& configuration_;
  WiFiClient plain_;
  WiFiClientSecure secure_;
  HTTPClient http_;
};
