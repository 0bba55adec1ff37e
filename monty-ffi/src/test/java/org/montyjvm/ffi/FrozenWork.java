package org.montyjvm.ffi;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.montyjvm.Monty;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;

/** Work that one process begins and another one ends: frozen to files in a folder. */
final class FrozenWork {
    static final MontySnapshotKey KEY =
            MontySnapshotKey.of("a secret of the application".getBytes(StandardCharsets.UTF_8));

    private static final MontyScript RUN = MontyScript.of("""
                    class Order:
                        def __init__(self, total):
                            self.total = total

                    order = Order(20)
                    try:
                        answer = approve(order.total, note='a\u00e9\ud83d\ude00')
                    except ValueError as e:
                        answer = f'refused: {e}'
                    [answer, order.total, 2 ** 100]
                    """).withFunctions("approve");

    private static final MontyScript FUTURES = MontyScript.of("""
                    import asyncio

                    async def main():
                        return await asyncio.gather(fetch('a'), fetch('b'), fetch('c'))

                    asyncio.run(main())
                    """).withFunctions("fetch");

    private FrozenWork() {}

    /** Begins everything, and writes it down. */
    static void begin(Path folder) throws IOException {
        try (MontyPlatform platform = Monty.create()) {
            MontyPending call = (MontyPending) platform.start(RUN);
            write(folder, "run", call.freeze(KEY));
            call.cancel();
            MontyProgress progress = platform.start(FUTURES);
            while (progress instanceof MontyPending fetch) {
                progress = fetch.resumeFuture();
            }
            MontyResolveFutures futures = (MontyResolveFutures) progress;
            int first = futures.callIds().get(1);
            futures = (MontyResolveFutures) futures.resume(Map.of(first, MontyAnswer.value("B")));
            write(folder, "futures", futures.freeze(KEY));
        }
        try (MontySession session = Monty.openSession()) {
            session.run("import math\ndef area(r):\n    return round(math.pi * r * r, 2)\n\nhistory = [area(1)]");
            write(folder, "idle", session.freeze(KEY));
            session.start(
                    MontyScript.of("history.append(ask('radius?'))\nhistory").withFunctions("ask"));
            write(folder, "asking", session.freeze(KEY));
        }
    }

    /** Ends everything, and returns what it came to. */
    static List<String> end(Path folder) throws IOException {
        String run;
        String futures;
        try (MontyPlatform platform = Monty.create()) {
            MontyPending call = (MontyPending) platform.restore(read(folder, "run"), KEY);
            run = call.args() + " " + call.kwargs() + " " + value(call.resumeError("ValueError", "too much"));
            MontyResolveFutures waiting = (MontyResolveFutures) platform.restore(read(folder, "futures"), KEY);
            Map<Integer, MontyAnswer> answers = new HashMap<>();
            for (int id : waiting.callIds()) {
                answers.put(id, MontyAnswer.value("call " + answers.size()));
            }
            futures = value(waiting.resume(answers));
        }
        String idle;
        String asking;
        try (MontyPlatform platform = Monty.create();
                MontySession first = platform.restoreSession(read(folder, "idle"), KEY);
                MontySession second = platform.restoreSession(read(folder, "asking"), KEY)) {
            idle = first.call("area", 2).value() + " " + first.variables().get("history");
            MontyPending ask = (MontyPending) second.suspended().orElseThrow();
            asking = ask.name() + " " + value(ask.resume(5)) + " "
                    + second.call("area", 3).value();
        }
        return List.of(run, futures, idle, asking);
    }

    /** Returns what {@link #end} must give. */
    static List<String> expected() {
        return List.of(
                "[20] {note='a\u00e9\ud83d\ude00'} ['refused: too much', 20, " + BigInteger.TWO.pow(100) + "]",
                "['call 0', 'B', 'call 1']",
                "12.57 [3.14]",
                "ask [3.14, 5] 28.27");
    }

    private static String value(MontyProgress progress) {
        return ((MontyComplete) progress).value().toString();
    }

    private static void write(Path folder, String name, MontySnapshot snapshot) throws IOException {
        Files.write(folder.resolve(name), snapshot.bytes());
    }

    private static MontySnapshot read(Path folder, String name) throws IOException {
        return MontySnapshot.of(Files.readAllBytes(folder.resolve(name)));
    }
}
