package org.montyjvm.conformance;

import java.util.HashMap;
import java.util.Map;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyHostObjects;
import org.montyjvm.MontyModule;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySuspended;

/** The host of one case: what it offers to Python, and what it answers. */
final class HostWorld implements AutoCloseable {

    private final MontyHostObjects objects = MontyHostObjects.create();
    private final HostFunctions functions = new HostFunctions(objects);
    private final MontyModule tools = MontyModule.builder("tools")
            .function(functions.names().toArray(new String[0]))
            .submodule(MontyModule.builder("nested").constant("VERSION", 7).function("return_value"))
            .build();

    /** The answers to the calls that Python has a future of, by call. */
    private final Map<Integer, MontyAnswer> later = new HashMap<>();

    /** Returns {@code script} with everything offered that this host serves. */
    MontyScript offeredTo(MontyScript script) {
        return script.withFunctions(functions.names().toArray(new String[0]))
                .withModules(tools.name())
                .withNameResolver();
    }

    /** Answers {@code pause} and returns how far Python came then. */
    MontyProgress answer(MontySuspended pause) {
        if (pause instanceof MontyPending call) {
            return call.resume(answerTo(call));
        }
        if (pause instanceof MontyNameLookup lookup) {
            return lookup.resume(answerTo(lookup));
        }
        if (pause instanceof MontyResolveFutures futures) {
            return futures.resume(answersTo(futures));
        }
        MontyOsCall call = (MontyOsCall) pause;
        return call.resume(said(HostSystem.answer(call), call.callId()));
    }

    private MontyAnswer answerTo(MontyPending call) {
        if (call.receiver().isPresent()) {
            return objects.answer(call).orElseGet(MontyAnswer::notFound);
        }
        return said(functions.call(withoutModule(call.name()), call.args()), call.callId());
    }

    private MontyAnswer said(HostReply reply, int callId) {
        if (reply.later()) {
            later.put(callId, reply.answer());
            return MontyAnswer.future();
        }
        return reply.answer();
    }

    /** A function of a module does what the one of the same name outside does. */
    private static String withoutModule(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }

    private MontyAnswer answerTo(MontyNameLookup lookup) {
        return switch (lookup.kind()) {
            case ATTRIBUTE -> objects.answer(lookup).orElseGet(MontyAnswer::notFound);
            case MODULE -> tools.answer(lookup).orElseGet(MontyAnswer::notFound);
            case NAME ->
                HostNames.value(lookup.name())
                        .<MontyAnswer>map(MontyAnswer::value)
                        .orElseGet(MontyAnswer::notFound);
        };
    }

    private Map<Integer, MontyAnswer> answersTo(MontyResolveFutures futures) {
        Map<Integer, MontyAnswer> answers = new HashMap<>();
        for (Integer callId : futures.callIds()) {
            answers.put(callId, later.remove(callId));
        }
        return answers;
    }

    @Override
    public void close() {
        objects.close();
    }
}
