@NullMarked
package org.montyjvm.bench;

import org.jspecify.annotations.NullMarked;
