package org.montyjvm.conformance;

import org.montyjvm.Monty;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;

/** Where a case runs. */
enum Home {
    /** As the script of a platform. */
    PLATFORM {
        @Override
        MontyRunner open(Monty.Builder builder, String name) {
            return builder.build();
        }

        @Override
        MontySuspended restore(Monty.Builder builder, MontySnapshot snapshot, MontySnapshotKey key) {
            return builder.build().restore(snapshot, key);
        }

        @Override
        UpstreamCase adapted(UpstreamCase test) {
            return test;
        }
    },

    /** As the first feed of a session. */
    SESSION {
        /** What a session calls its first feed, instead of by the script's name. */
        private static final String FIRST_FEED = "<python-input-0>";

        @Override
        MontyRunner open(Monty.Builder builder, String name) {
            return builder.openSession(name);
        }

        @Override
        MontySuspended restore(Monty.Builder builder, MontySnapshot snapshot, MontySnapshotKey key) {
            return builder.restoreSession(snapshot, key).suspended().orElseThrow();
        }

        @Override
        UpstreamCase adapted(UpstreamCase test) {
            return test.withTracebackOf(FIRST_FEED);
        }
    };

    /** Returns a new place to run the case named {@code name}. */
    abstract MontyRunner open(Monty.Builder builder, String name);

    /** Returns the pause of a frozen run in a new place. */
    abstract MontySuspended restore(Monty.Builder builder, MontySnapshot snapshot, MontySnapshotKey key);

    /** Returns {@code test} with what it expects here. */
    abstract UpstreamCase adapted(UpstreamCase test);
}
