// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.option.IntegerOptionDefinition;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;

/**
 * The two sets of option numbers, and none. Both mark the options as critical, so that a peer refuses a message with a
 * number that it does not know: who asks in one set is answered in that set, and who asks without any oneM2M option,
 * as a plain CoAP client does, is told in a message without any what is missing.
 *
 * <p>Immutable.
 */
final class Numbering {
    static final Numbering RELEASE_3 = new Numbering(OneM2mOption::release3, "");
    static final Numbering RELEASE_1 = new Numbering(OneM2mOption::release1, "-R1");
    static final Numbering NONE = new Numbering(option -> 0, "");
    private static final Map<Integer, OneM2mOption> OPTIONS = Stream.of(RELEASE_3, RELEASE_1)
            .flatMap(numbering -> numbering.definitions.entrySet().stream()).collect(Collectors.toUnmodifiableMap(
                    entry -> entry.getValue().getNumber(), Map.Entry::getKey, (option, same) -> option));

    private final Map<OneM2mOption, OptionDefinition> definitions;

    private Numbering(ToIntFunction<OneM2mOption> number, String suffix) {
        definitions = Arrays.stream(OneM2mOption.values()).filter(option -> number.applyAsInt(option) > 0)
                .collect(Collectors.toUnmodifiableMap(Function.identity(),
                        option -> definition(option, number.applyAsInt(option), suffix)));
    }

    /** How this set writes an option, empty where it has no number for it. */
    Optional<OptionDefinition> definition(OneM2mOption option) {
        return Optional.ofNullable(definitions.get(option));
    }

    /** The option with this number in either set. */
    static Optional<OneM2mOption> option(int number) {
        return Optional.ofNullable(OPTIONS.get(number));
    }

    /** The set that a message was written in: the old one if a number is of that alone. */
    static Numbering of(OptionSet options) {
        boolean any = false;
        for (Option present : options.getOthers()) {
            Optional<OneM2mOption> known = option(present.getNumber());
            if (known.filter(option -> option.release3() != present.getNumber()).isPresent()) {
                return RELEASE_1;
            }
            any |= known.isPresent();
        }
        return any ? RELEASE_3 : NONE;
    }

    /** What a message may hold: the standard's options and these. */
    static OptionRegistry registry(boolean legacy) {
        Stream<OptionDefinition> all = RELEASE_3.definitions.values().stream();
        if (legacy) {
            all = Stream.concat(all, RELEASE_1.definitions.entrySet().stream()
                    .filter(entry -> entry.getKey().release1() != entry.getKey().release3()).map(Map.Entry::getValue));
        }
        return new MapBasedOptionRegistry(StandardOptionRegistry.STANDARD_OPTIONS,
                all.toArray(OptionDefinition[]::new));
    }

    private static OptionDefinition definition(OneM2mOption option, int number, String suffix) {
        String name = option.optionName() + suffix;
        return option.isNumber() ? new IntegerOptionDefinition(number, name) : new StringOptionDefinition(number, name);
    }
}
