/** Many clients at once, to be started by hand: see docs/mcp.md. */
@NullMarked
package org.montyjvm.mcp.load;

import org.jspecify.annotations.NullMarked;
