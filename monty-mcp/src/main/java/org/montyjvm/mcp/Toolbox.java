package org.montyjvm.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyScript;

/** The tools for scripts and sessions. */
final class Toolbox {
    private static final int LONGEST_NAME = 100;

    private final Scripts scripts;
    private final Sessions sessions;
    private final FunctionTools functions;

    Toolbox(Scripts scripts, Sessions sessions, FunctionTools functions) {
        this.scripts = scripts;
        this.sessions = sessions;
        this.functions = functions;
    }

    /** Returns all tools, those of plugins too. */
    List<Tool> tools() {
        List<Tool> tools = new ArrayList<>(List.of(
                new Tool(
                        "monty_run",
                        "Run Python",
                        "Runs Python in a fresh sandbox and returns the value of its last expression, and what it"
                                + " printed. Nothing is remembered. There are no files, network or third-party packages;"
                                + " monty_functions tells which functions of the host there are.",
                        false,
                        Schemas.RUN_ARGUMENTS,
                        Schemas.RUN_RESULT,
                        this::run),
                new Tool(
                        "monty_session_create",
                        "Create a session",
                        "Creates a session, in which variables, functions and imports of one run are there in the next."
                                + " It outlives the connection and a restart of the server.",
                        false,
                        Schemas.CREATE_ARGUMENTS,
                        Schemas.SESSION_RESULT,
                        this::create),
                new Tool(
                        "monty_session_exec",
                        "Run Python in a session",
                        "Runs Python in a session, as monty_run does. The session keeps what the run did, also when it"
                                + " failed. One run at a time.",
                        false,
                        Schemas.EXEC_ARGUMENTS,
                        Schemas.EXEC_RESULT,
                        this::exec),
                new Tool(
                        "monty_session_list",
                        "List sessions",
                        "Lists your sessions and snapshots.",
                        true,
                        Schemas.NONE,
                        Schemas.LIST_RESULT,
                        this::list),
                new Tool(
                        "monty_session_close",
                        "Close a session",
                        "Deletes a session and all that it has, or a snapshot.",
                        false,
                        Schemas.CLOSE_ARGUMENTS,
                        Schemas.CLOSED_RESULT,
                        this::close),
                new Tool(
                        "monty_session_snapshot",
                        "Keep a snapshot",
                        "Keeps what a session is now, so that it, or a new session, can go back to it.",
                        false,
                        Schemas.SNAPSHOT_ARGUMENTS,
                        Schemas.SNAPSHOT_RESULT,
                        this::snapshot),
                new Tool(
                        "monty_session_restore",
                        "Go back to a snapshot",
                        "Takes a session back to a snapshot; without session_id, makes a new session of it.",
                        false,
                        Schemas.RESTORE_ARGUMENTS,
                        Schemas.SESSION_RESULT,
                        this::restore),
                new Tool(
                        "monty_functions",
                        "List functions of the host",
                        "Lists the functions that the host offers to scripts, with signatures and JSON Schemas. Scripts"
                                + " call them by name, such as clock.now().",
                        true,
                        Schemas.FUNCTIONS_ARGUMENTS,
                        Schemas.FUNCTIONS_RESULT,
                        functions::list)));
        tools.addAll(functions.tools());
        return tools;
    }

    private CallToolResult run(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        Arguments arguments = new Arguments(given, Set.of("code", "inputs"));
        return Results.run(scripts.fresh(script(arguments), ticket, notices), Map.of());
    }

    private CallToolResult exec(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        Arguments arguments = new Arguments(given, Set.of("session_id", "code", "inputs"));
        Sessions.Exec exec = sessions.exec(ticket, arguments.text("session_id"), script(arguments), notices);
        Map<String, Object> more = exec.session().content();
        more.put("kept", exec.kept());
        return Results.run(exec.outcome(), more);
    }

    private static MontyScript script(Arguments arguments) {
        try {
            return MontyScript.of(arguments.text("code")).withInputs(arguments.object("inputs"));
        } catch (IllegalArgumentException | MontyError e) {
            throw Failure.invalid("the inputs cannot be given to Python: " + e.getMessage());
        }
    }

    private CallToolResult create(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        Arguments arguments = new Arguments(given, Set.of("name"));
        StoredSession created = sessions.create(ticket, arguments.label("name", LONGEST_NAME));
        return Results.ok(created.content(), "created session " + created.id());
    }

    private CallToolResult list(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        new Arguments(given, Set.of());
        List<StoredSession> all = sessions.list(ticket.client());
        List<StoredSession> kept = sessions.snapshots(ticket.client());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("sessions", all.stream().map(StoredSession::content).toList());
        content.put("snapshots", kept.stream().map(Toolbox::snapshot).toList());
        StringBuilder text = new StringBuilder();
        text.append(all.size()).append(" sessions, ").append(kept.size()).append(" snapshots");
        all.forEach(session -> text.append("\nsession ")
                .append(session.id())
                .append(", ")
                .append(session.execs())
                .append(" runs, last used ")
                .append(session.used())
                .append(named(session)));
        kept.forEach(snapshot -> text.append("\nsnapshot ")
                .append(snapshot.id())
                .append(", of ")
                .append(snapshot.created())
                .append(named(snapshot)));
        return Results.ok(content, text.toString());
    }

    private static String named(StoredSession session) {
        return session.name().isEmpty() ? "" : ", " + session.name();
    }

    private CallToolResult close(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        Arguments arguments = new Arguments(given, Set.of("session_id", "snapshot_id"));
        String session = arguments.textOrNull("session_id");
        String snapshot = arguments.textOrNull("snapshot_id");
        String closed;
        if (session != null && snapshot == null) {
            sessions.close(ticket, session);
            closed = session;
        } else if (snapshot != null && session == null) {
            sessions.deleteSnapshot(ticket.client(), snapshot);
            closed = snapshot;
        } else {
            throw Failure.invalid("one of session_id and snapshot_id is needed");
        }
        return Results.ok(Map.of("closed", closed), "closed " + closed);
    }

    private CallToolResult snapshot(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        Arguments arguments = new Arguments(given, Set.of("session_id", "name"));
        StoredSession kept =
                sessions.snapshot(ticket, arguments.text("session_id"), arguments.label("name", LONGEST_NAME));
        return Results.ok(snapshot(kept), "kept snapshot " + kept.id());
    }

    private static Map<String, Object> snapshot(StoredSession kept) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("snapshot_id", kept.id());
        content.put("name", kept.name());
        content.put("created", kept.created().toString());
        content.put("execs", kept.execs());
        content.put("bytes", kept.bytes());
        return content;
    }

    private CallToolResult restore(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        Arguments arguments = new Arguments(given, Set.of("snapshot_id", "session_id", "name"));
        String snapshot = arguments.text("snapshot_id");
        String session = arguments.textOrNull("session_id");
        String name = arguments.label("name", LONGEST_NAME);
        if (session != null && !name.isEmpty()) {
            throw Failure.invalid("a name is for a new session: leave out session_id, or the name");
        }
        StoredSession restored = session == null
                ? sessions.restore(ticket, snapshot, name)
                : sessions.restoreInto(ticket, snapshot, session);
        return Results.ok(restored.content(), "restored session " + restored.id());
    }
}
