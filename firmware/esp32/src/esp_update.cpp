// SPDX-License-Identifier: EPL-2.0
#include "esp_update.h"

// Asks the Arduino core not to confirm a new firmware before it has shown that it works.
extern "C" bool verifyRollbackLater() { return true; }

bool OtaSlots::begin(std::uint32_t size) {
  target_ = esp_ota_get_next_update_partition(nullptr);
  return target_ != nullptr && size <= target_->size && esp_ota_begin(target_, size, &handle_) == ESP_OK;
}

bool OtaSlots::write(const std::uint8_t* bytes, std::size_t size) {
  return esp_ota_write(handle_, bytes, size) == ESP_OK;
}

bool OtaSlots::activate() {
  return esp_ota_end(handle_) == ESP_OK && esp_ota_set_boot_partition(target_) == ESP_OK;
}

bool OtaSlots::onTrial() const {
  esp_ota_img_states_t state = ESP_OTA_IMG_VALID;
  return esp_ota_get_state_partition(esp_ota_get_running_partition(), &state) == ESP_OK &&
         state == ESP_OTA_IMG_PENDING_VERIFY;
}

bool OtaSlots::confirm() { return esp_ota_mark_app_valid_cancel_rollback() == ESP_OK; }

// Only marks: whoever calls restarts when what is to be kept is kept.
bool OtaSlots::rollBack() {
  const esp_partition_t* old = esp_ota_get_next_update_partition(nullptr);
  return old != nullptr && esp_ota_set_boot_partition(old) == ESP_OK;
}

MbedSignature::MbedSignature(const std::uint8_t* pem, std::size_t size) {
  mbedtls_pk_init(&key_);
  mbedtls_sha256_init(&hash_);
  sound_ = mbedtls_pk_parse_public_key(&key_, pem, size) == 0;
}

MbedSignature::~MbedSignature() {
  mbedtls_sha256_free(&hash_);
  mbedtls_pk_free(&key_);
}

void MbedSignature::begin() { mbedtls_sha256_starts_ret(&hash_, 0); }

void MbedSignature::add(const std::uint8_t* bytes, std::size_t size) {
  mbedtls_sha256_update_ret(&hash_, bytes, size);
}

bool MbedSignature::matches(const std::uint8_t* signature, std::size_t size) {
  std::uint8_t digest[32];
  mbedtls_sha256_finish_ret(&hash_, digest);
  return sound_ && mbedtls_pk_verify(&key_, MBEDTLS_MD_SHA256, digest, sizeof digest, signature, size) == 0;
}

bool HttpSource::open(std::string_view url) {
  const String address(std::string(url).c_str());
  if (address.startsWith("https://")) {
    secure_.setCACert(configuration_.brokerCertificate.c_str());
    http_.begin(secure_, address);
  } else if (address.startsWith("http://")) {
    http_.begin(plain_, address);
  } else {
    return false;
  }
  http_.setTimeout(10'000);
  return http_.GET() == HTTP_CODE_OK;
}

std::optional<std::size_t> HttpSource::read(std::uint8_t* to, std::size_t size) {
  WiFiClient* stream = http_.getStreamPtr();
  if (stream == nullptr) {
    return std::nullopt;
  }
  const std::size_t got = stream->readBytes(to, size);
  return got == 0 && stream->connected() ? std::nullopt : std::optional<std::size_t>(got);
}
