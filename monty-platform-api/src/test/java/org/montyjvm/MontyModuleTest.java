package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MontyModuleTest {
    @Test
    void module_holdsFunctionsConstantsAndSubmodules_underTheirFullNames() {
        MontyModule tools = MontyModule.builder("tools")
                .function("fetch", "store")
                .constant("LIMITS", List.of(1, 2))
                .submodule(MontyModule.builder("net")
                        .function("get")
                        .submodule(MontyModule.builder("deep").function("down")))
                .build();
        assertThat(tools.name()).isEqualTo("tools");
        assertThat(tools.functions())
                .containsExactly("tools.fetch", "tools.store", "tools.net.get", "tools.net.deep.down");
        assertThat(tools.value().attributes())
                .extracting(entry -> entry.key().asString())
                .containsExactly("fetch", "store", "LIMITS", "net");
        assertThat(tools.value().attributes().get(0).value()).isEqualTo(new MontyValue.Function("tools.fetch", null));
        assertThat(tools.value().attributes().get(2).value()).isEqualTo(MontyValue.of(List.of(1, 2)));
        MontyValue.Module net =
                (MontyValue.Module) tools.value().attributes().get(3).value();
        assertThat(net.name()).isEqualTo("tools.net");
        assertThat(tools).hasToString("MontyModule[tools, functions=" + tools.functions() + "]");
    }

    @Test
    void builder_mayBeUsedOn_withoutAnEffectOnWhatWasBuilt() {
        MontyModule.Builder inner = MontyModule.builder("inner").function("a");
        MontyModule.Builder outer = MontyModule.builder("outer").submodule(inner);
        inner.function("b");
        MontyModule first = outer.build();
        MontyModule second = outer.function("c").build();
        assertThat(first.functions()).containsExactly("outer.inner.a");
        assertThat(second.functions()).containsExactly("outer.inner.a", "outer.c");
        assertThat(second.value().id()).isNotEqualTo(first.value().id());
        assertThat(first.value()).isSameAs(first.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "1a", "class", "a-b", "a()", "a\n"})
    void nameThatNoScriptCanWrite_isRefused(String name) {
        assertThatThrownBy(() -> MontyModule.builder(name)).isInstanceOf(IllegalArgumentException.class);
        MontyModule.Builder module = MontyModule.builder("m");
        assertThatThrownBy(() -> module.function(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> module.constant(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nameThatIsTaken_isRefused() {
        MontyModule.Builder module = MontyModule.builder("m").function("f");
        assertThatThrownBy(() -> module.constant("f", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'m' has a 'f' already");
        assertThatThrownBy(() -> module.submodule(MontyModule.builder("f"))).hasMessageContaining("already");
    }

    @Test
    void constantWithoutAPythonForm_isRefused() {
        MontyModule.Builder module = MontyModule.builder("m");
        assertThatThrownBy(() -> module.constant("c", new Object())).isInstanceOf(MontyConversionException.class);
        assertThat(module.constant("none", null)
                        .build()
                        .value()
                        .attributes()
                        .get(0)
                        .value())
                .isEqualTo(MontyValue.None.INSTANCE);
    }
}
