/**
 * The gate between the engines: whatever a script can observe is the same on the native engine and on WASM.
 *
 * <p>{@link org.montyjvm.parity.LadderParityTest} climbs the ladder on both, {@link org.montyjvm.parity.SnapshotParityTest}
 * with a change of engine at every pause, and {@link org.montyjvm.parity.RandomProgramsTest} compares programs that nobody
 * wrote: {@code ProgramGenerator} makes them of a seed, {@code Shrinking} makes one that differs small enough to be read.
 */
@NullMarked
package org.montyjvm.parity;

import org.jspecify.annotations.NullMarked;
