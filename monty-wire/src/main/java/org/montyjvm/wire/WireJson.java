package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import org.montyjvm.MontyValue;

/** The JSON library, set up for the wire. */
final class WireJson {
    /** A level of a value is at most four of JSON: {@code {"$dict":[[…]]}} is three, an instance's attributes are four. */
    private static final int NESTING = 4 * MontyValue.MAX_NESTING + 16;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Keys come from scripts: what a JVM-wide table keeps of them would be a leak.
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER, true)
            .configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false)
            // Four bytes instead of two escapes of six each, as the engine writes it too.
            .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, true)
            // Sizes are bounded by the limits of the run, on the engine's side.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(MontyValue.MAX_INT_DIGITS + 1) // and a sign
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(NESTING).build())
            .build();

    private WireJson() {}
}
