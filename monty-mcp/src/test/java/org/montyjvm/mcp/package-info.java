@NullMarked
package org.montyjvm.mcp;

import org.jspecify.annotations.NullMarked;
