/**
 * Plugins that scripts call, policy around what they call, and a stream of events about it.
 *
 * <ul>
 *   <li>{@link org.montyjvm.bridge.DefaultMontyBridge} runs scripts over a platform or session and answers their
 *       questions; {@link org.montyjvm.bridge.BridgeRun} is one run, and the source of its
 *       {@link org.montyjvm.bridge.BridgeEvent}s.
 *   <li>{@link org.montyjvm.bridge.MontyPlugin} is a namespace of {@link org.montyjvm.bridge.HostFunction}s, written by
 *       hand or made of an annotated object; {@link org.montyjvm.bridge.PluginRegistry} keeps several that go together.
 *   <li>{@link org.montyjvm.bridge.HostFunctionSchema} describes a function once, for the check of its arguments and for
 *       {@link org.montyjvm.bridge.FunctionCatalog}.
 *   <li>{@link org.montyjvm.bridge.BridgeMiddleware} is around every call of a function and of the operating system.
 * </ul>
 *
 * <p>The package knows the public contract alone, so that whatever it does works on every engine.
 */
@NullMarked
package org.montyjvm.bridge;

import org.jspecify.annotations.NullMarked;
