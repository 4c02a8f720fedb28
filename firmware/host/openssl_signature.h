// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <openssl/evp.h>

#include <memory>
#include <string>

#include "firmware_update.h"

namespace wattm2m {

// ECDSA over SHA-256 by OpenSSL, with a public key in PEM. Without a key nothing matches. One thread.
class OpenSslSignature : public SignatureCheck {
 public:
  // Throws std::runtime_error if the file holds no public key; an empty path is no key.
  explicit OpenSslSignature(const std::string& keyFile);

  void begin() override;
  void add(const std::uint8_t* bytes, std::size_t size) override;
  bool matches(const std::uint8_t* signature, std::size_t size) override;

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_{nullptr, EVP_PKEY_free};
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest_{nullptr, EVP_MD_CTX_free};
  bool sound_ = false;
};

}  // namespace wattm2m
