// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} names tests that there are, and every scenario of the contracts. */
class ConformanceTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+#\\w+)`");
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|TestFactory|ParameterizedTest|Property)\\b[\\s\\S]*?(?:void|Stream<DynamicTest>) (\\w+)\\(");
    private static final Pattern CLAUSE = Pattern.compile("TS-\\d{4}|RFC \\d{4}|support\\.md");

    // what a store has to do is not told by a clause
    private static final String OF_STORES = "/cse/store/";

    @Test
    void everyTestThatIsNamedExists() {
        Set<String> missing = named();
        missing.removeAll(tests(testsOf("Test.java", "Contract.java")));

        assertThat(missing).as("named in the table, and there is no such test").isEmpty();
    }

    @Test
    void everyScenarioOfTheContractsIsNamed() {
        List<Path> contracts = testsOf("Contract.java", "FederationContractTest.java").stream()
                .filter(file -> !file.toString().contains(OF_STORES)).toList();

        assertThat(contracts).hasSizeGreaterThan(20);
        Set<String> unnamed = tests(contracts);
        unnamed.removeAll(named());
        assertThat(unnamed).as("scenarios without a row in the table").isEmpty();
    }

    @Test
    void everyRowNamesAClauseAndATest() {
        List<String> rows = table().lines().filter(line -> line.startsWith("|")).filter(line -> !line.contains("|---"))
                .filter(line -> !line.startsWith("| clause")).toList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.split("\\|")[1]).containsPattern(CLAUSE);
            assertThat(row).containsPattern(NAMED);
        });
    }

    private static Set<String> named() {
        return NAMED.matcher(table()).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String table() {
        return read(ROOT.resolve("docs/conformance.md"));
    }

    /** The tests in these files, as class and method. */
    private static Set<String> tests(List<Path> files) {
        return files.stream().flatMap(file -> {
            String name = file.getFileName().toString().replace(".java", "");
            return TEST.matcher(read(file)).results().map((MatchResult match) -> name + "#" + match.group(1));
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The test sources of all modules whose names end like this. */
    private static List<Path> testsOf(String... endings) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory)
                    .flatMap(ConformanceTableTest::below)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
