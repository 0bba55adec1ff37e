package org.montyjvm.wasmbuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustNameTest {

    @ParameterizedTest
    @CsvSource({
        "_RNvCskwGfYPst2Cb_3foo16example_function, foo::example_function",
        "_RNvNtCsj_5crate6module4item, crate::module::item",
        "_RNvMs_NtCsj_5monty7prepareNtB4_7Prepare13prepare_nodes, monty::prepare::Prepare::prepare_nodes",
        "_RNvXCsj_3fooNtB2_4TypeNtB2_5Trait6method, <foo::Type as foo::Trait>::method",
        "_RINvCsj_3foo7genericNtB2_4TypehE, foo::generic",
        "_RNCNvCsj_3foo5outer0B3_, foo::outer::{closure}",
        "_RNvCsj_3foou8gdel_5qa, foo::gdel_5qa",
        "_RNvMs_NtCsj_5monty7prepareNtB4_7Prepare13prepare_nodes.part12, monty::prepare::Prepare::prepare_nodes.part12",
        "memcmp, memcmp",
        "_Rubbish, _Rubbish"
    })
    void readable_givesThePath_andWhatItDoesNotKnowAsItIs(String symbol, String path) {
        assertThat(RustName.readable(symbol)).isEqualTo(path);
    }
}
