package org.montyjvm.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param name how a message calls it, such as {@code docs/values.md}
 * @param lines what it says
 */
record Page(Path file, String name, List<String> lines) {
    /** The folder of the whole project. */
    static final Path ROOT = root();

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)|^\\[[^\\]]+]: (\\S+)$");

    /** Returns the README and all pages of the guide. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(List.of(read(ROOT.resolve("README.md"))));
        pages.addAll(below(ROOT.resolve("docs")));
        return pages;
    }

    /** Returns what the MCP server tells its clients, who see it without the rest of the guide. */
    static List<Page> ofTheMcpServer() {
        return below(ROOT.resolve("monty-mcp/src/main/resources"));
    }

    private static List<Page> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(folder.resolve("target")))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            String name = ROOT.relativize(file.toAbsolutePath()).toString();
            return new Page(file, name, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fenced blocks, each with the one that says what it shows. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Optional<Block> below = Optional.empty();
        int end = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).equals(FENCE)) {
                end = i;
                i = opening(i);
                String text = String.join("\n", lines.subList(i + 1, end));
                Optional<Block> answer = below.filter(Block::isAnswer);
                below = Optional.of(new Block(name + ":" + (i + 1), info(i), text, answer));
                blocks.add(0, below.get());
            } else if (!lines.get(i).isBlank()) {
                below = Optional.empty();
            }
        }
        return blocks;
    }

    private int opening(int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (lines.get(i).startsWith(FENCE)) {
                return i;
            }
        }
        throw new AssertionError(name + ":" + (end + 1) + " closes a block that was not opened");
    }

    private String info(int line) {
        return lines.get(line).substring(FENCE.length()).strip();
    }

    /** Returns where the links of the page point to, outside of blocks. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose()) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                links.add(link.group(1) == null ? link.group(2) : link.group(1));
            }
        }
        return links;
    }

    /** Returns the anchors that links can point to: the headings, as GitHub writes them. */
    List<String> anchors() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                inside = !inside;
            } else if (!inside) {
                prose.add(line);
            }
        }
        return prose;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("monty-bom"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
