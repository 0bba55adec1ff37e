package org.montyjvm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    @Test
    void everyRelativeLink_pointsToAFileAndAHeadingThatAreThere() {
        List<String> broken = new ArrayList<>();
        Page.all().forEach(page -> broken.addAll(broken(page)));

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPage_isReachableFromTheReadme() {
        List<Path> reached = new ArrayList<>(List.of(Page.ROOT.resolve("README.md")));
        for (int i = 0; i < reached.size(); i++) {
            Page page = Page.read(reached.get(i));
            for (String link : page.links()) {
                Path target = target(page, link);
                if (target.toString().endsWith(".md") && Files.exists(target) && !reached.contains(target)) {
                    reached.add(target);
                }
            }
        }

        assertThat(reached).containsAll(Page.all().stream().map(Page::file).toList());
    }

    @Test
    void brokenLinks_areFound(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("there.md"), "# A heading, or two\n");
        Path page = Files.writeString(folder.resolve("page.md"), """
                [a](there.md) [b](there.md#a-heading-or-two) [c](missing.md) [d](there.md#missing) [e](#missing)

                [f]: also-missing.md
                """);

        assertThat(broken(Page.read(page)))
                .extracting(link -> link.substring(link.lastIndexOf(' ') + 1))
                .containsExactly("missing.md", "there.md#missing", "#missing", "also-missing.md");
    }

    private static List<String> broken(Page page) {
        return page.links().stream()
                .filter(link -> !link.contains("://"))
                .filter(link -> !leadsSomewhere(page, link))
                .map(link -> page.name() + " has a broken link: " + link)
                .toList();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        Path target = target(page, link);
        if (!Files.exists(target)) {
            return false;
        }
        int hash = link.indexOf('#');
        return hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1));
    }

    private static Path target(Page page, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? page.file() : page.file().resolveSibling(file).normalize();
    }
}
