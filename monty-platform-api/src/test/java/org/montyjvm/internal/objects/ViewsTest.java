package org.montyjvm.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.montyjvm.MontyExpose;

/** Which lists can be made, and which are refused with a reason. */
class ViewsTest {
    public interface Overloaded {
        void send(String text);

        void send(int number);
    }

    public interface SameInSnakeCase {
        int getURL();

        int url();
    }

    public interface Later {
        CompletableFuture<String> fetch();
    }

    public interface Underscore {
        void _private();
    }

    public interface BadAttribute {
        @MontyExpose(attribute = true)
        void nothing();
    }

    public static class Hidden {
        @MontyExpose
        protected void method() {}
    }

    public static class Fixed {
        @MontyExpose
        public static void method() {}
    }

    @MontyExpose
    public static class Whole {}

    public interface Base<T> {
        T value();

        @MontyExpose(name = "size")
        int count();
    }

    public interface Refined extends Base<String> {
        @Override
        String value();
    }

    @MontyExpose(name = "Renamed")
    public record Named(@MontyExpose(name = "a") int first, int fromHTTPServer) {}

    public static class Inherits implements Marked {
        @Override
        public int listed() {
            return 1;
        }

        @Override
        public int other() {
            return 2;
        }
    }

    public interface Marked {
        @MontyExpose
        int listed();

        int other();
    }

    @Test
    void overloads_areRefused_namingBoth() {
        assertThatThrownBy(() -> Views.ofInterface(Overloaded.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Overloaded.send(String)")
                .hasMessageContaining("Overloaded.send(int)")
                .hasMessageContaining("@MontyExpose(name");
        assertThatThrownBy(() -> Views.ofInterface(SameInSnakeCase.class)).hasMessageContaining("'url'");
    }

    @Test
    void whatPythonCannotHave_isRefused() {
        assertThatThrownBy(() -> Views.ofInterface(Later.class)).hasMessageContaining("MontyFutures");
        assertThatThrownBy(() -> Views.ofInterface(Underscore.class)).hasMessageContaining("'_private'");
        assertThatThrownBy(() -> Views.ofInterface(BadAttribute.class)).hasMessageContaining("has a value");
        assertThatThrownBy(() -> Views.ofInterface(String.class)).hasMessageContaining("no interface");
        assertThatThrownBy(() -> Views.ofInterface(MontyExpose.class)).hasMessageContaining("no interface");
        assertThatThrownBy(() -> Views.ofClass(Hidden.class)).hasMessageContaining("public");
        assertThatThrownBy(() -> Views.ofClass(Fixed.class)).hasMessageContaining("static");
        assertThatThrownBy(() -> Views.ofClass(Whole.class)).hasMessageContaining("one by one");
    }

    @Test
    void inheritedMethods_areListedOnce_byTheirMostExactForm() {
        View view = Views.ofInterface(Refined.class);
        assertThat(view.member("value")).isInstanceOf(Member.Callable.class);
        assertThat(view.member("value").method().getReturnType()).isEqualTo(String.class);
        assertThat(view.member("size")).isNotNull();
        assertThat(view.member("count")).isNull();
    }

    @Test
    void methodsOfObject_areNeverListed() {
        View view = Views.ofInterface(RepeatsObject.class);
        assertThat(view.member("equals")).isNull();
        assertThat(view.member("to_string")).isNull();
        assertThat(view.member("own")).isNotNull();
    }

    @Test
    void defaultMethods_areListed_staticOnesAreNot() {
        View view = Views.ofInterface(Supplier.class);
        assertThat(view.member("get")).isInstanceOf(Member.Callable.class);
        assertThat(Views.ofInterface(WithDefault.class).member("twice")).isNotNull();
        assertThat(Views.ofInterface(WithDefault.class).member("make")).isNull();
    }

    public interface RepeatsObject {
        @Override
        boolean equals(Object other);

        @Override
        String toString();

        int own();
    }

    public interface WithDefault {
        int once();

        default int twice() {
            return 2 * once();
        }

        static WithDefault make() {
            return () -> 1;
        }
    }

    @Test
    void annotation_namesClassAndMembers() {
        View view = Views.ofClass(Named.class).orElseThrow();
        assertThat(view.name()).isEqualTo("Renamed");
        assertThat(view.eager()).extracting(Member::name).containsExactly("a", "from_http_server");
    }

    @Test
    void annotation_countsOnAnInterfacesMethod_too() {
        View view = Views.ofClass(Inherits.class).orElseThrow();
        assertThat(view.member("listed")).isNotNull();
        assertThat(view.member("other")).isNull();
        assertThat(Views.ofClass(Object.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "total, total",
        "totalPrice, total_price",
        "parseURLNow, parse_url_now",
        "x1Y2, x1_y2",
        "from, from_",
        "class, class_",
        "isPaid, is_paid",
        "größeNeu, größe_neu",
        "SHOUT, shout"
    })
    void javaName_becomesSnakeCase(String java, String python) {
        assertThat(PythonNames.of(java)).isEqualTo(python);
    }
}
