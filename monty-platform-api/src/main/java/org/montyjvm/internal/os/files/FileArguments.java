package org.montyjvm.internal.os.files;

import java.util.List;
import java.util.Map;
import org.montyjvm.MontyValue;

/** The arguments of one file call; the interpreter has checked their types. */
record FileArguments(List<MontyValue> args, Map<String, MontyValue> kwargs) {

    /** Returns a path as it was spelled. */
    String path(int index) {
        MontyValue value = args.get(index);
        return value instanceof MontyValue.Path path ? path.value() : value.asString();
    }

    String text(int index) {
        return args.get(index).asString();
    }

    byte[] bytes(int index) {
        return args.get(index).asBytes();
    }

    boolean flag(String name) {
        MontyValue value = kwargs.get(name);
        return value != null && value.isTruthy();
    }

    /** Returns how deep a scan goes; None is all the way. */
    int depth() {
        MontyValue depth = kwargs.get("max_depth");
        return depth == null || depth.isNone() ? Integer.MAX_VALUE : (int) Math.min(depth.asLong(), Integer.MAX_VALUE);
    }
}
