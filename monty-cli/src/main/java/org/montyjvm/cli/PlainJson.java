package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;

/**
 * Reads JSON as Python's {@code json.loads} does: an object is a dict, an array a list, a number with a fraction or an
 * exponent a float. Stricter than that in one thing: a key may stand only once in an object. A key with a {@code $} has
 * no meaning.
 */
final class PlainJson {
    // Our own checks come first, so that their messages are those for a person.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MontyValue.MAX_NESTING + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final JsonParser json;
    private int depth;

    private PlainJson(String text, JsonParser json) {
        this.text = text;
        this.json = json;
    }

    /**
     * Returns the value of a JSON text.
     *
     * @throws UsageException if the text is not JSON, or has a value that Python cannot hold; the message says where
     */
    static MontyValue parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new PlainJson(text, parser).document();
        } catch (JsonProcessingException e) {
            throw JsonMistake.of(text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind the text
        }
    }

    private MontyValue document() throws IOException {
        if (json.nextToken() == null) {
            throw JsonMistake.at(text, text.length(), "there is no value");
        }
        MontyValue value = value();
        if (json.nextToken() != null) {
            throw mistake("one value is enough");
        }
        return value;
    }

    private MontyValue value() throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_NULL -> MontyValue.None.INSTANCE;
            case VALUE_TRUE -> MontyValue.Bool.TRUE;
            case VALUE_FALSE -> MontyValue.Bool.FALSE;
            case VALUE_STRING -> new MontyValue.Str(json.getText());
            case VALUE_NUMBER_INT -> integer(json.getText());
            case VALUE_NUMBER_FLOAT -> floatNumber(json.getText());
            case START_ARRAY -> array();
            case START_OBJECT -> object();
            default -> throw new IllegalStateException("no value starts with " + token);
        };
    }

    private MontyValue integer(String digits) throws IOException {
        if (digits.length() > MontyValue.MAX_INT_DIGITS) {
            throw mistake("the number has more than " + MontyValue.MAX_INT_DIGITS + " digits");
        }
        return new MontyValue.Int(
                digits.length() < 19 ? BigInteger.valueOf(json.getLongValue()) : json.getBigIntegerValue());
    }

    private MontyValue floatNumber(String digits) {
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw mistake("the number is too large for a float");
        }
        return new MontyValue.Float(value);
    }

    private MontyValue array() throws IOException {
        enter();
        List<MontyValue> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        depth--;
        return new MontyValue.List(items);
    }

    private MontyValue object() throws IOException {
        enter();
        List<MontyValue.Entry> entries = new ArrayList<>();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            entries.add(new MontyValue.Entry(new MontyValue.Str(key), value()));
        }
        depth--;
        return new MontyValue.Dict(entries);
    }

    private void enter() {
        depth++;
        if (depth > MontyValue.MAX_NESTING) {
            throw mistake("values nest deeper than " + MontyValue.MAX_NESTING + " levels");
        }
    }

    private UsageException mistake(String what) {
        return JsonMistake.at(text, (int) json.currentTokenLocation().getCharOffset(), what);
    }
}
