package org.montyjvm.wasmbuild;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which generated class holds which function. Classes are loaded whole, so functions that run together lie together.
 *
 * @param classOf the number of the class by the number of the function
 */
record FunctionNames(List<Integer> classOf) {

    /** Returns the internal name of the class that holds a function. */
    String owner(int function) {
        return RuntimeNames.CODE + classOf.get(function);
    }

    /** Returns a layout with {@code perClass} functions in a class, in the order of their numbers. */
    static FunctionNames inOrder(int functions, int perClass) {
        return new FunctionNames(IntStream.range(0, functions)
                .map(function -> function / perClass)
                .boxed()
                .toList());
    }

    /** Returns how many classes there are. */
    int classes() {
        return classOf.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    }
}
