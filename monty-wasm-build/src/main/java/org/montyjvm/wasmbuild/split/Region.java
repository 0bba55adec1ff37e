package org.montyjvm.wasmbuild.split;

import java.util.List;

/**
 * A part of a body that can become a function: it stands in one block, begins and ends with nothing on the stack, and
 * leaves by falling through, by jumps to blocks around it, or by returning.
 *
 * @param from its first instruction
 * @param to behind its last instruction
 * @param fallsThrough whether it can end by coming to its end
 * @param exits the blocks around it that it jumps to, by the instructions that open them
 * @param returns whether it returns from the function
 * @param inputs the local variables that it needs from outside
 * @param outputs the local variables that it changes and that are read after it
 */
record Region(
        int from,
        int to,
        boolean fallsThrough,
        List<Integer> exits,
        boolean returns,
        List<Integer> inputs,
        List<Integer> outputs) {

    /** Returns in how many ways it can be left other than by falling through. */
    int waysOut() {
        return exits.size() + (returns ? 1 : 0);
    }

    /** Returns the most that the call of it costs, in the unit of {@link CodeSize}. */
    int callSize() {
        int call = 5 + 2 * inputs.size() + 7 * outputs.size() + (fallsThrough ? 0 : 4);
        int way = waysOut() > 0 ? 5 : 0;
        int returning = returns ? 17 : 0;
        int jumps = exits.isEmpty() ? 0 : exits.size() == 1 ? 7 : 26 + 4 * exits.size();
        return call + way + returning + jumps;
    }
}
