// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static java.util.Objects.requireNonNullElse;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.TypeRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resources to rows and back. Immutable. */
final class Rows {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 2000;
    private final JsonDocuments json = new JsonDocuments();
    private final TypeRegistry types;

    Rows(TypeRegistry types) {
        this.types = types;
    }

    /** Whether resources of this type are kept as instances. */
    static boolean isInstance(ResourceType type) {
        return type.has(Trait.INSTANCE);
    }

    /** The numbers of the types that are kept as instances. */
    Set<Integer> instanceTypes() {
        return types.numbers().stream().filter(number -> types.byNumber(number).filter(Rows::isInstance).isPresent())
                .collect(Collectors.toSet());
    }

    /** The numbers of the types that are not, and have a size. */
    Set<Integer> sizedTypes() {
        return types.all().stream().filter(type -> !isInstance(type) && type.attributes().rule("cs").isPresent())
                .map(ResourceType::number).collect(Collectors.toSet());
    }

    /** The numbers of the types below which there may be instances. */
    Set<Integer> parentsOfInstances() {
        return instanceTypes().stream().flatMap(number -> types.byNumber(number).stream())
                .flatMap(type -> type.parents().stream()).collect(Collectors.toSet());
    }

    /** What is known of types before their resources are read. */
    PossibleTypes possibleTypes() {
        return new PossibleTypes(types);
    }

    /** The row of a resource at this position; BAD_REQUEST where it does not fit. */
    Row row(Resource resource, long position, long version) {
        fit("ri", resource.id(), LONGEST_NAME);
        fit("rn", resource.name(), LONGEST_NAME);
        fit("path", resource.path(), LONGEST_PATH);
        fit("originator", resource.originator(), LONGEST_PATH);
        return isInstance(resource.type()) ? instanceRow(resource, position) : resourceRow(resource, position, version);
    }

    /** The labels of a resource. */
    static List<String> labels(Resource resource) {
        return resource.get(Common.LABELS).orElse(List.of());
    }

    Stored stored(ResourceRow row) {
        Resource resource = new Resource(type(row.typeName), row.path, row.originator, 0, attributes(row.document));
        return new Stored(resource, row.seq, row.version, row.document.length());
    }

    Stored stored(InstanceRow row, Resource parent) {
        String path = parent.path() + "/" + requireNonNullElse(row.rn, row.ri);
        Resource resource =
                new Resource(type(row.typeName), path, row.originator, row.seq, attributes(row.document));
        return new Stored(resource, row.seq, 0, row.document.length());
    }

    /** A moment as it is kept in a column. */
    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** How many steps an address is below the CSEBase. */
    static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private ResourceRow resourceRow(Resource resource, long position, long version) {
        ResourceRow row = new ResourceRow();
        row.ri = resource.id();
        row.pi = resource.parentId();
        row.ty = resource.type().number();
        row.typeName = resource.type().shortName();
        row.rn = resource.name();
        row.path = resource.path();
        row.depth = depth(resource.path());
        row.originator = resource.originator();
        row.ct = micros(resource.require(Common.CREATION_TIME));
        row.lt = micros(resource.require(Common.LAST_MODIFIED_TIME));
        row.et = optionalMicros(resource, Common.EXPIRATION_TIME);
        row.seq = position;
        row.version = version;
        row.document = document(resource);
        return row;
    }

    private InstanceRow instanceRow(Resource resource, long position) {
        InstanceRow row = new InstanceRow();
        row.seq = position;
        row.pi = resource.parentId();
        row.ri = resource.id();
        row.name(resource.name().equals(resource.id()) ? null : resource.name());
        row.ty = resource.type().number();
        row.typeName = resource.type().shortName();
        row.originator = resource.originator();
        row.ct = micros(resource.require(Common.CREATION_TIME));
        row.lt = micros(resource.require(Common.LAST_MODIFIED_TIME));
        row.et = optionalMicros(resource, Common.EXPIRATION_TIME);
        row.cs = resource.attributes().get("cs") instanceof Long size ? size : null;
        row.document = document(resource);
        return row;
    }

    /** As long as an index can take, and without the one character that databases do not. */
    private static void fit(String name, String value, int longest) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length > longest) {
            throw RequestFailure.badRequest(name + " would be " + length + " bytes long, and " + longest
                    + " are the most");
        }
        if (!isStorable(value)) {
            throw RequestFailure.badRequest(name + " has the character U+0000");
        }
    }

    /** Whether a column can have this value. */
    static boolean isStorable(String value) {
        return value.indexOf('\0') < 0;
    }

    private static @Nullable Long optionalMicros(Resource resource, Attribute<Instant> attribute) {
        return resource.get(attribute).map(Rows::micros).orElse(null);
    }

    private String document(Resource resource) {
        return new String(json.write(resource.attributes()), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // document() has made it from a map
    private Map<String, Object> attributes(String document) {
        return (Map<String, Object>) json.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private ResourceType type(String name) {
        return types.byName(name).orElseThrow(() -> new IllegalStateException(
                "the store has a resource of the type " + name + ", which no plug-in provides any more"));
    }
}
