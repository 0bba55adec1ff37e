package org.montyjvm.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.montyjvm.MontyFutures;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;

/** Programs that wait for answers which a test gives when it likes. */
final class FuturesInFlight {
    /** What the calls were answered with, in their order. */
    final List<CompletableFuture<Object>> given = new ArrayList<>();

    private final MontyPlatform platform;
    private final MontyFutures futures;

    FuturesInFlight(MontyPlatform platform, MontyFutures futures) {
        this.platform = platform;
        this.futures = futures;
    }

    /** Starts a program that makes that many calls and then awaits them all, each answered with a new future. */
    MontyResolveFutures await(int calls, String rest) {
        String code =
                IntStream.range(0, calls).mapToObj(id -> "call f " + id + ";").collect(Collectors.joining())
                        + "await "
                        + IntStream.range(0, calls).mapToObj(String::valueOf).collect(Collectors.joining(","))
                        + ";" + rest;
        MontyProgress progress = platform.start(code);
        while (progress instanceof MontyPending call) {
            given.add(new CompletableFuture<>());
            progress = futures.resume(call, given.get(given.size() - 1));
        }
        return (MontyResolveFutures) progress;
    }
}
