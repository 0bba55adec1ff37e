package org.montyjvm.ffi;

/** There is no native library that can be used here. The message says why, and what to do. */
final class LibraryUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    LibraryUnavailableException(String message) {
        super(message);
    }
}
