package org.montyjvm.docs;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;

/** The functions of the native library, called as the page on them says: a second host, besides {@code monty-ffi}. */
final class NativeAbi {
    private static final int RESPONSE_BYTES = 24;
    private static final NativeLibrary LIBRARY = library();

    private NativeAbi() {}

    /**
     * What a function came to.
     *
     * @param tag what it returned
     * @param json its response, empty if there is none
     */
    record Reply(int tag, String json) {}

    static Function function(String name) {
        return LIBRARY.getFunction(name);
    }

    /** Calls a function that takes ids, then a request unless it is empty, and gives a response. */
    static Reply call(String name, String request, Object... ids) {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        try (Memory in = new Memory(Math.max(1, bytes.length));
                Memory out = new Memory(RESPONSE_BYTES)) {
            in.write(0, bytes, 0, bytes.length);
            List<Object> arguments = new ArrayList<>(List.of(ids));
            if (bytes.length > 0) {
                arguments.add(in);
                arguments.add((long) bytes.length);
            }
            arguments.add(out);
            int tag = function(name).invokeInt(arguments.toArray());
            return new Reply(tag, response(out));
        }
    }

    private static String response(Memory out) {
        long id = out.getLong(0);
        if (id == 0) {
            return "";
        }
        byte[] json = new Pointer(out.getLong(8)).getByteArray(0, (int) out.getLong(16));
        function("monty_buffer_free").invokeInt(new Object[] {id});
        return new String(json, StandardCharsets.UTF_8);
    }

    private static NativeLibrary library() {
        try (MontyPlatform monty = Monty.builder().backend("ffi").build()) {
            return NativeLibrary.getInstance(monty.engine().origin());
        }
    }
}
