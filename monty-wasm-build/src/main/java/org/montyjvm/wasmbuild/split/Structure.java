package org.montyjvm.wasmbuild.split;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How the blocks of a body nest.
 *
 * @param code the instructions
 * @param parent for each instruction the one that opens the block it is in, -1 at the top; an {@code else} and an {@code
 *     end} are in the block they belong to
 * @param end for each instruction that opens a block its {@code end}
 * @param otherwise for each {@code if} its {@code else}, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // made once and read
record Structure(List<Instruction> code, int[] parent, int[] end, int[] otherwise) {

    private static final int TOP = -1;

    static Structure of(List<Instruction> code) {
        int size = code.size();
        Structure structure = new Structure(code, new int[size], new int[size], new int[size]);
        Arrays.fill(structure.otherwise, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            structure.parent[i] = open.isEmpty() ? TOP : open.peek();
            int op = code.get(i).op();
            if (Op.opensBlock(op)) {
                open.push(i);
            } else if (op == Op.ELSE) {
                structure.otherwise[open.peek()] = i;
            } else if (op == Op.END && !open.isEmpty()) {
                structure.end[open.pop()] = i;
            }
        }
        return structure;
    }

    /** Returns the instruction that opens the block that a label means at {@code at}, or -1 for the function's own. */
    int opener(int at, int label) {
        int block = parent[at];
        for (int i = label; i > 0; i--) {
            if (block == TOP) {
                throw new SplitException("A label means no block.");
            }
            block = parent[block];
        }
        return block;
    }

    /** Returns where a jump to the block goes: the loop's beginning, or behind the block. */
    int target(int opener) {
        if (opener == TOP) {
            return code.size();
        }
        return code.get(opener).op() == Op.LOOP ? opener + 1 : end[opener] + 1;
    }
}
