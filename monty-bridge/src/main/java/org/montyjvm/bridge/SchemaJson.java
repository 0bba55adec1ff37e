package org.montyjvm.bridge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Descriptions of functions as JSON Schema. */
final class SchemaJson {
    private final JsonGenerator json;

    SchemaJson(JsonGenerator json) {
        this.json = json;
    }

    void function(String fullName, HostFunctionSchema schema) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", fullName);
        json.writeStringField("description", schema.description());
        json.writeFieldName("parameters");
        members(schema.params());
        json.writeFieldName("returns");
        type(schema.returns(), null);
        json.writeEndObject();
    }

    private void members(List<HostParam> params) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (HostParam param : params) {
            if (param.kind() != HostParam.Kind.KWARGS) {
                json.writeFieldName(param.name());
                HostType type = param.kind() == HostParam.Kind.ARGS ? HostType.listOf(param.type()) : param.type();
                type(type, param);
            }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        for (HostParam param : params) {
            if (param.isRequired()) {
                json.writeString(param.name());
            }
        }
        json.writeEndArray();
        json.writeFieldName("additionalProperties");
        HostParam rest = params.stream()
                .filter(param -> param.kind() == HostParam.Kind.KWARGS)
                .findFirst()
                .orElse(null);
        if (rest == null) {
            json.writeBoolean(false);
        } else {
            type(rest.type(), rest);
        }
        json.writeEndObject();
    }

    /** Writes the schema of a type, with what a parameter of that type adds. */
    private void type(HostType type, @Nullable HostParam param) throws IOException {
        if (type instanceof HostType.RecordOf fields && (param == null || bare(param))) {
            record(fields);
            return;
        }
        json.writeStartObject();
        if (type instanceof HostType.Scalar scalar) {
            scalar(scalar.kind());
        } else if (type instanceof HostType.Int bounds) {
            json.writeStringField("type", "integer");
            if (bounds.min() != null) {
                json.writeFieldName("minimum");
                json.writeNumber(bounds.min());
            }
            if (bounds.max() != null) {
                json.writeFieldName("maximum");
                json.writeNumber(bounds.max());
            }
        } else if (type instanceof HostType.ListOf list) {
            json.writeStringField("type", "array");
            json.writeFieldName("items");
            type(list.item(), null);
        } else if (type instanceof HostType.SetOf set) {
            json.writeStringField("type", "array");
            json.writeBooleanField("uniqueItems", true);
            json.writeFieldName("items");
            type(set.item(), null);
        } else if (type instanceof HostType.MapOf map) {
            json.writeStringField("type", "object");
            json.writeFieldName("additionalProperties");
            type(map.value(), null);
        } else if (type instanceof HostType.EnumOf choice) {
            json.writeStringField("type", "string");
            json.writeArrayFieldStart("enum");
            for (String value : choice.values()) {
                json.writeString(value);
            }
            json.writeEndArray();
        } else if (type instanceof HostType.OptionalOf optional) {
            json.writeArrayFieldStart("anyOf");
            type(optional.type(), null);
            type(HostType.none(), null);
            json.writeEndArray();
        } else {
            json.writeArrayFieldStart("allOf");
            record((HostType.RecordOf) type);
            json.writeEndArray();
        }
        if (param != null) {
            additions(param);
        }
        json.writeEndObject();
    }

    private static boolean bare(HostParam param) {
        return param.description().isEmpty() && param.defaultValue() == null;
    }

    private void record(HostType.RecordOf type) throws IOException {
        members(type.fields());
    }

    private void additions(HostParam param) throws IOException {
        if (!param.description().isEmpty()) {
            json.writeStringField("description", param.description());
        }
        if (param.defaultValue() != null) {
            json.writeFieldName("default");
            ValueJson.write(json, param.defaultValue());
        }
    }

    private void scalar(HostType.Scalar.Kind kind) throws IOException {
        switch (kind) {
            case ANY -> {
                // the empty schema
            }
            case NONE -> json.writeStringField("type", "null");
            case BOOL -> json.writeStringField("type", "boolean");
            case FLOAT -> json.writeStringField("type", "number");
            case STR -> json.writeStringField("type", "string");
            case BYTES -> {
                json.writeStringField("type", "string");
                json.writeStringField("contentEncoding", "base64");
            }
            case DECIMAL -> formatted("decimal");
            case DATE -> formatted("date");
            case DATETIME -> formatted("date-time");
            case TIME -> formatted("time");
            case TIMEDELTA -> formatted("duration");
        }
    }

    private void formatted(String format) throws IOException {
        json.writeStringField("type", "string");
        json.writeStringField("format", format);
    }
}
