/**
 * The build program of the native engine: decides between the prebuilt library and cargo, and puts the library where
 * Maven packages it.
 *
 * <p>{@link org.montyjvm.nativebuild.NativeBuild} is the door; everything else is package-private. The program is run
 * by Maven before the rest of the build exists, so it depends on the JDK alone. It writes only below the folder it is
 * given and below the {@link org.montyjvm.nativebuild.BuildCache}; it never asks rustup or a package manager of the
 * system to install anything.
 */
@NullMarked
package org.montyjvm.nativebuild;

import org.jspecify.annotations.NullMarked;
