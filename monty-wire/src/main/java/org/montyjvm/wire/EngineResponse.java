package org.montyjvm.wire;

/**
 * What the engine answered.
 *
 * @param tag what the call came to
 * @param body the response, JSON in UTF-8 but for a snapshot; empty where there is none; owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and read once: neither compared nor kept
public record EngineResponse(int tag, byte[] body) {}
