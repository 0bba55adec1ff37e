package org.montyjvm.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.ErrorAccess;

/**
 * What a run printed and cost, over all its turns. Belongs to whoever has the turn; what is synchronized is for those who
 * read along, too.
 */
final class Ledger {
    private final List<MontyOutput> outputs = new ArrayList<>(0);
    private MontyUsage usage = MontyUsage.NONE;
    private int told;
    private int measured;
    private long printedBytes;

    /** Begins with what was before the run was frozen; the host was told of all of it. */
    synchronized void restore(List<MontyOutput> earlier, MontyUsage cost) {
        outputs.addAll(earlier);
        told = outputs.size();
        usage = cost;
    }

    synchronized void add(MontyTurn turn) {
        outputs.addAll(turn.outputs());
        usage = plus(turn.usage());
    }

    /** Returns how many bytes all outputs take. */
    synchronized long printedBytes() {
        for (; measured < outputs.size(); measured++) {
            printedBytes += Utf8Position.length(outputs.get(measured));
        }
        return printedBytes;
    }

    /** Returns what was printed after so many bytes. */
    synchronized List<MontyOutput> since(long from) {
        List<MontyOutput> news = new ArrayList<>();
        if (from < printedBytes()) {
            long known = from;
            for (MontyOutput output : outputs) {
                long length = known > 0 ? Utf8Position.length(output) : Long.MAX_VALUE;
                if (known < length) {
                    news.add(known == 0 ? output : Utf8Position.after(output, known));
                }
                known = Math.max(0, known - length);
            }
        }
        return news;
    }

    /** Returns what was printed since this was last called. */
    List<MontyOutput> news() {
        List<MontyOutput> news = List.copyOf(outputs.subList(told, outputs.size()));
        told = outputs.size();
        return news;
    }

    List<MontyOutput> outputs() {
        return Collections.unmodifiableList(outputs);
    }

    MontyUsage usage() {
        return usage;
    }

    MontyResult result(MontyValue value) {
        return new MontyResult(value, outputs, usage);
    }

    /** Returns what a run leaves that is stopped between two turns. */
    MontyFailure failure() {
        return new MontyFailure(outputs, usage, "", List.of());
    }

    /** Completes the error that the last turn ended with, which was not added. */
    void complete(MontyError error) {
        if (!outputs.isEmpty() || !usage.equals(MontyUsage.NONE)) {
            ErrorAccess.get().addEarlier(error, outputs, plus(error.usage()));
        }
    }

    private MontyUsage plus(MontyUsage turn) {
        if (usage.equals(MontyUsage.NONE)) {
            return turn;
        }
        if (turn.equals(MontyUsage.NONE)) {
            return usage;
        }
        Duration time = usage.time().plus(turn.time());
        return new MontyUsage(time, turn.memoryBytes(), Math.max(usage.peakMemoryBytes(), turn.peakMemoryBytes()));
    }
}
