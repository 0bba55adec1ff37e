package org.montyjvm.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the documentation honest is itself kept honest: a block that lies is found out. */
class ExecutionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```java\nSystem.out.println(Monty.run(\"6 * 7\").value());\n```\n\n```text\n42\n```",
                "```java\nint unused = 1;\n```",
                "```java class\nclass A { public static void main(String[] a) { System.out.print(1); } }\n```\n```text\n1\n```",
                "```python\nprint('a')\n'b'\n```\n```text\na\n'b'\n```",
                "```python error=ValueError\nraise ValueError('x')\n```\n```text\n…\n  File \"main.py\", line 1, in <module>\n"
                        + "    raise ValueError('x')\nValueError: x\n```",
                "```python limit=OUTPUT_SIZE\nprint('x' * 2**21, end='')\n```\n```text\nxxx…\n```",
                "```console\n$ ./monty eval \"2 + 2\"\n4\n```",
                "```xml\n<groupId>org.montyjvm</groupId>\n<artifactId>monty-ffi</artifactId>\n```",
                "```json call=monty_version\n```\n```json tag=0\n{\"interpreter\":…}\n```",
                "```values\n(1,)  →  {\"$tuple\":[1]}\n```",
                "```c\nint32_t monty_abi_version();\n```",
            })
    void blockThatSaysTheTruth_passes(String markdown) throws Exception {
        assertThatCode(() -> Execution.of(block(markdown))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```java\nSystem.out.println(Monty.run(\"6 * 7\").value());\n```\n\n```text\n43\n```",
                "```java\nSystem.out.println(1);\n```",
                "```java\nint a = \"1\";\n```",
                "```java\nList a = new ArrayList();\n```",
                "```java\nMonty.run(\"1 / 0\");\n```",
                "```python\n1\n```",
                "```python\n1 / 0\n```",
                "```python error=ValueError\n1\n```\n```text\n1\n```",
                "```python error=ValueError\n1 / 0\n```",
                "```python limit=MEMORY\nprint('x' * 2**21)\n```",
                "```console\n$ ./monty eval \"2 + 2\"\n5\n```",
                "```console\n$ ./monty eval \"2 + 2\"\n```",
                "```xml\n<a>\n```",
                "```xml\n<groupId>org.montyjvm</groupId>\n<artifactId>monty-none</artifactId>\n```",
                "```xml\n<version>9.9.9</version>\n```",
                "```json call=monty_version\n```\n```json tag=-1\n{\"interpreter\":…}\n```",
                "```json call=monty_version\n```\n```json tag=0\n{}\n```",
                "```values\n(1,)  →  [1]\n```",
                "```c\nint32_t monty_none();\n```",
                "```jav\nint a = 1;\n```",
                "```\nint a = 1;\n```",
            })
    void blockThatLies_isFoundOut(String markdown) {
        assertThatThrownBy(() -> Execution.of(block(markdown)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("page.md:3");
    }

    @Test
    void answer_belongsToTheBlockRightAboveIt() throws Exception {
        List<Block> blocks = page("```python\n1\n```\n\n```text\n1\n```\n\nprose\n\n```text\n2\n```")
                .blocks();

        assertThat(blocks).hasSize(3);
        assertThat(blocks.get(0).answer())
                .hasValueSatisfying(answer -> assertThat(answer.text()).isEqualTo("1"));
        assertThat(blocks.get(1).answer()).isEmpty();
    }

    @Test
    void blockThatIsNotOpened_isFoundOut() throws Exception {
        Page page = page("prose\n```");

        assertThatThrownBy(page::blocks).hasMessageContaining("page.md:4");
    }

    private Block block(String markdown) throws Exception {
        return page(markdown).blocks().get(0);
    }

    private Page page(String markdown) throws Exception {
        return Page.read(Files.writeString(folder.resolve("page.md"), "# A page\n\n" + markdown + "\n"));
    }
}
