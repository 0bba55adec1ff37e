package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracebackColoursTest {
    private static final Palette COLOURED = new Palette(true);

    @Test
    void traceback_hasTheColoursOfPython() {
        String traceback =
                Command.run("eval", "def f(x):\n    return 1 / x\nf(0)").err();

        assertThat(TracebackColours.of(traceback, COLOURED)).isEqualTo("""
                        Traceback (most recent call last):
                          File <m>"<string>"<0>, line <m>3<0>, in <m><module><0>
                            <r>f(0)<0>
                            <R>~~~~<0>
                          File <m>"<string>"<0>, line <m>2<0>, in <m>f<0>
                            return <r>1 / x<0>
                                   <R>~~~~~<0>
                        <M>ZeroDivisionError<0>: <m>division by zero<0>
                        """.replace("<m>", "\u001b[35m")
                .replace("<M>", "\u001b[1;35m")
                .replace("<r>", "\u001b[31m")
                .replace("<R>", "\u001b[1;31m")
                .replace("<0>", "\u001b[0m"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 +",
                "raise KeyError",
                "raise ValueError('one\\n  File \"x\", line 3\\ntwo: three')",
                "raise ValueError('')",
                "class MyError(Exception):\n    pass\nraise MyError('é~~^^')",
                "def f(n):\n    return f(n + 1)\nf(0)",
                "(lambda: [1][2])()",
                "x = 'ü' + (1 /\n  0)"
            })
    void colours_changeNoCharacter(String code) {
        String traceback = Command.run("eval", code).err();

        String coloured = TracebackColours.of(traceback, COLOURED);

        assertThat(coloured).contains("\u001b[1;35m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(traceback);
    }

    @Test
    void withoutColours_nothingIsAdded() {
        assertThat(TracebackColours.of("ValueError: x", Palette.PLAIN)).isEqualTo("ValueError: x");
    }
}
