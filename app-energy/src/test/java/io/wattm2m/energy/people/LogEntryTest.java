// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogEntryTest {

    @ParameterizedTest
    @CsvSource({"GET /api/devices/tv,/tv,true", "GET /api/devices/tv/readings,/tv,true",
        "GET /api/devices/tv2,/tv,false", "GET /api/tv2/tv,/tv,true", "GET /api/devices/tv-2,/tv,false",
        "asked tv for on,asked tv for,true", "asked tv2 for on,asked tv for,false",
        "wrote on tv: name,wrote on tv:,true", "removed the home h1,h1,true", "removed the home h12,h1,false",
        "GET /api/homes/xh1,h1,false", "made the key 'an',an,true", "changed 'annabelle','annabelle',true"})
    void aMentionIsAWholeWord(String text, String mention, boolean expected) {
        assertThat(LogEntry.deed(Instant.EPOCH, "p1", text).mentions(mention)).isEqualTo(expected);
    }
}
