package org.montyjvm.wasmbuild.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A function with two parameters that always ends and gives a digest of everything it did: blocks, loops, arms, jumps out
 * of them in all forms, returns, calls of nothing.
 */
final class RandomBody {

    static final Signature SIGNATURE = new Signature(List.of(Signature.I32, Signature.I32), List.of(Signature.I64));

    private static final int FUEL = 2;
    private static final int FIRST_INT = 3;
    private static final int INTS = 4;
    private static final int FIRST_LONG = FIRST_INT + INTS;
    private static final int LONGS = 3;
    private static final int DIGEST = FIRST_LONG + LONGS;
    private static final int I32_ADD = 0x6a;
    private static final int I32_XOR = 0x73;
    private static final int I32_AND = 0x71;
    private static final int I32_SUB = 0x6b;
    private static final int I64_ADD = 0x7c;
    private static final int I64_MUL = 0x7e;
    private static final int I64_EXTEND_I32_S = 0xac;

    private final Random random;
    private final List<Instruction> code = new ArrayList<>();
    /** For each open block whether it gives a value, the innermost last; a jump to such a block would need one. */
    private final List<Boolean> blocks = new ArrayList<>();

    private RandomBody(long seed) {
        random = new Random(seed);
    }

    static Body of(long seed) {
        RandomBody body = new RandomBody(seed);
        body.add(Instruction.constant(60), Instruction.of(Op.LOCAL_SET, FUEL));
        body.statements(4, 12);
        body.digest();
        body.add(Instruction.of(Op.LOCAL_GET, DIGEST), Instruction.of(Op.END));
        List<Byte> locals = new ArrayList<>(SIGNATURE.parameters());
        for (int i = FUEL; i < FIRST_LONG; i++) {
            locals.add(Signature.I32);
        }
        for (int i = FIRST_LONG; i <= DIGEST; i++) {
            locals.add(Signature.I64);
        }
        return new Body(locals, 2, body.code);
    }

    private void add(Instruction... instructions) {
        code.addAll(List.of(instructions));
    }

    private void statements(int depth, int most) {
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            if (!statement(depth)) {
                return;
            }
        }
    }

    /** Returns whether anything can come after the statement. */
    private boolean statement(int depth) {
        switch (random.nextInt(depth > 0 ? 14 : 8)) {
            case 0, 1 -> {
                intExpression();
                add(Instruction.of(Op.LOCAL_SET, FIRST_INT + random.nextInt(INTS)));
            }
            case 2 -> {
                intExpression();
                add(
                        Instruction.of(Op.LOCAL_TEE, FIRST_INT + random.nextInt(INTS)),
                        Instruction.of(I64_EXTEND_I32_S),
                        Instruction.of(Op.LOCAL_SET, FIRST_LONG + random.nextInt(LONGS)));
            }
            case 3, 4 -> digest();
            case 5 -> {
                return jumpIf();
            }
            case 6 -> {
                return jumpByTable();
            }
            case 7 -> {
                return random.nextInt(4) != 0 || leave();
            }
            case 8, 9 -> block(Op.BLOCK, depth);
            case 10, 11 -> loop(depth);
            case 12 -> arms(depth);
            default -> valueBlock(depth);
        }
        return true;
    }

    private void intExpression() {
        add(Instruction.of(Op.LOCAL_GET, random.nextInt(FIRST_INT + INTS)));
        add(Instruction.constant(random.nextInt(100)));
        add(Instruction.of(List.of(I32_ADD, I32_XOR, I32_AND).get(random.nextInt(3))));
    }

    private void digest() {
        add(
                Instruction.of(Op.LOCAL_GET, DIGEST),
                Instruction.of(Op.LOCAL_GET, FIRST_LONG + random.nextInt(LONGS)),
                Instruction.of(I64_ADD),
                Instruction.of(Op.LOCAL_GET, FIRST_INT + random.nextInt(INTS)),
                Instruction.of(I64_EXTEND_I32_S),
                Instruction.of(I64_ADD),
                new Instruction(
                        Op.I64_CONST, 0, new int[0], new ByteWriter().signed(31).toBytes()),
                Instruction.of(I64_MUL),
                Instruction.of(Op.LOCAL_SET, DIGEST));
    }

    /** Labels of blocks that take no value; loops that have no fuel left are left by their own test. */
    private List<Integer> labels() {
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < blocks.size(); label++) {
            if (!blocks.get(blocks.size() - 1 - label)) {
                labels.add(label);
            }
        }
        return labels;
    }

    private boolean jumpIf() {
        List<Integer> labels = labels();
        if (!labels.isEmpty()) {
            intExpression();
            add(Instruction.of(Op.BR_IF, labels.get(random.nextInt(labels.size()))));
        }
        return true;
    }

    private boolean jumpByTable() {
        List<Integer> labels = labels();
        if (labels.isEmpty()) {
            return true;
        }
        int[] table = new int[1 + random.nextInt(4)];
        for (int i = 0; i < table.length; i++) {
            table[i] = labels.get(random.nextInt(labels.size()));
        }
        intExpression();
        add(Instruction.constant(3), Instruction.of(I32_AND), Instruction.table(table));
        return false;
    }

    private boolean leave() {
        digest();
        add(Instruction.of(Op.LOCAL_GET, DIGEST), Instruction.of(Op.RETURN));
        return false;
    }

    private void block(int op, int depth) {
        add(Instruction.open(op));
        blocks.add(false);
        statements(depth - 1, 8);
        blocks.remove(blocks.size() - 1);
        add(Instruction.of(Op.END));
    }

    /** A loop in a block that it is left through when the fuel is used up. */
    private void loop(int depth) {
        add(Instruction.open(Op.BLOCK), Instruction.open(Op.LOOP));
        blocks.add(false);
        blocks.add(false);
        add(
                Instruction.of(Op.LOCAL_GET, FUEL),
                Instruction.of(Op.I32_EQZ),
                Instruction.of(Op.BR_IF, 1),
                Instruction.of(Op.LOCAL_GET, FUEL),
                Instruction.constant(1),
                Instruction.of(I32_SUB),
                Instruction.of(Op.LOCAL_SET, FUEL));
        statements(depth - 1, 8);
        blocks.remove(blocks.size() - 1);
        blocks.remove(blocks.size() - 1);
        add(Instruction.of(Op.END), Instruction.of(Op.END));
    }

    private void arms(int depth) {
        intExpression();
        add(Instruction.open(Op.IF));
        blocks.add(false);
        statements(depth - 1, 6);
        if (random.nextBoolean()) {
            add(Instruction.of(Op.ELSE));
            statements(depth - 1, 6);
        }
        blocks.remove(blocks.size() - 1);
        add(Instruction.of(Op.END));
    }

    private void valueBlock(int depth) {
        add(Instruction.open(Op.BLOCK, Signature.I32));
        blocks.add(true);
        statements(depth - 1, 4);
        blocks.remove(blocks.size() - 1);
        intExpression();
        add(Instruction.of(Op.END), Instruction.of(Op.LOCAL_SET, FIRST_INT));
    }
}
