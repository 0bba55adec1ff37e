package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link KvPlugin} does over whatever store. */
@Timeout(120)
abstract class KvContract {
    /** Returns one store, however often it is asked for during a test. */
    abstract KvStore store();

    private Scripts scripts(String scope) {
        return new Scripts(KvPlugin.of(store(), scope));
    }

    @Test
    void values_comeBackAsTheyWere_inAnotherRunAndAnotherInterpreter() {
        String value = "{'a': [1, 2.5, None, True, 'ü\\x00\\n😀'], 'big': 2 ** 200, 'e': {}, 'n': -0.0, '': []}";
        try (Scripts writer = scripts("u");
                Scripts reader = scripts("u")) {
            writer.run("kv.put('x', " + value + ")\nkv.put('y', None)");
            assertThat(reader.run("kv.get('x')")).isEqualTo(writer.run(value));
            assertThat(reader.run("[kv.get('y', 5), kv.get('z'), kv.get('z', 5)]"))
                    .isEqualTo("[None, None, 5]");
        }
    }

    @Test
    void keys_areSorted_andThereUntilTheyAreDeleted() {
        try (Scripts scripts = scripts("u")) {
            assertThat(scripts.run("""
                            for k in ['b_1', 'a', 'bx1', 'b_2', 'B', 'b%']:
                                kv.put(k, 1)
                            kv.delete('a')
                            [kv.keys(), kv.keys('b_'), kv.keys('b%'), kv.delete('a'), kv.delete('B')]
                            """))
                    .isEqualTo("[['B', 'b%', 'b_1', 'b_2', 'bx1'], ['b_1', 'b_2'], ['b%'], False, True]");
        }
    }

    @Test
    void scopes_doNotSeeEachOther() {
        try (Scripts one = scripts("one");
                Scripts two = scripts("two")) {
            one.run("kv.put('k', 'secret')");
            assertThat(two.run("[kv.keys(), kv.get('k'), kv.delete('k')]")).isEqualTo("[[], None, False]");
            assertThat(one.run("kv.get('k')")).isEqualTo("'secret'");
        }
    }

    @Test
    void update_changesAllOrNothing() {
        try (Scripts scripts = scripts("u")) {
            scripts.run("kv.put('stock', 3)\nkv.put('old', 1)");
            assertThat(scripts.run("kv.update({'stock': 2, 'sold': [1]}, ['old'], {'stock': 3, 'sold': None})"))
                    .isEqualTo("True");
            assertThat(scripts.run("kv.update({'stock': 1}, expect={'stock': 3})"))
                    .isEqualTo("False");
            assertThat(scripts.raised("kv.update({'stock': 0, 'bad': {1, 2}}, ['sold'])"))
                    .startsWith("TypeError: stored are None, bool");
            assertThat(scripts.raised("kv.update({'stock': 0}, ['sold', 'x' * 999])"))
                    .startsWith("ValueError: the key has 999 characters");
            assertThat(scripts.run("[kv.get(k) for k in kv.keys()]")).isEqualTo("[[1], 2]");
        }
    }

    @Test
    void workThatFails_changesNothing() {
        store().transact("u", scope -> {
            scope.put("a", "1");
            scope.put("b", "1");
            return true;
        });
        assertThatThrownBy(() -> store().transact("u", scope -> {
                    scope.put("a", "2");
                    scope.put("a", "3");
                    scope.remove("b");
                    scope.put("c", "1");
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(store().<List<String>>transact(
                                "u",
                                scope -> List.of(
                                        String.valueOf(scope.get("a")),
                                        String.valueOf(scope.get("b")),
                                        "" + scope.size())))
                .containsExactly("1", "1", "2");
    }

    @Test
    void countsOfManyThreads_areNotLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(threads.submit(() -> {
                    try (Scripts scripts = scripts("crowd")) {
                        scripts.run("for i in range(25):\n    kv.add('n')\n    kv.add('m', -2)");
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        try (Scripts scripts = scripts("crowd")) {
            assertThat(scripts.run("[kv.get('n'), kv.get('m')]")).isEqualTo("[100, -200]");
        }
    }

    @Test
    void caps_areKept() {
        KvPlugin.Limits few = new KvPlugin.Limits(2, 10, 20);
        try (Scripts scripts = new Scripts(KvPlugin.of(store(), "u", few))) {
            scripts.run("kv.put('a', 'x' * 18)\nkv.put('b', 1)\nkv.put('b', 2)");
            assertThat(scripts.raised("kv.put('c', 1)")).isEqualTo("ValueError: there are the 2 keys allowed already");
            assertThat(scripts.raised("kv.put('a', 'x' * 19)"))
                    .isEqualTo("ValueError: the value has 21 bytes, more than the 20 allowed");
            assertThat(scripts.raised("kv.put('01234567890', 1)")).startsWith("ValueError: the key has 11 characters");
            assertThat(scripts.raised("kv.put('', 1)")).startsWith("ValueError: a key is not empty");
            assertThat(scripts.raised("kv.add('a')")).isEqualTo("TypeError: under 'a' is no int, but str");
            assertThat(scripts.raised("kv.put('b', float('nan'))")).startsWith("TypeError: stored are");
            assertThat(scripts.raised("kv.put('b', (1, 2))")).endsWith("not tuple");
        }
    }
}
