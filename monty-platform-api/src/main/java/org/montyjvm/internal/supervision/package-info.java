/**
 * The pool behind {@link org.montyjvm.MontySupervisor}: who gets a session, what becomes of one that comes back, when a
 * lost one is replaced.
 *
 * <ul>
 *   <li>{@link org.montyjvm.internal.supervision.Pool} is the only class with a lock; everything that takes time
 *       (opening, resetting, closing) happens outside of it.
 *   <li>{@link org.montyjvm.internal.supervision.RestartBudget} and {@link
 *       org.montyjvm.internal.supervision.BackOff} are the arithmetic of restarts; neither knows a clock.
 *   <li>{@link org.montyjvm.internal.supervision.Member} is what the pool needs of a session, {@link
 *       org.montyjvm.internal.supervision.PoolClock} what it needs of time; tests have their own of both.
 * </ul>
 */
@NullMarked
package org.montyjvm.internal.supervision;

import org.jspecify.annotations.NullMarked;
