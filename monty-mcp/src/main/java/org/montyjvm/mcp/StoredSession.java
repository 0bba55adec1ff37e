package org.montyjvm.mcp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a stored session without its content.
 *
 * @param id its id
 * @param name what the client called it; may be empty
 * @param created when it was created
 * @param used when it was last used
 * @param execs how many runs it has kept
 * @param bytes how large it is when stored
 */
record StoredSession(String id, String name, Instant created, Instant used, long execs, long bytes) {
    StoredSession usedAt(Instant now) {
        return new StoredSession(id, name, created, now, execs, bytes);
    }

    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("session_id", id);
        content.put("name", name);
        content.put("created", created.toString());
        content.put("used", used.toString());
        content.put("execs", execs);
        content.put("bytes", bytes);
        return content;
    }
}
