// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.semantics.Description;
import java.util.List;
import java.util.Set;

/**
 * A semantic descriptor (TS-0001 9.6.30, TS-0004 7.4.35): what a resource means, kept as it was written. RDF/XML,
 * Turtle and JSON-LD have to be well-formed; the CSE does not reason, and knows no ontologies to validate against.
 */
public final class SemanticDescriptorType implements DescribedType {
    public static final int NUMBER = 24;

    // @formatter:off
    public static final Attribute<Long>         DESCRIPTOR_REPRESENTATION = new Attribute<>("dcrp", "descriptorRepresentation", DataTypes.enumeration(2, 3, 4, 5, 6, 7));
    public static final Attribute<String>       SEMANTIC_OP_EXEC          = new Attribute<>("soe",  "semanticOpExec",           DataTypes.STRING);
    public static final Attribute<String>       DESCRIPTOR                = new Attribute<>("dsp",  "descriptor",               DataTypes.STRING);
    public static final Attribute<String>       ONTOLOGY_REF              = new Attribute<>("or",   "ontologyRef",              DataTypes.URI);
    public static final Attribute<List<String>> RELATED_SEMANTICS         = new Attribute<>("rels", "relatedSemantics",         DataTypes.listOf(DataTypes.URI));
    public static final Attribute<Boolean>      SEMANTIC_VALIDATED        = new Attribute<>("svd",  "semanticValidated",        DataTypes.BOOLEAN);
    public static final Attribute<Boolean>      VALIDATION_ENABLE         = new Attribute<>("vlde", "validationEnable",         DataTypes.BOOLEAN);

    // the store keeps nothing below instances: 4 (contentInstance) and 30 (timeSeriesInstance) are not among the parents
    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:smd", "semanticDescriptor",
            Set.of(AeType.NUMBER, ContainerType.NUMBER, GroupType.NUMBER, 13, NodeType.NUMBER, 28, 29),
            AttributeTable.of(Common.REGULAR,
                    row(Common.CREATOR,            "01", O,  NP, NA),
                    row(DESCRIPTOR_REPRESENTATION, "1",  M,  O,  OA),
                    row(SEMANTIC_OP_EXEC,          "01", NP, O,  NA),
                    row(DESCRIPTOR,                "1",  M,  O,  OA),
                    row(ONTOLOGY_REF,              "01", O,  O,  OA),
                    row(RELATED_SEMANTICS,         "01", O,  O,  OA),
                    row(SEMANTIC_VALIDATED,        "01", NP, NP, OA),
                    row(VALIDATION_ENABLE,         "01", O,  O,  OA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    /** Whether resources of this type can have a descriptor. */
    public static boolean describes(ResourceType type) {
        return DESCRIPTION.parents().contains(type.number());
    }

    /** What a descriptor says. */
    public static Description description(Resource descriptor) {
        return new Description(descriptor.require(DESCRIPTOR_REPRESENTATION), descriptor.require(DESCRIPTOR));
    }

    @Override
    public void examine(Resource resource) {
        description(resource).check();
    }

    @Override
    public Changes creating(Creation creation) {
        return Changes.created(validated(creation.candidate(), creation.view()));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        if (after.get(SEMANTIC_OP_EXEC).isPresent()) {
            throw after.require(DESCRIPTOR).equals(before.require(DESCRIPTOR))
                    ? RequestFailure.notImplemented("soe (semanticOpExec): SPARQL Update is not supported")
                    : RequestFailure.badRequest("soe (semanticOpExec) and dsp (descriptor) exclude each other");
        }
        return Changes.updated(before, validated(after, view));
    }

    /** The descriptor with what its validation comes to, where it is wanted (TS-0004 7.4.34.2.1). */
    private static Resource validated(Resource descriptor, ResourceView view) {
        if (!descriptor.get(VALIDATION_ENABLE).orElse(false)) {
            return descriptor.get(SEMANTIC_VALIDATED).isEmpty() ? descriptor
                    : descriptor.with(SEMANTIC_VALIDATED, false);
        }
        if (!description(descriptor).isReadable()) {
            throw new RequestFailure(ResponseStatusCode.INVALID_SEMANTICS,
                    "vlde (validationEnable): only RDF/XML, Turtle and JSON-LD can be validated here");
        }
        descriptor.get(ONTOLOGY_REF).ifPresent(ontology -> {
            throw new RequestFailure(ResponseStatusCode.ONTOLOGY_NOT_AVAILABLE,
                    "or (ontologyRef): no ontologies are hosted here, and none is fetched from " + ontology);
        });
        for (String related : descriptor.get(RELATED_SEMANTICS).orElse(List.of())) {
            if (view.byId(related).or(() -> view.byPath(related)).filter(found -> found.is(NUMBER)).isEmpty()) {
                throw new RequestFailure(ResponseStatusCode.LINKED_SEMANTICS_NOT_AVAILABLE,
                        "rels (relatedSemantics): there is no semanticDescriptor here at " + related);
            }
        }
        return descriptor.with(SEMANTIC_VALIDATED, true);
    }
}
