package org.montyjvm.bench;

/**
 * What some runs in a row took.
 *
 * @param medianNanos the median of all runs of all threads
 * @param wallNanos from the first thread's start to the last one's end
 */
record Batch(long medianNanos, long wallNanos) {}
