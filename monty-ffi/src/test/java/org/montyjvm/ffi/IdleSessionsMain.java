package org.montyjvm.ffi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;

/** Opens many sessions, each with a little of its own, and prints what the process then occupies, in KiB. */
final class IdleSessionsMain {
    static final int SESSIONS = 10_000;

    private IdleSessionsMain() {}

    public static void main(String[] args) throws IOException {
        try (MontyPlatform platform = Monty.create()) {
            List<MontySession> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                MontySession session = platform.openSession();
                session.run("def double(n):\n    return 2 * n\n\nnames = ['a', 'b', 'c']\nnumber = " + i);
                sessions.add(session);
            }
            long resident = ResidentMemory.kib();
            for (int i = 0; i < SESSIONS; i++) {
                long answer = sessions.get(i).run("double(number)").value().asLong();
                if (answer != 2L * i) {
                    throw new IllegalStateException("session " + i + " answers " + answer);
                }
            }
            sessions.forEach(MontySession::close);
            System.out.println(resident);
        }
    }
}
