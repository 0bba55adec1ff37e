package org.montyjvm.wasmbuild.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of the module through which a part hands back the local variables it changed. The caller takes them at
 * once, so all parts share them.
 */
final class Spills {

    /** How many there are of each type: seldom does a part change more of what is read later. */
    private static final Map<Byte, Integer> COUNTS =
            Map.of(Signature.I32, 64, Signature.I64, 64, Signature.F32, 1, Signature.F64, 4);

    private final ModuleBytes module;
    private final int firstGlobal;
    private final Map<Byte, List<Integer>> globals = new HashMap<>();

    Spills(ModuleBytes module) {
        this.module = module;
        firstGlobal = module.globalCount();
    }

    /** Returns whether an instruction takes what a part has handed back. */
    boolean isTakenBy(Instruction instruction) {
        return instruction.op() == Op.GLOBAL_GET && instruction.index() >= firstGlobal;
    }

    /** Returns whether there are enough for variables of {@code types} and a result of the function. */
    boolean hold(List<Byte> types) {
        return types.stream().allMatch(type -> Collections.frequency(types, type) < COUNTS.getOrDefault(type, 0));
    }

    /** Returns the variables for local variables of {@code types}. */
    List<Integer> forLocals(List<Byte> types) {
        Map<Byte, Integer> used = new HashMap<>();
        List<Integer> spills = new ArrayList<>();
        for (byte type : types) {
            int next = used.merge(type, 1, Integer::sum);
            spills.add(global(type, next));
        }
        return spills;
    }

    /** Returns the variable for a result of the function that a part belongs to. */
    int forResult(byte type) {
        return global(type, 0);
    }

    private int global(byte type, int number) {
        List<Integer> ofType = globals.computeIfAbsent(type, key -> new ArrayList<>());
        while (ofType.size() <= number) {
            ofType.add(module.addGlobal(type));
        }
        return ofType.get(number);
    }
}
