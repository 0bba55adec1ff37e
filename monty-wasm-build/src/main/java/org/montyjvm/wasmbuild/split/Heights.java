package org.montyjvm.wasmbuild.split;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How many operands are on the stack before each instruction, above those that were there when its block began; -1 where
 * nothing comes but by a jump, which is nowhere.
 */
final class Heights {

    private static final int UNREACHABLE = -1;

    private record Frame(int base, boolean reachable, int results) {}

    private Heights() {}

    static int[] of(ModuleBytes module, List<Instruction> code) {
        int[] heights = new int[code.size()];
        Deque<Frame> frames = new ArrayDeque<>();
        frames.push(new Frame(0, true, 0));
        int height = 0;
        boolean reachable = true;
        for (int i = 0; i < heights.length; i++) {
            Instruction instruction = code.get(i);
            heights[i] = reachable ? height - frames.peek().base : UNREACHABLE;
            int op = instruction.op();
            if (op == Op.END) {
                Frame frame = frames.pop();
                height = frame.base + frame.results;
                reachable = frame.reachable;
            } else if (op == Op.ELSE) {
                height = frames.peek().base;
                reachable = frames.peek().reachable;
            } else if (Op.neverFallsThrough(op)) {
                reachable = false;
            } else {
                height += change(module, instruction);
                if (Op.opensBlock(op)) {
                    frames.push(new Frame(height, reachable, instruction.blockResults()));
                }
            }
        }
        return heights;
    }

    private static int change(ModuleBytes module, Instruction instruction) {
        return switch (instruction.op()) {
            case Op.CALL -> change(module.signature(instruction.index()));
            case Op.CALL_INDIRECT -> change(module.type(instruction.index())) - 1;
            default -> Op.pushes(instruction.op()) - Op.pops(instruction.op());
        };
    }

    private static int change(Signature signature) {
        return signature.results().size() - signature.parameters().size();
    }
}
