package org.montyjvm.wasmbuild.split;

import java.util.BitSet;
import java.util.List;

/** Which local variables are read later, before each instruction of a body. */
final class Liveness {

    private final BitSet[] before;

    private Liveness(BitSet[] before) {
        this.before = before;
    }

    /** Returns the variables that are read at {@code at} or later before they are written; {@code at} may be the end. */
    BitSet before(int at) {
        return before[at];
    }

    /** Goes over the code backwards until nothing changes: loops need a second time. */
    static Liveness of(Structure structure) {
        List<Instruction> code = structure.code();
        BitSet[] before = new BitSet[code.size() + 1];
        for (int i = 0; i < before.length; i++) {
            before[i] = new BitSet();
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.size() - 1; i >= 0; i--) {
                BitSet live = after(structure, before, i);
                Instruction instruction = code.get(i);
                if (instruction.op() == Op.LOCAL_GET) {
                    live.set(instruction.index());
                } else if (instruction.isLocal()) {
                    live.clear(instruction.index());
                }
                if (!live.equals(before[i])) {
                    before[i] = live;
                    changed = true;
                }
            }
        }
        return new Liveness(before);
    }

    private static BitSet after(Structure structure, BitSet[] before, int at) {
        Instruction instruction = structure.code().get(at);
        BitSet live = new BitSet();
        switch (instruction.op()) {
            case Op.RETURN, Op.UNREACHABLE -> {}
            case Op.BR -> live.or(before[target(structure, at, instruction.index())]);
            case Op.BR_IF -> {
                live.or(before[target(structure, at, instruction.index())]);
                live.or(before[at + 1]);
            }
            case Op.BR_TABLE -> {
                for (int label : instruction.labels()) {
                    live.or(before[target(structure, at, label)]);
                }
            }
            case Op.IF -> {
                live.or(before[at + 1]);
                int otherwise = structure.otherwise()[at];
                live.or(before[otherwise < 0 ? structure.end()[at] : otherwise + 1]);
            }
            // The first arm of an `if` ends here.
            case Op.ELSE -> live.or(before[structure.end()[structure.parent()[at]]]);
            default -> live.or(before[at + 1]);
        }
        return live;
    }

    private static int target(Structure structure, int at, int label) {
        return structure.target(structure.opener(at, label));
    }
}
