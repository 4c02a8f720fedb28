// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    private final DefinitionReader reader = Definitions.builtIn();

    @Test
    void whatComesWithTheCseIsThere() {
        List<String> roots = reader.definitions().stream().map(Definition::root).toList();

        assertThat(roots).doesNotHaveDuplicates().contains("cod:deSPg", "cod:sDPOt", "cod:binSh", "cod:eneCn",
                "cod:eneGn", "cod:bat", "cod:devLt", "cod:devTt", "cod:tempe", "cod:relHy", "cod:aiQSr", "cod:motSr",
                "cod:smoSr", "cid:dSEMr", "cid:dSGMr", "cid:dSWMr", "ved:dEVCr", "hod:deACr", "hod:devRr", "hod:devTn",
                "hd:binSh", "hd:eneCn", "hd:deACr");
    }

    @Test
    void childrenThatAreNamedAreDefined() {
        List<String> names = reader.definitions().stream().map(Definition::shortName).toList();

        assertThat(reader.definitions()).allSatisfy(
                definition -> assertThat(names).as(definition.root()).containsAll(definition.children()));
    }

    @Test
    void theDomainOfReleaseThreeHasWhatTheOthersHaveAndItsOwnSwitch() {
        Definition binarySwitch = definition("hd:binSh");

        assertThat(binarySwitch.containerDefinition()).isEqualTo("org.onem2m.home.moduleclass.binarySwitch");
        assertThat(binarySwitch.attributes()).extracting(custom -> custom.attribute().shortName())
                .containsExactly("powSe");
        assertThat(definition("hd:bat").attributes()).isEqualTo(definition("cod:bat").attributes());
    }

    @Test
    void aTextAddsDefinitionsOfItsOwn() {
        reader.read("mine", """
                domain ex com.example https://example.com/ns   # ours
                enum valveMode 1 2 5-8

                moduleclass valve valve
                  opeLl openLevel integer M
                  mode  mode  valveMode O
                definition plain plain
                """);

        Definition valve = definition("ex:valve");
        assertThat(valve.containerDefinition()).isEqualTo("com.example.moduleclass.valve");
        assertThat(valve.domain().namespace()).isEqualTo("https://example.com/ns");
        assertThat(valve.attributes().getLast().attribute().type().check(7L)).isEqualTo(7L);
        assertThatThrownBy(() -> valve.attributes().getLast().attribute().type().check(3L)).hasMessageContaining("3");
        assertThat(definition("ex:plain").containerDefinition()).isEqualTo("com.example.plain");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "domain ex com.example; XML namespace",
        "domain m2m com.example http://x; m2m",
        "domain cod com.example http://x; cod",
        "moduleclass a b; domain",
        "domain ex com.example http://x | a b integer M; definition above",
        "domain ex com.example http://x | moduleclass a; short name",
        "domain ex com.example http://x | moduleclass a b | c d integer; type",
        "domain ex com.example http://x | moduleclass a b | c d number M; number",
        "domain ex com.example http://x | moduleclass a b | c d integer X; X",
        "domain ex com.example http://x | moduleclass a b | c d integer =e; e",
        "domain ex com.example http://x | moduleclass a b | st d integer M; st",
        "domain ex com.example http://x | moduleclass a b | c d integer M | c e integer M; twice",
        "domain ex com.example http://x | moduleclass a b | moduleclass c b; twice",
        "domain ex com.example http://x | like nobody; nobody",
        "enum some; numbers",
        "enum some one; one",
        "enum integer 1; integer"})
    void aMistakeIsToldWithItsLine(String lines, String told) {
        int last = lines.split("\\|").length;

        assertThatThrownBy(() -> reader.read("mine", lines.replace(" | ", "\n")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("mine, line " + last + ": ")
                .hasMessageContaining(told);
    }

    private Definition definition(String root) {
        return reader.definitions().stream().filter(definition -> definition.root().equals(root)).findFirst()
                .orElseThrow();
    }
}
