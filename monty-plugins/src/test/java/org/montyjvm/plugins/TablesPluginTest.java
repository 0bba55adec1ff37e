package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link TablesPlugin}: CSV as RFC 4180 has it, and its caps. */
class TablesPluginTest {
    private final Scripts scripts = new Scripts(TablesPlugin.create(3, 60));

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void parse_givesDicts_quotesAndAll() {
        assertThat(scripts.run("tables.parse('a,b\\r\\n1,\"x, \"\"y\"\"\\nz\"\\n\\n,ü')"))
                .isEqualTo("[{'a': '1', 'b': 'x, \"y\"\\nz'}, {'a': '', 'b': 'ü'}]");
        assertThat(scripts.run("tables.parse('a;b\\n1;2', ';')")).isEqualTo("[{'a': '1', 'b': '2'}]");
        assertThat(scripts.run("tables.parse('')")).isEqualTo("[]");
    }

    @Test
    void format_writesWhatParseReads() {
        assertThat(scripts.run("tables.format([{'a': 1, 'b': 'x, \"y\"'}, {'b': None, 'c': 2.5}])"))
                .isEqualTo("'a,b,c\\n1,\"x, \"\"y\"\"\",\\n,,2.5\\n'");
        assertThat(scripts.run("tables.format([{'a': 1, 'b': 2}], ['b'], '|')")).isEqualTo("'b\\n2\\n'");
        assertThat(scripts.run("rows = [{'a': '\"', 'b': '\\n'}]\ntables.parse(tables.format(rows)) == rows"))
                .isEqualTo("True");
    }

    @Test
    void whatIsNoTable_isAValueError() {
        assertThat(scripts.raised("tables.parse('a,b\\n1')")).isEqualTo("ValueError: line 2 has 1 fields, not 2");
        assertThat(scripts.raised("tables.parse('a,a\\n1,2')")).startsWith("ValueError: two columns have one name");
        assertThat(scripts.raised("tables.parse('a', '\"')")).startsWith("ValueError: a delimiter is one character");
    }

    @Test
    void caps_areKept() {
        assertThat(scripts.raised("tables.parse('a\\n' + 'x\\n' * 4)"))
                .isEqualTo("ValueError: the table has more than the 3 rows allowed");
        assertThat(scripts.raised("tables.parse('a' * 61)"))
                .isEqualTo("ValueError: the text has 61 characters, more than the 60 allowed");
        assertThat(scripts.raised("tables.format([{'a': 1}] * 4)"))
                .isEqualTo("ValueError: the table has more than the 3 rows allowed");
        assertThat(scripts.raised("tables.format([{'a': 'x' * 60}])"))
                .isEqualTo("ValueError: the text has more than the 60 characters allowed");
    }
}
