package org.montyjvm.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of one file, and where in it something is. The one class that reads YAML; it is loaded if there is a file. */
final class YamlText {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;

    YamlText(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Returns the document, or empty if the file has none. */
    Optional<Node> read() {
        String text = decoded(bytes());
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(0).build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw problem(mark, "this is no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            // The composer says one thing without a place: that there are aliases, which could make much of little.
            throw problem(
                    alias(settings, text), "an alias may stand for a single value, not for a list or a mapping", e);
        } catch (StackOverflowError e) {
            throw problem(Optional.empty(), "values are nested too deep", e);
        }
    }

    /** Returns the place of the first alias that is none of a single value. */
    private static Optional<Mark> alias(LoadSettings settings, String text) {
        Set<Anchor> single = new HashSet<>();
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof ScalarEvent scalar) {
                scalar.getAnchor().ifPresent(single::add);
            } else if (event instanceof AliasEvent alias && !single.contains(alias.getAlias())) {
                return alias.getStartMark();
            }
        }
        return Optional.empty();
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw problem(Optional.empty(), "the configuration is longer than " + MOST_BYTES + " bytes", null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw problem(Optional.empty(), "there is no such configuration", e);
        } catch (AccessDeniedException e) {
            throw problem(Optional.empty(), "the configuration cannot be read: permission denied", e);
        } catch (IOException e) {
            throw problem(Optional.empty(), "the configuration cannot be read: " + e.getMessage(), e);
        }
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem(Optional.empty(), "the configuration is not in UTF-8", e);
        }
    }

    MontyConfigException problem(Node place, String message) {
        return problem(place.getStartMark(), message, null);
    }

    MontyConfigException problem(Node place, String message, Throwable cause) {
        return problem(place.getStartMark(), message, cause);
    }

    private MontyConfigException problem(Optional<Mark> place, String message, @Nullable Throwable cause) {
        int line = place.map(mark -> mark.getLine() + 1).orElse(0);
        int column = place.map(mark -> mark.getColumn() + 1).orElse(0);
        return new MontyConfigException(file, line, column, message, cause);
    }
}
