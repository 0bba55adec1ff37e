package org.montyjvm.internal.os.files;

/**
 * One entry of a folder.
 *
 * @param name its name
 * @param entry what it is, links not followed
 */
record Listed(String name, Entry entry) {}
