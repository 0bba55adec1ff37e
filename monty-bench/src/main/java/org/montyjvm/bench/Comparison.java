package org.montyjvm.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Contenders in turns: in each round every one runs a batch, and the round after begins with the next. What slows the
 * machine down for a while slows all of a round, so the ratios of a round hold where the times alone would not.
 */
final class Comparison {
    private final List<Contender> contenders;
    private final int rounds;
    private final long batchNanos;

    /**
     * Makes a comparison.
     *
     * @param contenders who is compared
     * @param rounds how many batches each runs
     * @param batchNanos about how long a batch takes
     */
    Comparison(List<Contender> contenders, int rounds, long batchNanos) {
        this.contenders = List.copyOf(contenders);
        this.rounds = rounds;
        this.batchNanos = batchNanos;
    }

    /** Runs the workload and returns what came out, by contender. */
    List<Series> of(Workload workload) {
        int runs = warmUp(workload);
        List<Series> all = contenders.stream().map(Series::new).toList();
        for (int round = 0; round < rounds; round++) {
            for (Series series : inTurn(all, round)) {
                series.batches.add(series.contender.run(workload, 1, runs));
            }
        }
        return all;
    }

    /** Runs the workload on one thread and on two, and returns for each contender how much more two get done. */
    List<Double> scaling(Workload workload) {
        int runs = warmUp(workload);
        List<Series> one = contenders.stream().map(Series::new).toList();
        List<Series> two = contenders.stream().map(Series::new).toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                int next = (round + i) % contenders.size();
                one.get(next).batches.add(contenders.get(next).run(workload, 1, runs));
                two.get(next).batches.add(contenders.get(next).run(workload, 2, runs));
            }
        }
        List<Double> scaling = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            scaling.add(one.get(i).median(two.get(i), (a, b) -> 2.0 * a.wallNanos() / b.wallNanos()));
        }
        return scaling;
    }

    /** Lets the JIT compile what the contenders need and returns how many runs a batch has. */
    private int warmUp(Workload workload) {
        int runs = 1;
        for (Contender contender : contenders) {
            long start = System.nanoTime();
            do {
                Batch batch = contender.run(workload, 1, runs);
                runs = (int) Math.max(1, Math.min(1_000_000, batchNanos / Math.max(1, batch.medianNanos())));
            } while (System.nanoTime() - start < 10 * batchNanos);
        }
        return runs;
    }

    private static List<Series> inTurn(List<Series> all, int round) {
        List<Series> turned = new ArrayList<>(all);
        Collections.rotate(turned, -round);
        return turned;
    }

    /** The batches of one contender, by round. */
    static final class Series {
        private final Contender contender;
        private final List<Batch> batches = new ArrayList<>();

        private Series(Contender contender) {
            this.contender = contender;
        }

        /** Returns how long a run takes: the median of the batches. */
        double nanos() {
            return Median.of(batches.size(), round -> batches.get(round).medianNanos());
        }

        /** Returns how many times as long as {@code other} a run takes: the median of the rounds. */
        double times(Series other) {
            return median(other, (mine, others) -> (double) mine.medianNanos() / others.medianNanos());
        }

        private double median(Series other, ToDoubleBiFunction<Batch, Batch> figure) {
            return Median.of(
                    batches.size(), round -> figure.applyAsDouble(batches.get(round), other.batches.get(round)));
        }
    }
}
