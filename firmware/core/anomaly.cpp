// SPDX-License-Identifier: EPL-2.0
#include "anomaly.h"

#include <algorithm>
#include <cmath>

namespace wattm2m {
namespace {
// of the normal distribution: makes the MAD comparable to a standard deviation
constexpr double kQuartile = 0.6745;
}  // namespace

bool RobustZ::isOutlier(double value) {
  if (!std::isfinite(value)) {
    return false;
  }
  const bool outlier = size_ >= kFewest && score(value) > limit_;
  values_[next_] = value;
  next_ = (next_ + 1) % kWindow;
  size_ = std::min(size_ + 1, kWindow);
  return outlier;
}

double RobustZ::score(double value) const {
  auto values = values_;
  const double middle = median(values);
  std::for_each(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(size_),
                [middle](double& each) { each = std::fabs(each - middle); });
  return kQuartile * std::fabs(value - middle) / std::max(median(values), floor_);
}

double RobustZ::median(std::array<double, kWindow>& values) const {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(size_ / 2);
  std::nth_element(values.begin(), middle, values.begin() + static_cast<std::ptrdiff_t>(size_));
  return *middle;
}

}  // namespace wattm2m
