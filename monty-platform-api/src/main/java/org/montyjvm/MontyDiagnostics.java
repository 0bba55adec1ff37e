package org.montyjvm;

/**
 * What the engine holds at this moment, counted over the whole process; for monitoring and for leak tests. Every figure
 * but the last goes back to zero when all platforms are closed.
 *
 * @param liveHandles interpreters that were created and not yet freed
 * @param liveBuffers responses that the engine made and Java has not yet given back
 * @param zombies runs that were abandoned at their deadline and are still inside a native operation
 * @param abandonedTotal runs that were ever abandoned, those that have ended since included
 */
public record MontyDiagnostics(long liveHandles, long liveBuffers, long zombies, long abandonedTotal) {}
