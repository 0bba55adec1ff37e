package org.montyjvm.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentationTest {
    private static final List<Page> PAGES =
            Stream.concat(Page.all().stream(), Page.ofTheMcpServer().stream()).toList();

    @TestFactory
    Stream<DynamicNode> everyBlock_showsWhatThePageSays() {
        return PAGES.stream()
                .map(page -> dynamicContainer(
                        page.name(),
                        page.blocks().stream().filter(Execution::isNeeded).map(DocumentationTest::test)));
    }

    @Test
    void pagesThatExplainBehaviour_haveBlocksThatShowIt() {
        assertThat(PAGES)
                .filteredOn(page -> page.blocks().stream().anyMatch(Execution::isNeeded))
                .extracting(Page::name)
                .contains(
                        "README.md",
                        "docs/async.md",
                        "docs/bridge.md",
                        "docs/cancellation.md",
                        "docs/cli.md",
                        "docs/files-and-clock.md",
                        "docs/fixtures.md",
                        "docs/host-functions.md",
                        "docs/limits-and-errors.md",
                        "docs/plugins.md",
                        "docs/python-subset.md",
                        "docs/sessions.md",
                        "docs/snapshots.md",
                        "docs/supervision.md",
                        "docs/values.md",
                        "docs/wire-format.md",
                        "monty-mcp/src/main/resources/org/montyjvm/mcp/guides/python-subset.md");
    }

    private static DynamicTest test(Block block) {
        return dynamicTest(block.place() + " " + block.info(), () -> Execution.of(block));
    }
}
