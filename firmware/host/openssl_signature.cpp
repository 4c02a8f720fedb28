// SPDX-License-Identifier: EPL-2.0
#include "openssl_signature.h"

#include <openssl/pem.h>

#include <cstdio>
#include <stdexcept>

namespace wattm2m {

OpenSslSignature::OpenSslSignature(const std::string& keyFile) {
  if (keyFile.empty()) {
    return;
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(keyFile.c_str(), "r"), std::fclose);
  key_.reset(file ? PEM_read_PUBKEY(file.get(), nullptr, nullptr, nullptr) : nullptr);
  if (!key_) {
    throw std::runtime_error(keyFile + " holds no public key");
  }
}

void OpenSslSignature::begin() {
  digest_.reset(EVP_MD_CTX_new());
  sound_ = key_ && EVP_DigestVerifyInit(digest_.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1;
}

void OpenSslSignature::add(const std::uint8_t* bytes, std::size_t size) {
  sound_ = sound_ && EVP_DigestVerifyUpdate(digest_.get(), bytes, size) == 1;
}

bool OpenSslSignature::matches(const std::uint8_t* signature, std::size_t size) {
  return sound_ && EVP_DigestVerifyFinal(digest_.get(), signature, size) == 1;
}

}  // namespace wattm2m
