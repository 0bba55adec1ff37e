package org.montyjvm.cli;

import org.montyjvm.config.HumanSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 64MiB}, {@code 1.5GiB}, {@code 500KB} and plain numbers of bytes; gives bytes. */
final class MemoryArgument implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            return HumanSize.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
