package org.montyjvm.wasmbuild.split;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the parts of a body that can become functions of their own. */
final class Regions {

    private static final int MOST_INPUTS = 40;
    private static final int MOST_EXITS = 1_000;

    private final Body body;
    private final Structure structure;
    private final Liveness liveness;
    private final int[] heights;
    private final Spills spills;
    private final boolean hasResult;
    private final int[] sizeBefore;

    Regions(ModuleBytes module, Body body, Spills spills, boolean hasResult) {
        this.body = body;
        this.spills = spills;
        this.hasResult = hasResult;
        structure = Structure.of(body.code());
        liveness = Liveness.of(structure);
        heights = Heights.of(module, body.code());
        sizeBefore = new int[body.code().size() + 1];
        for (int i = 0; i < body.code().size(); i++) {
            sizeBefore[i + 1] = sizeBefore[i] + CodeSize.of(body.code().get(i));
        }
    }

    Structure structure() {
        return structure;
    }

    /** Returns the region whose removal makes the body smallest, of those with a size between the bounds. */
    Optional<Region> best(int least, int most) {
        Region best = null;
        int bestGain = 0;
        for (int from = 0; from < heights.length; from++) {
            if (!isBoundary(from)) {
                continue;
            }
            for (int to : ends(from, most)) {
                int size = sizeBefore[to] - sizeBefore[from];
                if (size < least || size <= bestGain) {
                    continue;
                }
                Optional<Region> region = region(from, to);
                int gain = region.map(found -> size - found.callSize()).orElse(0);
                if (gain > bestGain && gain >= least / 4) {
                    bestGain = gain;
                    best = region.orElse(null);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Whether a region can begin or end here: nothing of the block is on the stack, and no part that was called before
     * has handed back something that is not taken yet, because the region would hand back its own in the same place.
     */
    private boolean isBoundary(int at) {
        return heights[at] == 0 && !spills.isTakenBy(body.code().get(at));
    }

    /** Where a region from {@code from} can end: the farthest place, and the first behind half of that. */
    private List<Integer> ends(int from, int most) {
        int farthest = -1;
        int half = -1;
        int block = structure.parent()[from];
        int at = from;
        while (true) {
            Instruction instruction = body.code().get(at);
            if (instruction.op() == Op.END || instruction.op() == Op.ELSE) {
                break; // of the block that the region is in
            }
            boolean dead = Op.neverFallsThrough(instruction.op());
            at = Op.opensBlock(instruction.op()) ? structure.end()[at] + 1 : at + 1;
            if (at >= heights.length || (structure.parent()[at] != block && !closes(at, block))) {
                break;
            }
            int size = sizeBefore[at] - sizeBefore[from];
            if (size > most) {
                break;
            }
            if (isBoundary(at) || dead) {
                farthest = at;
                if (half < 0 && size > most / 2) {
                    half = at;
                }
            }
            if (dead) {
                break;
            }
        }
        if (farthest < 0) {
            return List.of();
        }
        return half < 0 || half == farthest ? List.of(farthest) : List.of(farthest, half);
    }

    private boolean closes(int at, int block) {
        int op = body.code().get(at).op();
        return (op == Op.END || op == Op.ELSE) && structure.parent()[at] == block;
    }

    /** Returns the region, or nothing if something in it cannot be taken out. */
    private Optional<Region> region(int from, int to) {
        List<Instruction> code = body.code();
        TreeSet<Integer> exits = new TreeSet<>();
        BitSet mentioned = new BitSet();
        BitSet written = new BitSet();
        boolean returns = false;
        for (int i = from; i < to; i++) {
            Instruction instruction = code.get(i);
            if (instruction.isLocal()) {
                mentioned.set(instruction.index());
                if (instruction.op() != Op.LOCAL_GET) {
                    written.set(instruction.index());
                }
            }
            for (int label : labels(instruction)) {
                int opener = structure.opener(i, label);
                if (opener >= from) {
                    continue;
                }
                if (opener < 0) {
                    if (hasResult && instruction.op() != Op.BR) {
                        return Optional.empty();
                    }
                    returns = true;
                } else if (code.get(opener).op() != Op.LOOP && code.get(opener).blockResults() > 0) {
                    return Optional.empty();
                } else {
                    exits.add(opener);
                }
            }
            returns |= instruction.op() == Op.RETURN;
        }
        boolean fallsThrough = heights[to] == 0;
        BitSet after = new BitSet();
        if (fallsThrough) {
            after.or(liveness.before(to));
        }
        exits.forEach(opener -> after.or(liveness.before(structure.target(opener))));
        mentioned.and(liveness.before(from));
        written.and(after);
        List<Integer> inputs = mentioned.stream().boxed().toList();
        List<Integer> outputs = written.stream().boxed().toList();
        boolean fits = inputs.size() <= MOST_INPUTS
                && exits.size() <= MOST_EXITS
                && spills.hold(outputs.stream().map(body.locals()::get).toList());
        return fits
                ? Optional.of(new Region(from, to, fallsThrough, List.copyOf(exits), returns, inputs, outputs))
                : Optional.empty();
    }

    /** Returns the labels that an instruction jumps to. */
    static List<Integer> labels(Instruction instruction) {
        return switch (instruction.op()) {
            case Op.BR, Op.BR_IF -> List.of(instruction.index());
            case Op.BR_TABLE -> {
                List<Integer> labels = new ArrayList<>();
                for (int label : instruction.labels()) {
                    labels.add(label);
                }
                yield labels;
            }
            default -> List.of();
        };
    }
}
