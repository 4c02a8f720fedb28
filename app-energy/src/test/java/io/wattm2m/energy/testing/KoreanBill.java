// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The Korean tariff for homes at low voltage of 2023-05-16, worked out by hand: three steps, whose limits are higher in
 * July and August; each line is rounded half up to the won. Pure, and independent of how the application makes out bills.
 */
public final class KoreanBill {
    private KoreanBill() {}

    /** What a month's energy costs in won. */
    public static BigDecimal bill(int month, long wh) {
        BigDecimal kwh = BigDecimal.valueOf(wh, 3);
        boolean isSummer = month == 7 || month == 8;
        BigDecimal first = new BigDecimal(isSummer ? 300 : 200);
        BigDecimal second = new BigDecimal(isSummer ? 450 : 400);
        int basic = kwh.compareTo(first) <= 0 ? 910 : kwh.compareTo(second) <= 0 ? 1600 : 7300;
        BigDecimal charge = new BigDecimal(basic).add(won(kwh.min(first), "120.0"));
        if (kwh.compareTo(first) > 0) {
            charge = charge.add(won(kwh.min(second).subtract(first), "214.6"));
        }
        if (kwh.compareTo(second) > 0) {
            charge = charge.add(won(kwh.subtract(second), "307.3"));
        }
        charge = charge.add(won(kwh, "9")).add(won(kwh, "5"));
        return charge.add(won(charge, "0.10")).add(won(charge, "0.037"));
    }

    private static BigDecimal won(BigDecimal quantity, String price) {
        return quantity.multiply(new BigDecimal(price)).setScale(0, RoundingMode.HALF_UP);
    }
}
