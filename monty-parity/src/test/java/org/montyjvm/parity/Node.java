package org.montyjvm.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of a Python program, which can be made smaller: a block of statements, a statement, or an expression.
 *
 * @param kind what it is
 * @param parts its text, with the nodes between it; of a block the statements
 */
record Node(Kind kind, List<Object> parts) {
    /** The kinds of pieces. */
    enum Kind {
        /** Statements, one below the other. */
        BLOCK,
        /** A statement; the blocks in it are indented. */
        STATEMENT,
        /** An expression, in parentheses where it needs them. */
        EXPRESSION
    }

    Node {
        parts = List.copyOf(parts);
    }

    static Node expression(Object... parts) {
        return new Node(Kind.EXPRESSION, List.of(parts));
    }

    static Node statement(Object... parts) {
        return new Node(Kind.STATEMENT, List.of(parts));
    }

    static Node block(List<Node> statements) {
        return new Node(Kind.BLOCK, List.copyOf(statements));
    }

    /** Returns the nodes between separators. */
    static Node joined(String before, String separator, List<Node> nodes, String after) {
        List<Object> parts = new ArrayList<>(List.of(before));
        for (Node node : nodes) {
            if (parts.size() > 1) {
                parts.add(separator);
            }
            parts.add(node);
        }
        parts.add(after);
        return new Node(Kind.EXPRESSION, parts);
    }

    /** Returns the source text. */
    String text() {
        StringBuilder text = new StringBuilder();
        write(text, "");
        return text.toString();
    }

    private void write(StringBuilder text, String indent) {
        if (kind == Kind.BLOCK && parts.isEmpty()) {
            text.append(indent).append("pass\n");
        }
        if (kind == Kind.STATEMENT) {
            text.append(indent);
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Node node)) {
                text.append(parts.get(i));
            } else if (kind == Kind.STATEMENT && node.kind == Kind.BLOCK) {
                text.append('\n');
                node.write(text, indent + "    ");
                text.append(i + 1 < parts.size() ? indent : "");
            } else {
                node.write(text, indent);
            }
        }
        if (kind == Kind.STATEMENT && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /** Returns what this piece could be instead, each a step smaller, the largest steps first. */
    Stream<Node> smaller() {
        Stream<Node> here = switch (kind) {
            case BLOCK -> Stream.concat(shorter(), hoisted());
            case STATEMENT -> Stream.empty();
            case EXPRESSION -> simpler();
        };
        return Stream.concat(here, IntStream.range(0, parts.size()).boxed().flatMap(this::withSmallerPart));
    }

    /** Leaves out half of the statements, a quarter, and so on. */
    private Stream<Node> shorter() {
        Stream<Node> shorter = Stream.empty();
        for (int length = parts.size(); length > 0; length /= 2) {
            int size = length;
            shorter = Stream.concat(
                    shorter,
                    IntStream.iterate(0, from -> from < parts.size(), from -> from + size)
                            .mapToObj(from -> replaced(from, Math.min(parts.size(), from + size), List.of())));
        }
        return shorter;
    }

    /** Puts the blocks of a statement in its place. */
    private Stream<Node> hoisted() {
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(i -> ((Node) parts.get(i)).nodes(Kind.BLOCK).map(block -> replaced(i, i + 1, block.parts)));
    }

    private Stream<Node> simpler() {
        Stream<Node> simplest =
                text().length() > 4 ? Stream.of("0", "''", "[]", "None").map(Node::expression) : Stream.empty();
        return Stream.concat(nodes(Kind.EXPRESSION), simplest);
    }

    private Stream<Node> nodes(Kind wanted) {
        return parts.stream()
                .filter(Node.class::isInstance)
                .map(Node.class::cast)
                .filter(node -> node.kind == wanted);
    }

    private Stream<Node> withSmallerPart(int index) {
        return parts.get(index) instanceof Node node
                ? node.smaller().map(small -> replaced(index, index + 1, List.of(small)))
                : Stream.empty();
    }

    private Node replaced(int from, int to, List<?> replacement) {
        List<Object> changed = new ArrayList<>(parts.subList(0, from));
        changed.addAll(replacement);
        changed.addAll(parts.subList(to, parts.size()));
        return new Node(kind, changed);
    }
}
