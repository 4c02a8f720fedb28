// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

/**
 * What a home is like. Immutable; what is not known is empty or 0.
 *
 * @param address where it is
 * @param buildingType such as {@code apartment}
 * @param areaM2 in square metres
 * @param residents how many live there
 * @param tariff the id of the tariff it pays; empty for that of the installation
 * @param incomeLevel if they want to say
 */
public record Dwelling(String address, String buildingType, double areaM2, int residents, String tariff,
        String incomeLevel) {
    /** Nothing is known. */
    public static final Dwelling UNKNOWN = new Dwelling("", "", 0, 0, "", "");
    private static final int LONGEST = 300;
    private static final int LONGEST_WORD = 100;
    private static final double LARGEST_M2 = 1_000_000;
    private static final int MOST_RESIDENTS = 10_000;

    public Dwelling {
        Texts.require(address, LONGEST, "address");
        Texts.require(buildingType, LONGEST_WORD, "buildingType");
        Texts.require(tariff, LONGEST_WORD, "tariff");
        Texts.require(incomeLevel, LONGEST_WORD, "incomeLevel");
        Texts.require(areaM2 >= 0 && areaM2 <= LARGEST_M2, "areaM2 is not 0 to 1000000");
        Texts.require(residents >= 0 && residents <= MOST_RESIDENTS, "residents is not 0 to 10000");
    }
}
