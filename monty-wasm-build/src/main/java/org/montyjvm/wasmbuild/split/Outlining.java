package org.montyjvm.wasmbuild.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a function of a {@link Region} and a call in its place.
 *
 * <p>The new function takes the region's inputs. Where the region can only fall through, it gives its one output, or hands
 * several back through {@link Spills}. Where there are other ways out, it gives the number of the way that was taken, 0
 * for falling through, and its caller goes on from there.
 */
final class Outlining {

    private final ModuleBytes module;
    private final int function;
    private final Body body;
    private final Structure structure;
    private final Region region;
    private final Spills spills;
    private final List<Byte> results;

    private final List<Integer> outputSpills;
    private final Map<Integer, Integer> wayTo = new HashMap<>();
    private final int returnWay;

    Outlining(ModuleBytes module, int function, Body body, Structure structure, Region region, Spills spills) {
        this.module = module;
        this.function = function;
        this.body = body;
        this.structure = structure;
        this.region = region;
        this.spills = spills;
        results = module.signature(function).results();
        outputSpills = hasSpills()
                ? spills.forLocals(
                        region.outputs().stream().map(body.locals()::get).toList())
                : List.of();
        for (int opener : region.exits()) {
            wayTo.put(opener, wayTo.size() + 1);
        }
        returnWay = wayTo.size() + 1;
    }

    /** Returns the body with the call in the region's place. */
    Body apply() {
        int part = module.addFunction(partSignature(), part(), function);
        List<Instruction> code = new ArrayList<>(body.code().subList(0, region.from()));
        region.inputs().forEach(local -> code.add(Instruction.of(Op.LOCAL_GET, local)));
        code.add(Instruction.of(Op.CALL, part));
        Body changed = new Body(new ArrayList<>(body.locals()), body.parameters(), code);
        if (hasWays()) {
            goOn(changed);
        } else if (hasSpills()) {
            takeOutputs(code);
        } else if (!region.outputs().isEmpty()) {
            code.add(Instruction.of(Op.LOCAL_SET, region.outputs().get(0)));
        }
        if (!region.fallsThrough()) {
            code.add(Instruction.of(Op.UNREACHABLE));
        }
        code.addAll(body.code().subList(region.to(), body.code().size()));
        return changed;
    }

    private boolean hasWays() {
        return region.waysOut() > 0;
    }

    private boolean hasSpills() {
        return region.waysOut() > 0
                ? !region.outputs().isEmpty()
                : region.outputs().size() > 1;
    }

    private Signature partSignature() {
        List<Byte> parameters = region.inputs().stream().map(body.locals()::get).toList();
        if (hasWays()) {
            return new Signature(parameters, List.of(Signature.I32));
        }
        boolean one = region.outputs().size() == 1;
        return new Signature(
                parameters, one ? List.of(body.locals().get(region.outputs().get(0))) : List.of());
    }

    private void takeOutputs(List<Instruction> code) {
        for (int i = 0; i < outputSpills.size(); i++) {
            code.add(Instruction.of(Op.GLOBAL_GET, outputSpills.get(i)));
            code.add(Instruction.of(Op.LOCAL_SET, region.outputs().get(i)));
        }
    }

    /** The way that was taken is on the stack; goes where it leads. */
    private void goOn(Body changed) {
        List<Instruction> code = changed.code();
        int way = changed.addLocal(Signature.I32);
        code.add(Instruction.of(Op.LOCAL_SET, way));
        takeOutputs(code);
        if (region.returns()) {
            code.add(Instruction.of(Op.LOCAL_GET, way));
            code.add(Instruction.constant(returnWay));
            code.add(Instruction.of(Op.I32_EQ));
            code.add(Instruction.open(Op.IF));
            results.forEach(type -> code.add(Instruction.of(Op.GLOBAL_GET, spills.forResult(type))));
            code.add(Instruction.of(Op.RETURN));
            code.add(Instruction.of(Op.END));
        }
        List<Integer> exits = region.exits();
        if (exits.size() == 1) {
            code.add(Instruction.of(Op.LOCAL_GET, way));
            code.add(Instruction.of(Op.BR_IF, label(exits.get(0))));
        } else if (!exits.isEmpty()) {
            int[] labels = new int[exits.size() + 2];
            exits.forEach(opener -> labels[wayTo.getOrDefault(opener, 0)] = label(opener) + 1);
            code.add(Instruction.open(Op.BLOCK));
            code.add(Instruction.of(Op.LOCAL_GET, way));
            code.add(Instruction.table(labels));
            code.add(Instruction.of(Op.END));
        }
    }

    /** Returns the label that means the block opened at {@code opener}, at the place of the region. */
    private int label(int opener) {
        int label = 0;
        for (int block = structure.parent()[region.from()];
                block != opener;
                block = structure.parent()[block]) {
            label++;
        }
        return label;
    }

    private Body part() {
        Map<Integer, Integer> renumbered = new HashMap<>();
        List<Byte> locals = new ArrayList<>();
        for (int input : region.inputs()) {
            renumbered.put(input, locals.size());
            locals.add(body.locals().get(input));
        }
        Body part = new Body(locals, region.inputs().size(), new ArrayList<>());
        List<Instruction> code = part.code();
        if (hasWays()) {
            code.add(Instruction.open(Op.BLOCK, Signature.I32));
        }
        int depth = 0;
        for (int i = region.from(); i < region.to(); i++) {
            Instruction instruction = body.code().get(i);
            if (instruction.isLocal()) {
                int local = renumbered.computeIfAbsent(
                        instruction.index(),
                        original -> part.addLocal(body.locals().get(original)));
                code.add(instruction.withIndex(local));
            } else {
                copy(part, i, depth);
            }
            depth += Op.opensBlock(instruction.op()) ? 1 : instruction.op() == Op.END ? -1 : 0;
        }
        finish(part, renumbered);
        return part;
    }

    /** Copies one instruction of the region; {@code depth} blocks of the region are open around it. */
    private void copy(Body part, int at, int depth) {
        List<Instruction> code = part.code();
        Instruction instruction = body.code().get(at);
        if (instruction.op() == Op.RETURN) {
            leave(code, returnWay, depth);
            return;
        }
        if (instruction.op() == Op.BR_TABLE && leavesRegion(at, instruction)) {
            copyTable(part, at, depth);
            return;
        }
        if ((instruction.op() == Op.BR || instruction.op() == Op.BR_IF) && leavesRegion(at, instruction)) {
            int way = way(structure.opener(at, instruction.index()));
            if (instruction.op() == Op.BR) {
                leave(code, way, depth);
            } else {
                code.add(Instruction.open(Op.IF));
                leave(code, way, depth + 1);
                code.add(Instruction.of(Op.END));
            }
            return;
        }
        code.add(instruction);
    }

    private boolean leavesRegion(int at, Instruction instruction) {
        return Regions.labels(instruction).stream().anyMatch(label -> structure.opener(at, label) < region.from());
    }

    private int way(int opener) {
        return opener < 0 ? returnWay : wayTo.getOrDefault(opener, 0);
    }

    private void leave(List<Instruction> code, int way, int depth) {
        if (way == returnWay) {
            results.forEach(type -> code.add(Instruction.of(Op.GLOBAL_SET, spills.forResult(type))));
        }
        code.add(Instruction.constant(way));
        code.add(Instruction.of(Op.BR, depth));
    }

    /** Labels that leave the region get a block each, behind which the region is left. */
    private void copyTable(Body part, int at, int depth) {
        List<Instruction> code = part.code();
        int[] labels = body.code().get(at).labels().clone();
        List<Integer> ways = new ArrayList<>();
        for (int label : labels) {
            int opener = structure.opener(at, label);
            if (opener < region.from() && !ways.contains(way(opener))) {
                ways.add(way(opener));
            }
        }
        for (int i = 0; i < labels.length; i++) {
            int opener = structure.opener(at, labels[i]);
            labels[i] = opener < region.from() ? ways.indexOf(way(opener)) : labels[i] + ways.size();
        }
        int selector = part.addLocal(Signature.I32);
        code.add(Instruction.of(Op.LOCAL_SET, selector));
        ways.forEach(way -> code.add(Instruction.open(Op.BLOCK)));
        code.add(Instruction.of(Op.LOCAL_GET, selector));
        code.add(Instruction.table(labels));
        for (int i = 0; i < ways.size(); i++) {
            code.add(Instruction.of(Op.END));
            leave(code, ways.get(i), depth + ways.size() - 1 - i);
        }
    }

    private void finish(Body part, Map<Integer, Integer> renumbered) {
        List<Instruction> code = part.code();
        if (hasWays()) {
            if (region.fallsThrough()) {
                code.add(Instruction.constant(0));
            }
            code.add(Instruction.of(Op.END));
        }
        if (hasSpills()) {
            for (int i = 0; i < outputSpills.size(); i++) {
                code.add(Instruction.of(Op.LOCAL_GET, output(renumbered, i)));
                code.add(Instruction.of(Op.GLOBAL_SET, outputSpills.get(i)));
            }
        } else if (!hasWays() && region.outputs().size() == 1) {
            code.add(Instruction.of(Op.LOCAL_GET, output(renumbered, 0)));
        }
        code.add(Instruction.of(Op.END));
    }

    /** Returns the part's own number of an output, which the part must have mentioned to change it. */
    private int output(Map<Integer, Integer> renumbered, int number) {
        return Objects.requireNonNull(renumbered.get(region.outputs().get(number)), "an output that is not mentioned");
    }
}
