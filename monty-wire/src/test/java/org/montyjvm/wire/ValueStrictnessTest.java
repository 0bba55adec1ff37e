package org.montyjvm.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not of the wire format is refused, also where its meaning could be guessed. */
class ValueStrictnessTest {
    private static final String ID = "00000000-0000-4000-8000-0000000000ff";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "tru",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "0x1",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\u0001\"",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "]",
                "}",
                "1 2",
                "[] []",
                "/*c*/1",
                "[1] // c"
            })
    void textThatIsNoJson(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"b\":2,\"\\u0061\":3}",
                "{\"a\":1,\"$b\":2}",
                "{\"$\":1}",
                "{\"$unknown\":1}",
                "{\"$unknown\":[1]}",
                "{\"$tuple\":[1],\"a\":1}",
                "{\"$tuple\":[1],\"$tuple\":[1]}",
                "{\"$bytes\":\"\",\"a\":1}",
                "{\"$ellipsis\":true,\"a\":1}",
                "{\"$dict\":[],\"a\":1}",
                "{\"$Tuple\":[]}"
            })
    void objectWithWrongKeys(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$tuple\":null}",
                "{\"$tuple\":1}",
                "{\"$tuple\":\"a\"}",
                "{\"$tuple\":{}}",
                "{\"$set\":{}}",
                "{\"$frozenset\":null}",
                "{\"$dict\":{}}",
                "{\"$dict\":[1]}",
                "{\"$dict\":[[]]}",
                "{\"$dict\":[[1]]}",
                "{\"$dict\":[[1,2,3]]}",
                "{\"$dict\":[{\"a\":1}]}",
                "{\"$namedtuple\":[\"T\",[\"f\"],[]]}",
                "{\"$namedtuple\":[\"T\",[1],[1]]}",
                "{\"$namedtuple\":[\"T\",[\"f\"]]}",
                "{\"$namedtuple\":[\"T\",[],[],1]}",
                "{\"$namedtuple\":[1,[],[]]}"
            })
    void containerOfWrongShape(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$bytes\":1}",
                "{\"$bytes\":null}",
                "{\"$bytes\":\"YQ\"}",
                "{\"$bytes\":\"YQ=\"}",
                "{\"$bytes\":\"Y!==\"}",
                "{\"$bytes\":\"-_8=\"}",
                "{\"$bytes\":\"YQ==\\n\"}",
                "{\"$float\":\"NaN\"}",
                "{\"$float\":\"1.0\"}",
                "{\"$float\":1.0}",
                "{\"$float\":null}",
                "{\"$complex\":[1.0]}",
                "{\"$complex\":[1.0,2.0,3.0]}",
                "{\"$complex\":[1,2]}",
                "{\"$complex\":[\"1\",\"2\"]}",
                "{\"$complex\":[{\"$tuple\":[]},1.0]}",
                "{\"$decimal\":1.2}",
                "{\"$decimal\":\"one\"}",
                "{\"$decimal\":\"\"}",
                "{\"$path\":1}",
                "{\"$builtin\":[\"len\"]}",
                "{\"$ellipsis\":false}",
                "{\"$ellipsis\":1}",
                "{\"$notimplemented\":null}",
                "{\"$repr\":1}",
                "{\"$cycle\":[]}",
                "{\"$exception\":\"ValueError\"}",
                "{\"$exception\":[\"ValueError\"]}",
                "{\"$exception\":[null,null]}",
                "{\"$exception\":[\"ValueError\",1]}",
                "{\"$exception\":[\"ValueError\",null,null]}",
                "{\"$function\":[\"f\"]}",
                "{\"$file\":[\"/a\",\"r\"]}",
                "{\"$file\":[\"/a\",\"r\",-1]}",
                "{\"$file\":[\"/a\",\"r\",1.0]}",
                "{\"$file\":[\"/a\",\"r\",9223372036854775808]}"
            })
    void leafOfWrongShape(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$date\":[2023,2,29]}",
                "{\"$date\":[0,1,1]}",
                "{\"$date\":[10000,1,1]}",
                "{\"$date\":[2023,1]}",
                "{\"$date\":[2023,1,1,0]}",
                "{\"$date\":[2023.0,1,1]}",
                "{\"$date\":[\"2023\",1,1]}",
                "{\"$date\":\"2023-01-01\"}",
                "{\"$date\":[4294967297,1,1]}",
                "{\"$datetime\":[2023,1,1,24,0,0,0,null,null]}",
                "{\"$datetime\":[2023,1,1,0,0,0,1000000,null,null]}",
                "{\"$datetime\":[2023,1,1,0,0,0,536870912,null,null]}",
                "{\"$datetime\":[2023,1,1,0,0,0,0,null]}",
                "{\"$datetime\":[2023,1,1,0,0,0,0,null,\"X\"]}",
                "{\"$datetime\":[2023,1,1,0,0,0,0,86400,null]}",
                "{\"$datetime\":[2023,1,1,0,0,0,0,\"0\",null]}",
                "{\"$time\":[0,0,0,0,null,null]}",
                "{\"$time\":[0,0,0,0,null,null,2]}",
                "{\"$time\":[0,60,0,0,null,null,0]}",
                "{\"$time\":[0,0,0,-1,null,null,0]}",
                "{\"$timedelta\":[1000000000,0,0]}",
                "{\"$timedelta\":[0,0]}",
                "{\"$timezone\":[86400,null]}",
                "{\"$timezone\":[0]}",
                "{\"$timezone\":0}"
            })
    void dateOrTimeThatPythonDoesNotHave(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$type\":null}",
                "{\"$type\":[]}",
                "{\"$type\":[\"C\",\"ID\",true,false]}",
                "{\"$type\":[\"C\",\"ID\",true,false,[],1]}",
                "{\"$type\":[\"C\",\"ID\",1,0,[]]}",
                "{\"$type\":[\"C\",\"ID\",true,false,{}]}",
                "{\"$type\":[\"C\",\"ID\",true,false,[[\"a\"]]]}",
                "{\"$type\":[\"C\",\"1-1-1-1-1\",true,false,[]]}",
                "{\"$type\":[\"C\",\"no id\",true,false,[]]}",
                "{\"$type\":[\"C\",null,true,false,[]]}",
                "{\"$instance\":[]}",
                "{\"$instance\":[1,\"ID\",[]]}",
                "{\"$instance\":[{\"a\":1},\"ID\",[]]}",
                "{\"$instance\":[{\"$type\":\"int\"},\"ID\",[]]}",
                "{\"$instance\":[{\"$type\":[\"C\",\"ID\",true,false,[]]},\"ID\"]}",
                "{\"$instance\":[{\"$type\":[\"C\",\"ID\",true,false,[]]},\"ID\",[],1]}",
                "{\"$instance\":[{\"$type\":[\"C\",\"ID\",true,false,[]]},\"ID\",[[1,2,3]]]}",
                "{\"$module\":[\"m\",\"ID\"]}",
                "{\"$module\":[\"m\",\"ID\",[],1]}",
                "{\"$module\":[\"m\",1,[]]}"
            })
    void objectWithIdentityOfWrongShape(String text) {
        assertRefused(text.replace("ID", ID));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> WireText.read(text)).isInstanceOf(IOException.class);
    }
}
