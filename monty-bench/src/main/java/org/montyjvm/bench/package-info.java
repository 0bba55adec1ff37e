/**
 * How fast it is, and whether it stays small: JMH benchmarks, the side-by-side comparison with the same interpreter
 * driven from Rust ({@link org.montyjvm.bench.SideBySide}) and of the engines with each other ({@link
 * org.montyjvm.bench.EnginesSideBySide}), the time a cancel takes ({@link org.montyjvm.bench.CancelLatency}), sizes ({@link org.montyjvm.bench.SnapshotSizes}, {@link
 * org.montyjvm.bench.IdleSessions}) and the soaks ({@link org.montyjvm.bench.Soak}, {@link
 * org.montyjvm.bench.SessionSoak}).
 */
@NullMarked
package org.montyjvm.bench;

import org.jspecify.annotations.NullMarked;
