// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
    private static final String SQUARE = "[[[0,0],[4,0],[4,4],[0,4],[0,0]]]";
    private static final String WITH_HOLE = "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | [2,2]                                             | true  | true
            1 | [4,2]                                             | true  | true
            1 | [0,0]                                             | true  | true
            1 | [4.001,2]                                         | false | false
            4 | [[1,1],[3,3]]                                     | true  | true
            4 | [[1,1],[5,5]]                                     | false | true
            2 | [[1,1],[3,3]]                                     | true  | true
            2 | [[0,0],[4,0]]                                     | true  | true
            2 | [[1,1],[9,9]]                                     | false | true
            2 | [[-1,2],[5,2]]                                    | false | true
            2 | [[-1,-1],[-1,9]]                                  | false | false
            5 | [[[1,1],[2,2]],[[3,3],[9,9]]]                     | false | true
            3 | [[[1,1],[3,1],[3,3],[1,1]]]                       | true  | true
            3 | [[[0,0],[4,0],[4,4],[0,4],[0,0]]]                 | true  | true
            3 | [[[2,2],[9,2],[9,9],[2,2]]]                       | false | true
            3 | [[[-9,-9],[9,-9],[9,9],[-9,9],[-9,-9]]]           | false | true
            3 | [[[-1,1],[5,1],[5,2],[-1,2],[-1,1]]]              | false | true
            3 | [[[5,5],[6,5],[6,6],[5,5]]]                       | false | false
            6 | [[[[1,1],[2,1],[2,2],[1,1]]],[[[5,5],[6,5],[6,6],[5,5]]]] | false | true
            """)
    void locationsAreRelatedToASquare(long type, String coordinates, boolean within, boolean intersects) {
        Geometry square = Geometry.parse(3, SQUARE);
        Geometry location = Geometry.parse(type, coordinates);

        assertThat(location.within(square)).as("within").isEqualTo(within);
        assertThat(location.intersects(square)).as("intersects").isEqualTo(intersects);
        assertThat(square.intersects(location)).as("intersected").isEqualTo(intersects);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | [2,2]                                 | false | false
            1 | [1,2]                                 | true  | true
            1 | [0.5,0.5]                             | true  | true
            2 | [[0.5,2],[3.5,2]]                     | false | true
            3 | [[[1,1],[3,1],[3,3],[1,3],[1,1]]]     | false | true
            3 | [[[1.5,1.5],[2,1.5],[2,2],[1.5,1.5]]] | false | false
            3 | [[[0,0],[4,0],[4,4],[0,4],[0,0]]]     | false | true
            3 | [[[0,0],[4,0],[4,0.5],[0,0.5],[0,0]]] | true  | true
            """)
    void aHoleIsOutside(long type, String coordinates, boolean within, boolean intersects) {
        Geometry withHole = Geometry.parse(3, WITH_HOLE);
        Geometry location = Geometry.parse(type, coordinates);

        assertThat(location.within(withHole)).as("within").isEqualTo(within);
        assertThat(location.intersects(withHole)).as("intersects").isEqualTo(intersects);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | [1]
            1 | ["a","b"]
            1 | [[1,2]]
            2 | [[1,2]]
            3 | [[[0,0],[1,0],[0,0]]]
            3 | [[[0,0],[1,0],[1,1],[0,1]]]
            3 | []
            7 | [1,2]
            1 | {"a":1}
            1 | [1,2
            """)
    void whatIsNoGeometryIsRefused(long type, String coordinates) {
        assertThatIllegalArgumentException().isThrownBy(() -> Geometry.parse(type, coordinates));
    }
}
