package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.montyjvm.MontyLimits;
import org.montyjvm.config.HumanDuration;
import org.montyjvm.config.HumanSize;

/** Limits for people and for programs. */
final class LimitText {
    private LimitText() {}

    /** Returns all limits on a line. */
    static String of(MontyLimits limits) {
        return "time " + HumanDuration.format(limits.duration()) + ", memory " + HumanSize.format(limits.memoryBytes())
                + ", output "
                + HumanSize.format(limits.outputBytes()) + ", result " + HumanSize.format(limits.resultBytes())
                + ", source "
                + HumanSize.format(limits.sourceBytes()) + ", recursion " + limits.recursionDepth() + ", suspensions "
                + limits.suspensions();
    }

    /** Writes the field {@code limits}. */
    static void write(JsonGenerator json, MontyLimits limits) throws IOException {
        json.writeObjectFieldStart("limits");
        json.writeNumberField("timeNanos", limits.duration().toNanos());
        json.writeNumberField("memoryBytes", limits.memoryBytes());
        json.writeNumberField("outputBytes", limits.outputBytes());
        json.writeNumberField("resultBytes", limits.resultBytes());
        json.writeNumberField("sourceBytes", limits.sourceBytes());
        json.writeNumberField("recursionDepth", limits.recursionDepth());
        json.writeNumberField("suspensions", limits.suspensions());
        json.writeEndObject();
    }
}
