// SPDX-License-Identifier: EPL-2.0
#include "anomaly.h"

#include <limits>

#include "testing.h"

using namespace wattm2m;

TEST(aJumpIsAnOutlierAndWhatStaysBecomesUsual) {
  RobustZ z(6, 5);
  for (int i = 0; i < 61; i++) {
    CHECK(!z.isOutlier(100 + i % 5));
  }
  CHECK(z.isOutlier(2000));
  int outliers = 0;
  for (int i = 0; i < 61; i++) {
    outliers += z.isOutlier(2000) ? 1 : 0;
  }

  CHECK(outliers < 40);
  CHECK(!z.isOutlier(2000));
}

TEST(aSteadyLoadsNoiseIsNone) {
  RobustZ z(6, 5);
  for (int i = 0; i < 100; i++) {
    CHECK(!z.isOutlier(i % 10 == 0 ? 103 : 100));
  }
}

TEST(aFewValuesTellNothing) {
  RobustZ z(6, 5);
  for (int i = 0; i < 14; i++) {
    CHECK(!z.isOutlier(i % 2 == 0 ? 0 : 5000));
  }
}

TEST(aFewOutliersDoNotHideTheNext) {
  RobustZ z(6, 5);
  for (int i = 0; i < 60; i++) {
    z.isOutlier(i % 4 == 0 ? 3000 : 100);
  }

  CHECK(z.isOutlier(3000));
  CHECK(!z.isOutlier(101));
}

TEST(whatIsNoNumberIsNoOutlier) {
  RobustZ z(6, 5);
  for (int i = 0; i < 30; i++) {
    z.isOutlier(100);
  }

  CHECK(!z.isOutlier(std::numeric_limits<double>::quiet_NaN()));
}
