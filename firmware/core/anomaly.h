// SPDX-License-Identifier: EPL-2.0
#pragma once

#include <array>
#include <cstddef>

namespace wattm2m {

// Tells values that are far from what was usual lately: 0.6745 · |value − median| / MAD above a limit, where the median
// and the median absolute deviation are of the last values. Both bear that half of the values are outliers. A value that
// comes up again and again becomes usual. One thread.
class RobustZ {
 public:
  static constexpr std::size_t kWindow = 61;
  // Fewer values tell nothing about what is usual.
  static constexpr std::size_t kFewest = 15;

  // `floor` is the smallest deviation that counts, so that a steady load's noise is none.
  RobustZ(double limit, double floor) : limit_(limit), floor_(floor) {}

  // Whether the value is an outlier among those before it; then it is one of them.
  bool isOutlier(double value);

 private:
  double median(std::array<double, kWindow>& values) const;
  double score(double value) const;

  double limit_;
  double floor_;
  std::array<double, kWindow> values_{};
  std::size_t size_ = 0;
  std::size_t next_ = 0;
};

}  // namespace wattm2m
