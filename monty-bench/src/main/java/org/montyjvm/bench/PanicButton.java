package org.montyjvm.bench;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;

/**
 * Makes interpreters panic that sessions use, by way of the library's function for tests. Each session that is opened here
 * has the id of its first interpreter as its name; {@link MontySession#reset()} gives it another one.
 */
final class PanicButton {
    private static final int RESPONSE_BYTES = 24;
    private static final int PANICKED = -4;
    private static final Pattern HANDLE = Pattern.compile("\\{\"handle\":(\\d+)}");
    private static final String LIMITS = "{\"kind\":\"script\",\"limits\":{\"memory\":1048576,\"duration\":1000000000,"
            + "\"recursion\":100,\"source\":1000,\"output\":1000,\"result\":1000,\"suspensions\":1}}";

    private final NativeLibrary library;

    /** Makes a button for the library that the platform uses. */
    PanicButton(MontyPlatform platform) {
        library = NativeLibrary.getInstance(platform.engine().origin());
    }

    /** Opens a session whose name is the id of its interpreter. */
    MontySession open(MontyPlatform platform) {
        while (true) {
            // Ids count up. The session has the one in between, if nobody else has got one meanwhile.
            long id = newest() + 1;
            MontySession session = platform.openSession(String.valueOf(id));
            if (newest() == id + 1) {
                return session;
            }
            session.close();
        }
    }

    /** Makes the interpreter panic that an idle or paused session was opened with; returns false if it has another now. */
    boolean press(MontySession session) {
        try (Memory out = new Memory(RESPONSE_BYTES)) {
            int tag = call("monty_test_panic", out, Long.parseLong(session.name()));
            String unused = response(out);
            return tag == PANICKED;
        }
    }

    private long newest() {
        byte[] request = LIMITS.getBytes(StandardCharsets.UTF_8);
        try (Memory in = new Memory(request.length);
                Memory out = new Memory(RESPONSE_BYTES)) {
            in.write(0, request, 0, request.length);
            int created = call("monty_create", out, in, (long) request.length);
            Matcher handle = HANDLE.matcher(response(out));
            if (created != 0 || !handle.matches()) {
                throw new IllegalStateException("the library gives no interpreter");
            }
            long id = Long.parseLong(handle.group(1));
            int unused = call("monty_free", out, id);
            return id;
        }
    }

    private int call(String function, Memory out, Object... arguments) {
        out.clear();
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = out;
        return library.getFunction(function).invokeInt(all);
    }

    private String response(Memory out) {
        long id = out.getLong(0);
        byte[] json = new Pointer(out.getLong(8)).getByteArray(0, (int) out.getLong(16));
        int unused = library.getFunction("monty_buffer_free").invokeInt(new Object[] {id});
        return new String(json, StandardCharsets.UTF_8);
    }
}
