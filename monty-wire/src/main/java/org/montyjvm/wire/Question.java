package org.montyjvm.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyTurn;

/** What a run that waits asks for, without what the turn printed and cost. */
sealed interface Question {
    /** Returns the tag of a response that asks this. */
    Tag tag();

    /** Returns the turn that came to this question. */
    MontyTurn turn(List<MontyOutput> outputs, MontyUsage usage);

    /** A call of a function or method of the host. */
    record Call(
            String name,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            int id,
            @Nullable UUID receiver,
            MontyPosition position)
            implements Question {
        @Override
        public Tag tag() {
            return Tag.CALL;
        }

        @Override
        public MontyTurn turn(List<MontyOutput> outputs, MontyUsage usage) {
            return new MontyTurn.Call(name, args, kwargs, id, receiver, position, outputs, usage);
        }
    }

    /** A call of the operating system. */
    record OsCall(
            String name,
            List<MontyValue> args,
            Map<String, MontyValue> kwargs,
            int id,
            boolean write,
            boolean awaitable,
            MontyPosition position)
            implements Question {
        @Override
        public Tag tag() {
            return Tag.OS_CALL;
        }

        @Override
        public MontyTurn turn(List<MontyOutput> outputs, MontyUsage usage) {
            MontyOsFunction function = MontyOsFunction.named(name)
                    .orElseThrow(() -> MontyErrors.crash("the engine asks for an unknown OS call, " + name, null));
            return new MontyTurn.OsCall(function, args, kwargs, id, write, awaitable, position, outputs, usage);
        }
    }

    /** A name that Python does not know. */
    record Lookup(String kind, String name, @Nullable UUID receiver, MontyPosition position) implements Question {
        @Override
        public Tag tag() {
            return Tag.LOOKUP;
        }

        @Override
        public MontyTurn turn(List<MontyOutput> outputs, MontyUsage usage) {
            MontyNameLookup.Kind where = switch (kind) {
                case "name" -> MontyNameLookup.Kind.NAME;
                case "attribute" -> MontyNameLookup.Kind.ATTRIBUTE;
                case "module" -> MontyNameLookup.Kind.MODULE;
                default -> throw MontyErrors.crash("the engine asks for a name of an unknown kind, " + kind, null);
            };
            return new MontyTurn.Lookup(where, name, receiver, position, outputs, usage);
        }
    }

    /** Results of calls that were answered with a future. */
    record Futures(List<Integer> ids, MontyPosition position) implements Question {
        @Override
        public Tag tag() {
            return Tag.FUTURES;
        }

        @Override
        public MontyTurn turn(List<MontyOutput> outputs, MontyUsage usage) {
            return new MontyTurn.Futures(ids, position, outputs, usage);
        }
    }
}
