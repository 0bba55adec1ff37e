package org.montyjvm.wire;

/**
 * What the engine answered.
 *
 * @param tag what the call came to
 * @param json the response in UTF-8, empty where there is none; owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and read once: neither compared nor kept
public record EngineResponse(int tag, byte[] json) {}
