/**
 * The MCP server: sandboxed Python as tools of the Model Context Protocol.
 *
 * <p>{@link org.montyjvm.mcp.MontyMcp} is the program and {@link org.montyjvm.mcp.McpCommand} its command line. The
 * protocol is the official SDK's; the two ways in are of this package, {@code StdioTransport} and {@code HttpTransport},
 * because the SDK's own honour no cancellation, and end at the first line that is no JSON. What they let in is a message
 * that {@code Messages} has checked, with the {@code Ticket} of a client.
 *
 * <p>A call of a tool goes from the {@code Toolbox} to {@code Sessions} or {@code Scripts}; both run Python over a bridge
 * that {@code Bridges} makes, so that plugins, middleware and limits are the same on every path. What a session is after a
 * run is in the {@code SessionStore} before the client is told.
 */
@NullMarked
package org.montyjvm.mcp;

import org.jspecify.annotations.NullMarked;
