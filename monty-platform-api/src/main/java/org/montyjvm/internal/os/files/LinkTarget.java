package org.montyjvm.internal.os.files;

import java.util.List;

/**
 * Where a symbolic link leads, in names of its tree.
 *
 * @param fromRoot whether the names start at the tree's root, or at the link's folder
 * @param names the way; {@code ..} is the folder above
 */
record LinkTarget(boolean fromRoot, List<String> names) {}
