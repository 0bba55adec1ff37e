package org.montyjvm.internal.repr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.montyjvm.MontyValue;

/** Python's {@code repr} of any value; needs no more stack for a deep value than for a flat one. */
public final class PythonRepr {
    private PythonRepr() {}

    /** Returns the {@code repr} of a value. */
    public static String of(MontyValue root) {
        StringBuilder out = new StringBuilder();
        Deque<Iterator<Object>> open = new ArrayDeque<>();
        open.push(List.<Object>of(root).iterator());
        while (!open.isEmpty()) {
            Iterator<Object> pieces = open.element();
            if (!pieces.hasNext()) {
                open.remove();
                continue;
            }
            Object piece = pieces.next();
            if (!(piece instanceof MontyValue value)) {
                out.append(piece);
            } else if (ContainerRepr.isContainer(value)) {
                open.push(ContainerRepr.pieces(value).iterator());
            } else {
                LeafRepr.append(out, value);
            }
        }
        return out.toString();
    }
}
