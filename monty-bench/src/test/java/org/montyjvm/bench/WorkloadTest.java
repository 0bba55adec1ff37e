package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.montyjvm.Monty;

/** A workload that fails early, or does less than it says, would look fast. */
class WorkloadTest {
    @ParameterizedTest
    @CsvSource({
        "LOOP_1M, 499999500000",
        "FIB_25, 75025",
        "APPEND_100K, 100000",
        "JOIN_100K, 588889",
        "DICT_100K, 333328333350000",
        "INSTANCES_20K, 199990000",
        "SORT_20K, 5",
        "FORMAT_20K, 317780",
        "JSON_2K, 2000",
        "REGEX_2K, 6890",
        "PARSE_600_LINES, 1",
        "TWO_PLUS_TWO, 4",
        "INPUT_PLUS_1, 2"
    })
    void script_givesWhatCPythonGives(Workload workload, long expected) {
        assertThat(Monty.run(workload.script()).value().asLong()).isEqualTo(expected);
    }
}
