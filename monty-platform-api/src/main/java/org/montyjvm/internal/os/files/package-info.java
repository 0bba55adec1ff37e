/**
 * The files that a script sees: a table of mounts over volumes over trees.
 *
 * <ul>
 *   <li>{@link org.montyjvm.internal.os.files.FileCalls} answers Python's file calls, errors worded as CPython words them.
 *   <li>{@link org.montyjvm.internal.os.files.MountTable} finds the mount of a path: the longest mount point wins.
 *   <li>{@link org.montyjvm.internal.os.files.Volume} is one mounted tree with the rules of POSIX, and
 *       {@link org.montyjvm.internal.os.files.Walk} the only way into it: one name at a time, symbolic links resolved
 *       here and never by the host.
 *   <li>{@link org.montyjvm.internal.os.files.Tree} and {@link org.montyjvm.internal.os.files.Folder} are what a volume is
 *       made of: {@link org.montyjvm.internal.os.files.HostTree} any {@link java.nio.file.FileSystem},
 *       {@link org.montyjvm.internal.os.files.MemoryTree} memory, above a host's folder or on its own.
 * </ul>
 *
 * <p><b>Confinement.</b> A path is normalised as text first, so {@code ..} never reaches a volume. Every name is then
 * looked up in the folder before it without following links. Where the file system offers
 * {@link java.nio.file.SecureDirectoryStream}, which Linux and macOS do, folders are held open while they are walked, and a
 * host process that swaps a folder for a link meanwhile changes nothing. Two races remain. Making a folder goes by path,
 * because Java has no other way: the swap may place one new, empty folder elsewhere. And without secure streams (Windows,
 * ZIP) every step has its window. A script cannot open either on its own: no call of Python's makes a link.
 */
@NullMarked
package org.montyjvm.internal.os.files;

import org.jspecify.annotations.NullMarked;
