package org.montyjvm.bridge;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;

/** The calls of one run that are under way, and the answers that Python has not fetched yet. Of the thread that pulls. */
final class Flights {
    private final Calls calls;
    private final Mailbox mailbox;
    private final Chronicle chronicle;
    private final int most;
    private final Map<Integer, Flight> underWay = new LinkedHashMap<>();
    private final Map<Integer, MontyAnswer> ready = new LinkedHashMap<>();

    Flights(Calls calls, Mailbox mailbox, Chronicle chronicle, int most) {
        this.calls = calls;
        this.mailbox = mailbox;
        this.chronicle = chronicle;
        this.most = most;
    }

    /** Adds a call that the script waits for. */
    void add(Flight flight) {
        underWay.put(flight.callId(), flight);
    }

    /** Adds a call that the script does not wait for now. */
    void addAwaitable(Flight flight) {
        add(flight);
        if (underWay.size() > most) {
            throw new BridgeLimitException(
                    BridgeLimitException.Limit.CALLS_IN_FLIGHT, "more than " + most + " calls are in flight");
        }
        flight.expireAlone();
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    boolean hasAnyOf(Collection<Integer> callIds) {
        return callIds.stream().anyMatch(underWay::containsKey);
    }

    /** Returns what a run that is to be frozen may not have: the names of calls, in order. */
    List<String> names() {
        return underWay.values().stream().map(Flight::name).toList();
    }

    boolean hasAnswers() {
        return !ready.isEmpty();
    }

    /** Takes the answer of a call; null if there is none yet. */
    @Nullable MontyAnswer takeAnswer(int callId) {
        return ready.remove(callId);
    }

    /** Takes the answers that there are of some calls. */
    Map<Integer, MontyAnswer> takeAnswers(Collection<Integer> callIds) {
        Map<Integer, MontyAnswer> answers = new LinkedHashMap<>(ready);
        answers.keySet().retainAll(callIds);
        ready.keySet().removeAll(answers.keySet());
        return answers;
    }

    /** Takes a message, and all that are there with it. */
    void receiveAll(Mailbox.Message first) {
        receive(first);
        for (Mailbox.Message more = mailbox.poll(); more != null; more = mailbox.poll()) {
            receive(more);
        }
    }

    void receive(Mailbox.Message message) {
        Flight flight = message.flight();
        if (message instanceof Mailbox.Piece piece) {
            flight.taken();
            chronicle.add(head -> new BridgeToolCallChunk(
                    head,
                    flight.callId(),
                    chronicle.bounds().name(flight.name()),
                    chronicle.bounds().value(piece.value())));
        } else if (tell(flight)) {
            ready.put(flight.callId(), flight.answer());
            calls.requireTime(Duration.ZERO);
        }
    }

    /** Cancels what is under way, and tells how each call ended. */
    void end(String reason) {
        underWay.values().forEach(flight -> flight.cancel(reason));
        for (Mailbox.Message more = mailbox.poll(); more != null; more = mailbox.poll()) {
            if (more instanceof Mailbox.Settled) {
                tell(more.flight());
            }
        }
        Map.copyOf(underWay).values().stream()
                .sorted((a, b) -> Integer.compare(a.callId(), b.callId()))
                .forEach(this::tell);
    }

    private boolean tell(Flight flight) {
        if (underWay.remove(flight.callId()) == null) {
            return false;
        }
        chronicle.add(head -> calls.endEvent(head, flight, chronicle.bounds()));
        return true;
    }
}
