package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyValue;

/** Reads what a run that waits asks for, strictly: every field of its kind exactly once, and no other. */
final class QuestionReader {
    private static final int NAME = 1;
    private static final int ARGS = 1 << 1;
    private static final int KWARGS = 1 << 2;
    private static final int ID = 1 << 3;
    private static final int RECEIVER = 1 << 4;
    private static final int POSITION = 1 << 5;
    private static final int WRITE = 1 << 6;
    private static final int AWAITABLE = 1 << 7;
    private static final int KIND = 1 << 8;
    private static final int IDS = 1 << 9;

    private final JsonParser json;
    private final ValueReader values;

    private int seen;
    private String name = "";
    private String kind = "";
    private List<MontyValue> args = List.of();
    private Map<String, MontyValue> kwargs = Map.of();
    private List<Integer> ids = List.of();
    private int id;
    private boolean write;
    private boolean awaitable;
    private @Nullable UUID receiver;
    private @Nullable MontyPosition position;

    private QuestionReader(JsonParser json) {
        this.json = json;
        values = new ValueReader(json);
    }

    /**
     * Reads the object whose first token is current, and leaves its last token current.
     *
     * @param question the name of the field that holds it
     */
    static Question read(String question, JsonParser json) throws IOException {
        return new QuestionReader(json).question(question);
    }

    private Question question(String question) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("a question that is no object");
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            int bit = field(field);
            if ((seen & bit) != 0) {
                throw new IOException("a field that occurs twice, " + field);
            }
            seen |= bit;
        }
        MontyPosition at = position;
        if (at == null) {
            throw new IOException("a question without a position");
        }
        return switch (question) {
            case "call" -> {
                require(NAME | ARGS | KWARGS | ID | RECEIVER | POSITION, question);
                yield new Question.Call(name, args, kwargs, id, receiver, at);
            }
            case "os" -> {
                require(NAME | ARGS | KWARGS | ID | WRITE | AWAITABLE | POSITION, question);
                yield new Question.OsCall(name, args, kwargs, id, write, awaitable, at);
            }
            case "lookup" -> {
                require(KIND | NAME | RECEIVER | POSITION, question);
                yield new Question.Lookup(kind, name, receiver, at);
            }
            case "futures" -> {
                require(IDS | POSITION, question);
                yield new Question.Futures(ids, at);
            }
            default -> throw new IOException("unknown question " + question);
        };
    }

    private void require(int fields, String question) throws IOException {
        if (seen != fields) {
            throw new IOException("not the fields of a question of kind " + question);
        }
    }

    /** Reads one field and returns its bit. */
    private int field(String field) throws IOException {
        switch (field) {
            case "name" -> {
                name = text();
                return NAME;
            }
            case "args" -> {
                args = args();
                return ARGS;
            }
            case "kwargs" -> {
                kwargs = kwargs();
                return KWARGS;
            }
            case "id" -> {
                id = json.getIntValue();
                return ID;
            }
            case "receiver" -> {
                receiver = json.currentToken() == JsonToken.VALUE_NULL ? null : ValueReader.uuid(text());
                return RECEIVER;
            }
            case "position" -> {
                position = position();
                return POSITION;
            }
            case "write" -> {
                write = json.getBooleanValue();
                return WRITE;
            }
            case "awaitable" -> {
                awaitable = json.getBooleanValue();
                return AWAITABLE;
            }
            case "kind" -> {
                kind = text();
                return KIND;
            }
            case "ids" -> {
                ids = ids();
                return IDS;
            }
            default -> throw new IOException("unknown field of a question " + field);
        }
    }

    private String text() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("a name that is no text");
        }
        return json.getText();
    }

    private List<MontyValue> args() throws IOException {
        requireArray();
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<MontyValue> read = new ArrayList<>(4);
        while (json.currentToken() != JsonToken.END_ARRAY) {
            read.add(values.read());
            json.nextToken();
        }
        return read;
    }

    private Map<String, MontyValue> kwargs() throws IOException {
        requireArray();
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return Map.of();
        }
        Map<String, MontyValue> read = new LinkedHashMap<>();
        while (json.currentToken() == JsonToken.START_ARRAY) {
            json.nextToken();
            String keyword = text();
            json.nextToken();
            if (read.put(keyword, values.read()) != null) {
                throw new IOException("a keyword that occurs twice, " + keyword);
            }
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new IOException("a keyword with more than a value");
            }
            json.nextToken();
        }
        requireEnd();
        return read;
    }

    private List<Integer> ids() throws IOException {
        requireArray();
        List<Integer> read = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            read.add(json.getIntValue());
        }
        requireEnd();
        return read;
    }

    private void requireArray() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("no array");
        }
    }

    private void requireEnd() throws IOException {
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("an array of the wrong things");
        }
    }

    private MontyPosition position() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("a position that is no object");
        }
        String file = null;
        int start = 0;
        int end = 0;
        int line = 0;
        int column = 0;
        int endLine = 0;
        int endColumn = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "file" -> file = text();
                case "start" -> start = json.getIntValue();
                case "end" -> end = json.getIntValue();
                case "line" -> line = json.getIntValue();
                case "column" -> column = json.getIntValue();
                case "endLine" -> endLine = json.getIntValue();
                case "endColumn" -> endColumn = json.getIntValue();
                default -> throw new IOException("unknown field of a position " + field);
            }
        }
        if (file == null) {
            throw new IOException("a position without a file");
        }
        return new MontyPosition(file, start, end, line, column, endLine, endColumn);
    }
}
