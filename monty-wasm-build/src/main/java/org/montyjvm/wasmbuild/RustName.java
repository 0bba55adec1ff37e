package org.montyjvm.wasmbuild;

/**
 * Names of Rust functions as a person writes them. The linker's names follow Rust's RFC 2603 ("v0"); of what they hold,
 * paths and the types of {@code impl} blocks are shown, and arguments of generics are left out.
 *
 * <p>Not safe for use by several threads.
 */
final class RustName {

    private static final String PREFIX = "_R";

    private static final int BASE = 62;

    private final String mangled;
    private int at;

    private RustName(String mangled) {
        this.mangled = mangled;
        at = PREFIX.length();
    }

    /** Returns the path that {@code symbol} stands for, or {@code symbol} itself where it is of another form. */
    static String readable(String symbol) {
        if (!symbol.startsWith(PREFIX)) {
            return symbol;
        }
        try {
            RustName name = new RustName(symbol);
            String path = name.path();
            int part = symbol.indexOf(".part", name.at);
            return part < 0 ? path : path + symbol.substring(part);
        } catch (IndexOutOfBoundsException | NumberFormatException | IllegalStateException unknownForm) {
            return symbol;
        }
    }

    private char next() {
        return mangled.charAt(at++);
    }

    private boolean eat(char wanted) {
        if (at < mangled.length() && mangled.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private String path() {
        char kind = next();
        switch (kind) {
            case 'C' -> {
                return identifier();
            }
            case 'N' -> {
                char namespace = next();
                String outer = path();
                String name = identifier();
                return outer + "::" + (name.isEmpty() ? namespace == 'C' ? "{closure}" : "{shim}" : name);
            }
            case 'M' -> {
                implementation();
                return type();
            }
            case 'X' -> {
                implementation();
                return asTrait();
            }
            case 'Y' -> {
                return asTrait();
            }
            case 'I' -> {
                String generic = path();
                while (!eat('E')) {
                    genericArgument();
                }
                return generic;
            }
            case 'B' -> {
                return backReference(true);
            }
            default -> throw new IllegalStateException("a path that begins with " + kind);
        }
    }

    private String asTrait() {
        String type = type();
        return "<" + type + " as " + path() + ">";
    }

    private void implementation() {
        disambiguator();
        path();
    }

    private String backReference(boolean isPath) {
        int start = at - 1;
        int target = PREFIX.length() + (int) base62();
        if (target >= start) {
            throw new IllegalStateException("a reference forwards");
        }
        int after = at;
        at = target;
        String referred = isPath ? path() : type();
        at = after;
        return referred;
    }

    private void genericArgument() {
        if (eat('L')) {
            base62();
        } else if (eat('K')) {
            constant();
        } else {
            type();
        }
    }

    private void constant() {
        if (eat('p')) {
            return;
        }
        if (eat('B')) {
            base62();
            return;
        }
        type();
        at = mangled.indexOf('_', at) + 1;
    }

    private String type() {
        char kind = next();
        switch (kind) {
            case 'A' -> {
                String element = type();
                constant();
                return "[" + element + "]";
            }
            case 'S' -> {
                return "[" + type() + "]";
            }
            case 'T' -> {
                while (!eat('E')) {
                    type();
                }
                return "(…)";
            }
            case 'R', 'Q' -> {
                if (eat('L')) {
                    base62();
                }
                return "&" + type();
            }
            case 'P', 'O' -> {
                return "*" + type();
            }
            case 'F' -> {
                functionType();
                return "fn";
            }
            case 'D' -> {
                return dynamic();
            }
            case 'B' -> {
                return backReference(false);
            }
            default -> {
                if (Character.isLowerCase(kind)) {
                    return String.valueOf(kind);
                }
                at--;
                return path();
            }
        }
    }

    private void functionType() {
        if (eat('G')) {
            base62();
        }
        eat('U');
        if (eat('K') && !eat('C')) {
            undisambiguated();
        }
        while (!eat('E')) {
            type();
        }
        type();
    }

    private String dynamic() {
        if (eat('G')) {
            base62();
        }
        String first = "";
        while (!eat('E')) {
            String bound = path();
            first = first.isEmpty() ? bound : first;
            while (eat('p')) {
                undisambiguated();
                type();
            }
        }
        if (eat('L')) {
            base62();
        }
        return "dyn " + first;
    }

    private String identifier() {
        disambiguator();
        return undisambiguated();
    }

    private void disambiguator() {
        if (eat('s')) {
            base62();
        }
    }

    private String undisambiguated() {
        eat('u');
        int length = 0;
        if (!eat('0')) {
            while (Character.isDigit(mangled.charAt(at))) {
                length = length * 10 + next() - '0';
            }
        }
        eat('_');
        at += length;
        return mangled.substring(at - length, at);
    }

    private long base62() {
        if (eat('_')) {
            return 0;
        }
        long value = 0;
        for (char digit = next(); digit != '_'; digit = next()) {
            int worth = digit <= '9' ? digit - '0' : digit >= 'a' ? digit - 'a' + 10 : digit - 'A' + 36;
            value = value * BASE + worth;
        }
        return value + 1;
    }
}
