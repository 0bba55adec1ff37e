package org.montyjvm.wasm;

/**
 * What a call of the module came to.
 *
 * @param tag the return value
 * @param body the response, empty where there is none; owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and read once: neither compared nor kept
record Answer(int tag, byte[] body) {}
