// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.energy.mca.InstanceNames;
import io.wattm2m.energy.mca.PublishedResults;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.mca.ResultContainers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Results in the CSE, as it has to store them. */
class PublishedResultsTest {
    private static final String RECORDS = "cse-in/energy/household/daily-record";
    private final FakeCse cse = new FakeCse();
    private final List<String> stored = new ArrayList<>();
    private final Registrar registrar = new Registrar(this::stored, cse.registrar(), "Cenergy");
    private final PublishedResults results = new PublishedResults(registrar, TestContainers.of(registrar));

    @Test
    void amountsOfMoneyAreNumbersOfJson() {
        cse.receive(RequestPrimitive.create("Cenergy", "cse-in", 2, new Content("m2m:ae", Map.of("rn", "energy"))));

        results.publish("kettle", "daily-record", "d20260105", Map.of("cost", new BigDecimal("1234.50"), "parts",
                List.of(Map.of("points", new BigDecimal("0.1"), "name", "solar"))));

        assertThat(stored.getLast()).contains("\"cost\":1234.5").contains("\"points\":0.1", "\"name\":\"solar\"");
    }

    @Test
    void aDocumentIsToldAgainOnlyWhereItIsNotWhatWasToldLast() {
        cse.receive(RequestPrimitive.create("Cenergy", "cse-in", 2, new Content("m2m:ae", Map.of("rn", "energy"))));

        day("1.50", 2);
        day("1.50", 2);
        day("1.50", 3);
        day("1.50", 3);
        day("1.50", 2);
        day("1.50", 2.0000000000000004);

        assertThat(stored).filteredOn(document -> document.contains("cost"))
                .extracting(document -> document.replaceFirst("-[0-9a-f]{16}\"", "\"")).containsExactly(
                        "{\"con\":{\"cost\":1.5,\"parts\":[2.0],\"revision\":1},\"rn\":\"d1\"}",
                        "{\"con\":{\"cost\":1.5,\"parts\":[3.0],\"revision\":2},\"rn\":\"d1-2\"}",
                        "{\"con\":{\"cost\":1.5,\"parts\":[2.0],\"revision\":3},\"rn\":\"d1-3\"}");
    }

    @Test
    void whatIsDeletedMeanwhileIsMadeAgain() {
        cse.receive(RequestPrimitive.create("Cenergy", "cse-in", 2, new Content("m2m:ae", Map.of("rn", "energy"))));
        day("1.50", 2);
        cse.remove("cse-in/energy/household");

        day("1.50", 3);
        cse.remove("cse-in/energy/household");
        results.publish("household", "daily-record", "d2", Map.of("cost", 1));

        assertThat(cse.below(RECORDS)).extracting(record -> TestContainers.called(record.get("rn")))
                .containsExactly("d2");
        assertThat(stored).filteredOn(document -> document.contains("revision")).hasSizeGreaterThan(1);
    }

    /** TS-0004 7.3.3: who may not read it is told whether there is an instance of a name. */
    @Test
    void aNameCannotBeWorkedOutFromWhatItIsOf() {
        cse.receive(RequestPrimitive.create("Cenergy", "cse-in", 2, new Content("m2m:ae", Map.of("rn", "energy"))));
        PublishedResults others = new PublishedResults(registrar,
                new ResultContainers(registrar, new InstanceNames("another".getBytes(US_ASCII)), Duration.ofDays(1)));

        results.publish("tv", "state", "s1", Map.of("state", "ON"));
        results.publish("fan", "state", "s1", Map.of("state", "ON"));
        others.publish("tv", "state", "s1", Map.of("state", "ON"));
        results.publish("tv", "state", "s1", Map.of("state", "ON"));

        assertThat(Stream.of("tv", "fan").flatMap(plug -> cse.below("cse-in/energy/" + plug + "/state").stream())
                .map(instance -> String.valueOf(instance.get("rn")))).hasSize(3).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("s1-[0-9a-f]{16}"));
    }

    private void day(String cost, double part) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cost", new BigDecimal(cost));
        document.put("parts", List.of(part));
        results.publishAnew("household", "daily-record", "d1", document);
    }

    private ResponsePrimitive stored(RequestPrimitive request) {
        request.content().ifPresent(content -> stored
                .add(new String(new JsonDocuments().write(new TreeMap<>(content.members())), StandardCharsets.UTF_8)));
        return cse.receive(request);
    }
}
