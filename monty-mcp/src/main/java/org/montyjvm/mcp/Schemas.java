package org.montyjvm.mcp;

import java.util.Map;

/** The JSON Schemas of the tools that are always there. */
final class Schemas {
    private static final String ERROR = """
            {"type": "object", "description": "Only where ok is false.",
             "properties": {
               "kind": {"type": "string", "description": "python_error, limit, cancelled, crash, host_error, \
            invalid_arguments, no_such_session, session_busy, and others"},
               "type": {"type": "string", "description": "The type of Python's exception"},
               "message": {"type": "string"},
               "line": {"type": "integer"},
               "traceback": {"type": "string"},
               "limit": {"type": "string"}, "limit_value": {"type": "integer"}, "used": {"type": "integer"},
               "unit": {"type": "string"}},
             "required": ["kind", "message"]}""";

    /** Of every result: a client checks the structured content of errors, too. */
    private static final String OK =
            "\"ok\": {\"type\": \"boolean\", \"description\": \"Whether it was done; where not, error says why\"},"
                    + " \"error\": " + ERROR;

    private static final String RUN = OK + """
            ,
            "value": {"description": "The value of the last expression, as JSON; what JSON does not have is an object \
            with one key that begins with $"},
            "type": {"type": "string", "description": "The Python type of the value"},
            "repr": {"type": "string", "description": "The value as Python shows it"},
            "output": {"type": "string", "description": "All that was printed"},
            "usage": {"type": "object", "properties": {
              "time_ms": {"type": "number"}, "memory_bytes": {"type": "integer"},
              "peak_memory_bytes": {"type": "integer"}, "calls": {"type": "integer"}}}""";

    private static final String SESSION = """
            "session_id": {"type": "string"}, "name": {"type": "string"},
            "created": {"type": "string", "format": "date-time"}, "used": {"type": "string", "format": "date-time"},
            "execs": {"type": "integer", "description": "How many runs the session has kept"},
            "bytes": {"type": "integer"}""";

    private static final String CODE = """
            "code": {"type": "string", "description": "Python source text; its last expression is the result"},
            "inputs": {"type": "object", "description": "Variables that are set before, by name"}""";

    static final Map<String, Object> RUN_RESULT = result(RUN);

    static final Map<String, Object> EXEC_RESULT = result(RUN + ", " + SESSION
            + ", \"kept\": {\"type\": \"boolean\", \"description\": \"Whether the session keeps what this run did;"
            + " where it does not, it is as it was before\"}");

    static final Map<String, Object> SESSION_RESULT = result(OK + ", " + SESSION);

    static final Map<String, Object> SNAPSHOT_RESULT = result(OK + """
            , "snapshot_id": {"type": "string"}, "name": {"type": "string"},
            "created": {"type": "string", "format": "date-time"}, "execs": {"type": "integer"},
            "bytes": {"type": "integer"}""");

    static final Map<String, Object> LIST_RESULT = result(OK + """
            , "sessions": {"type": "array", "items": {"type": "object"}},
            "snapshots": {"type": "array", "items": {"type": "object"}}""");

    static final Map<String, Object> CLOSED_RESULT = result(OK + ", \"closed\": {\"type\": \"string\"}");

    static final Map<String, Object> FUNCTIONS_RESULT = result(OK + """
            , "functions": {"type": "array", "items": {"type": "object", "properties": {
              "name": {"type": "string"}, "tool": {"type": "string"}, "signature": {"type": "string"},
              "description": {"type": "string"}, "parameters": {"type": "object"}, "returns": {"type": "object"}}}}""");

    static final Map<String, Object> RUN_ARGUMENTS = arguments(CODE, "\"code\"");

    static final Map<String, Object> CREATE_ARGUMENTS = arguments(
            "\"name\": {\"type\": \"string\", \"maxLength\": 100, \"description\": \"What to show in lists\"}", "");

    static final Map<String, Object> EXEC_ARGUMENTS =
            arguments("\"session_id\": {\"type\": \"string\"}, " + CODE, "\"session_id\", \"code\"");

    static final Map<String, Object> NONE = arguments("", "");

    static final Map<String, Object> CLOSE_ARGUMENTS = arguments("""
            "session_id": {"type": "string"},
            "snapshot_id": {"type": "string", "description": "A snapshot to delete, in place of a session"}""", "");

    static final Map<String, Object> SNAPSHOT_ARGUMENTS = arguments(
            "\"session_id\": {\"type\": \"string\"}, \"name\": {\"type\": \"string\", \"maxLength\": 100}",
            "\"session_id\"");

    static final Map<String, Object> RESTORE_ARGUMENTS = arguments("""
            "snapshot_id": {"type": "string"},
            "session_id": {"type": "string", "description": "The session to take back; without it there is a new one"},
            "name": {"type": "string", "maxLength": 100, "description": "The name of the new session"}""", "\"snapshot_id\"");

    static final Map<String, Object> FUNCTIONS_ARGUMENTS =
            arguments("\"name\": {\"type\": \"string\", \"description\": \"The full name of one function\"}", "");

    private Schemas() {}

    private static Map<String, Object> arguments(String properties, String required) {
        return Json.object("{\"type\": \"object\", \"properties\": {" + properties + "}, \"required\": [" + required
                + "], \"additionalProperties\": false}");
    }

    private static Map<String, Object> result(String properties) {
        return Json.object("{\"type\": \"object\", \"properties\": {" + properties + "}, \"required\": [\"ok\"]}");
    }
}
