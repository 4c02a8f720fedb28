// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.Null;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as others write it, and as they expect it (TS-0004 8.3). */
class XmlDocumentsTest {
    private static final String M2M = " xmlns:m2m=\"http://www.onem2m.org/xml/protocols\"";
    private final XmlDocuments xml = new XmlDocuments(AnyResource.REGISTRY);

    @Test
    void aResourceIsReadAsItsTableSays() {
        Object document = read("<m2m:cnt" + M2M + " rn=\"power\">\n  <lbl>site:lab  kind:power</lbl>\n"
                + "  <mni> 1000 </mni><disr>1</disr>\n</m2m:cnt>");

        assertThat(document).isEqualTo(Map.of("m2m:cnt",
                Map.of("rn", "power", "lbl", List.of("site:lab", "kind:power"), "mni", 1000L, "disr", true)));
    }

    @Test
    void aResourceIsWrittenWithItsNameAsAttributeAndListsInOneElement() {
        String text = write(Map.of("m2m:cnt", Map.of("rn", "power")));
        String list = write(Map.of("m2m:cnt", Map.of("lbl", List.of("a", "b"))));

        assertThat(text).isEqualTo("<?xml version='1.0' encoding='UTF-8'?><m2m:cnt" + M2M + " rn=\"power\"/>");
        assertThat(list).endsWith("<lbl>a b</lbl></m2m:cnt>");
    }

    @Test
    void whatOccursSeveralTimesHasAnElementEach() {
        Object document = read("<m2m:sub" + M2M + "><enc><net>3</net><net>4</net></enc><nu>/id-in/Ca /id-in/Cb</nu>"
                + "</m2m:sub>");

        assertThat(document).isEqualTo(Map.of("m2m:sub", Map.of("enc", Map.of("net", List.of(3L, 4L)), "nu",
                List.of("/id-in/Ca", "/id-in/Cb"))));
        assertThat(write(Map.of("m2m:sub", Map.of("enc", Map.of("net", List.of(3L, 4L))))))
                .contains("<net>3</net><net>4</net>");
    }

    @Test
    void oneOfWhatMayOccurSeveralTimesIsAListOfOne() {
        Object document = read("<m2m:acp" + M2M + "><pv><acr><acor>Ca all</acor><acop>63</acop>"
                + "<acco><actw>* * 8-18 * * 1-5 *</actw></acco></acr></pv></m2m:acp>");

        assertThat(document).isEqualTo(Map.of("m2m:acp", Map.of("pv", Map.of("acr", List.of(Map.of("acor",
                List.of("Ca", "all"), "acop", 63L, "acco",
                List.of(Map.of("actw", List.of("* * 8-18 * * 1-5 *")))))))));
    }

    @Test
    void theCountriesOfARegionAreInOneElement() {
        String context =
                "<m2m:acp" + M2M + "><pv><acr><acco><aclr><accc>KR DE</accc></aclr></acco></acr></pv></m2m:acp>";

        assertThat(read(context).toString()).contains("accc=[KR, DE]");
    }

    @Test
    void referencesCarryNameAndTypeAsAttributes() {
        Map<String, Object> reference = Map.of("nm", "power", "typ", 3L, "val", "cse-in/meter/power");

        String text = write(Map.of("m2m:ae", Map.of("ch", List.of(reference))));

        assertThat(text).contains("nm=\"power\"", "typ=\"3\"", ">cse-in/meter/power</ch>");
        assertThat(read(text)).isEqualTo(Map.of("m2m:ae", Map.of("ch", List.of(reference))));
        assertThat(read(write(Map.of("m2m:rrl", Map.of("rrf", List.of(reference))))))
                .isEqualTo(Map.of("m2m:rrl", Map.of("rrf", List.of(reference))));
    }

    @Test
    void addressesStandInOneElement() {
        assertThat(write(Map.of("m2m:uril", List.of("cse-in/a", "cse-in/b"))))
                .endsWith(">cse-in/a cse-in/b</m2m:uril>");
        assertThat(read("<m2m:uril" + M2M + "/>")).isEqualTo(Map.of("m2m:uril", List.of()));
    }

    @Test
    void anEmptyElementRemovesInAnUpdateAndIsEmptyElsewhere() {
        String container = "<m2m:cnt" + M2M + "><lbl/><mni></mni></m2m:cnt>";
        String instance = "<m2m:cin" + M2M + "><con/><cr/></m2m:cin>";

        assertThat(xml.readUpdate(bytes(container)))
                .isEqualTo(Map.of("m2m:cnt", Map.of("lbl", Null.NULL, "mni", Null.NULL)));
        assertThat(read(container)).isEqualTo(Map.of("m2m:cnt", Map.of("lbl", List.of(), "mni", Null.NULL)));
        assertThat(read(instance)).isEqualTo(Map.of("m2m:cin", Map.of("con", "", "cr", Null.NULL)));
    }

    @Test
    void theOperationOfARequestSaysWhatAnEmptyElementMeans() {
        String request = "<m2m:rqp" + M2M + "><pc><m2m:cnt><lbl/></m2m:cnt></pc><op>%d</op></m2m:rqp>";

        assertThat(read(request.formatted(3))).isEqualTo(
                Map.of("m2m:rqp", Map.of("op", 3L, "pc", Map.of("m2m:cnt", Map.of("lbl", Null.NULL)))));
        assertThat(read(request.formatted(1))).isEqualTo(
                Map.of("m2m:rqp", Map.of("op", 1L, "pc", Map.of("m2m:cnt", Map.of("lbl", List.of())))));
    }

    @Test
    void aRequestHasItsFilterCriteriaInOneElement() {
        Object request = read("<m2m:rqp" + M2M + "><op>2</op><to>cse-in</to><fr>Ca</fr><rqi>r-9</rqi><rvi>3</rvi>"
                + "<rt><rtv>3</rtv></rt><fc><lbl>a b</lbl><ty>2 3</ty><fu>1</fu><atr><nm>api</nm><val>N 1</val></atr></fc>"
                + "</m2m:rqp>");

        assertThat(request).isEqualTo(Map.of("m2m:rqp", Map.of("op", 2L, "to", "cse-in", "fr", "Ca", "rqi", "r-9",
                "rvi", "3", "rt", Map.of("rtv", 3L), "fc", Map.of("lbl", List.of("a", "b"), "ty", List.of(2L, 3L),
                        "fu", 1L, "atr", List.of(Map.of("nm", "api", "val", "N 1"))))));
    }

    @Test
    void whatDoesNotFitItsTypeStaysATextForTheTableToRefuse() {
        assertThat(read("<m2m:cnt" + M2M + "><mni>many</mni><enc>x</enc><colour>red</colour></m2m:cnt>"))
                .isEqualTo(Map.of("m2m:cnt", Map.of("mni", "many", "enc", "x", "colour", "red")));
    }

    @Test
    void aTypeThatIsNotKnownIsReadAsTexts() {
        assertThat(read("<x:thing xmlns:x=\"urn:x\" rn=\"t\"><a>1</a><b><c>2</c><c>3</c></b></x:thing>"))
                .isEqualTo(Map.of("x:thing", Map.of("rn", "t", "a", "1", "b", Map.of("c", List.of("2", "3")))));
    }

    @Test
    void theNamespaceCountsNotThePrefix() {
        Object expected = Map.of("m2m:cnt", Map.of("mni", 5L));

        assertThat(read("<o:cnt xmlns:o=\"http://www.onem2m.org/xml/protocols\"><mni>5</mni></o:cnt>"))
                .isEqualTo(expected);
        assertThat(read("<cnt xmlns=\"http://www.onem2m.org/xml/protocols\"><mni>5</mni></cnt>")).isEqualTo(expected);
        assertThat(write(Map.of("cod:binSh", Map.of("state", "x"))))
                .contains("xmlns:cod=\"http://www.onem2m.org/xml/protocols/commondomain\"");
    }

    /** TS-0004 8.3: the prefix of the protocol, bound to something else, is not that of the protocol. */
    @Test
    void thePrefixOfTheProtocolStandsForNothingElse() {
        assertThatThrownBy(() -> read("<m2m:cnt xmlns:m2m=\"http://example.org/other\"><mni>5</mni></m2m:cnt>"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("http://example.org/other");
    }

    @Test
    void contentThatIsNoTextIsMarkedAsJson() {
        String text = write(Map.of("m2m:cin", Map.of("con", Map.of("w", 42.5))));

        assertThat(text).contains("xmlns:w=\"https://wattm2m.io/xml\"", "w:json=\"true\"", "{\"w\":42.5}");
        assertThat(write(Map.of("m2m:cin", Map.of("con", "{\"w\":42.5}")))).doesNotContain("w:json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml at all", "<m2m:cnt/>", "<a><b></a></b>", "<a>", "<a/><b/>", "<a>&unknown;</a>",
        "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>", "<a b=\"1\" b=\"2\"/>",
        "<a>text<b/></a>", "<a>&#0;</a>", "<?xml version=\"1.0\" encoding=\"no-such\"?><a/>", "\u0000<a/>"})
    void whatIsMalformedOrDangerousIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("malformed XML");
    }

    @Test
    void whatOccursTwiceButMayOnlyOnceIsRefused() {
        assertThatThrownBy(() -> read("<m2m:cnt" + M2M + "><mni>1</mni><mni>2</mni></m2m:cnt>"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("mni");
        assertThatThrownBy(() -> read("<m2m:cnt" + M2M + " rn=\"a\"><rn>b</rn></m2m:cnt>"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rn");
    }

    @Test
    void whatIsTooDeepOrTooMuchIsRefused() {
        String deep = "<a>".repeat(1000) + "</a>".repeat(1000);
        String wide = "<a>" + "<b/>".repeat(100_000) + "</a>";
        String attributes = "<a " + java.util.stream.IntStream.range(0, 1000).mapToObj(i -> "a" + i + "=\"1\"")
                .collect(java.util.stream.Collectors.joining(" ")) + "/>";

        for (String text : List.of(deep, wide, attributes)) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Object read(String text) {
        return xml.read(bytes(text));
    }

    private String write(Object document) {
        return new String(xml.write(document), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
