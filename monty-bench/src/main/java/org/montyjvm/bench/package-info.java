/**
 * How fast it is, and whether it stays small: JMH benchmarks, the side-by-side comparison with the same interpreter
 * driven from Rust ({@link org.montyjvm.bench.SideBySide}), and the soak ({@link org.montyjvm.bench.Soak}).
 */
@NullMarked
package org.montyjvm.bench;

import org.jspecify.annotations.NullMarked;
