/**
 * Middleware that applications need again and again. Each class is one policy, safe for use by several bridges and threads.
 *
 * <ul>
 *   <li>{@link org.montyjvm.bridge.middleware.AccessControl} decides which calls are made at all;
 *   <li>{@link org.montyjvm.bridge.middleware.RateLimit}, {@link org.montyjvm.bridge.middleware.CallTimeout},
 *       {@link org.montyjvm.bridge.middleware.Retry} and {@link org.montyjvm.bridge.middleware.ResultCache} decide how;
 *   <li>{@link org.montyjvm.bridge.middleware.Grounding} remembers what scripts were told,
 *       {@link org.montyjvm.bridge.middleware.Telemetry} and {@link org.montyjvm.bridge.middleware.FlightRecording} tell
 *       those who watch;
 *   <li>{@link org.montyjvm.bridge.middleware.Redaction} keeps secrets out of events and messages.
 * </ul>
 *
 * <p>The order is the application's: a cache outside of a rate limit spares it, one inside does not.
 */
@NullMarked
package org.montyjvm.bridge.middleware;

import org.jspecify.annotations.NullMarked;
