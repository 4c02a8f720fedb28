// SPDX-License-Identifier: EPL-2.0
#include "curl_source.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace wattm2m {
namespace {
std::size_t take(char* bytes, std::size_t, std::size_t size, void* target) {
  auto& image = *static_cast<std::string*>(target);
  if (image.size() + size > CurlSource::kLargest) {
    return 0;
  }
  image.append(bytes, size);
  return size;
}
}  // namespace

bool CurlSource::open(std::string_view url) {
  close();
  const std::string address(url);
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> request(curl_easy_init(), curl_easy_cleanup);
  curl_easy_setopt(request.get(), CURLOPT_URL, address.c_str());
  curl_easy_setopt(request.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(request.get(), CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(request.get(), CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(request.get(), CURLOPT_NOPROXY, "*");
  curl_easy_setopt(request.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(request.get(), CURLOPT_WRITEDATA, &image_);
  return curl_easy_perform(request.get()) == CURLE_OK;
}

std::optional<std::size_t> CurlSource::read(std::uint8_t* to, std::size_t size) {
  const std::size_t got = std::min(size, image_.size() - at_);
  if (got > 0) {
    std::memcpy(to, image_.data() + at_, got);
  }
  at_ += got;
  return got;
}

void CurlSource::close() {
  image_.clear();
  at_ = 0;
}

}  // namespace wattm2m
