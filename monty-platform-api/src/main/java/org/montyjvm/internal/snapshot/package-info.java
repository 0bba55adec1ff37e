/**
 * The bytes of a snapshot. They are, numbers with the highest byte first:
 *
 * <pre>
 * magic     8 bytes   "MONTYSNP"
 * version   2 bytes   1
 * seal      1 byte    0 a SHA-256 checksum, 1 an HMAC-SHA256
 * kind      1 byte    0 a run, 1 a session
 * lengths   3 × 4     of head, body and payload
 * head                what {@link org.montyjvm.MontySnapshotInfo} tells
 * body                what the Java side needs to go on: output so far, cost so far, sleeps
 * payload             the engine's own bytes
 * tag       32 bytes  over everything before it
 * </pre>
 *
 * Everything is checked before the payload reaches an engine, which trusts it.
 */
@NullMarked
package org.montyjvm.internal.snapshot;

import org.jspecify.annotations.NullMarked;
