package org.montyjvm.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The guides, which clients can read as resources and take as prompts. */
final class Guides {
    private static final String SCHEME = "monty://guides/";

    private final List<Guide> all;

    /**
     * Holds the guides.
     *
     * @param functions what the plugins have to say to models
     */
    Guides(String functions) {
        all = List.of(
                guide("client-set-up", "Client set-up", "How to connect editors, assistants and programs."),
                guide("python-subset", "The Python subset", "What Python there is, and what there is not."),
                guide("session-persistence", "Session persistence", "What a session keeps, for how long, and how."),
                guide("host-functions", "Host functions", "How scripts call functions of the host.")
                        .with("\n## The functions of this server\n\n" + functions),
                guide("start-up-modes", "Start-up modes", "Standard input and output, or HTTP, and their options."),
                guide("architecture", "Architecture", "What happens between a call of a tool and its result."));
    }

    /**
     * One guide.
     *
     * @param name its name as a prompt
     * @param title its title
     * @param description what it tells
     * @param text Markdown
     */
    record Guide(String name, String title, String description, String text) {
        String uri() {
            return SCHEME + name;
        }

        private Guide with(String more) {
            return new Guide(name, title, description, text + more);
        }
    }

    List<Guide> all() {
        return all;
    }

    private static Guide guide(String name, String title, String description) {
        try (InputStream stream = Guides.class.getResourceAsStream("guides/" + name + ".md")) {
            if (stream == null) {
                throw new IllegalStateException("the guide " + name + " is missing");
            }
            return new Guide(name, title, description, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
