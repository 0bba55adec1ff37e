package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.Monty;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyValue;

/** Middleware is around what the platform grants, where the policy delegates it. */
@OnEachEngine
@Timeout(60)
class GrantedOsTest {
    private final String engine;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    GrantedOsTest(String engine) {
        this.engine = engine;
    }

    private MontyPlatform platform(MontyOs.Builder grants) {
        return Monty.builder()
                .backend(engine)
                .os(grants.delegate(MontyOsGroup.values()).build())
                .build();
    }

    private String run(MontyOs.Builder grants, BridgeMiddleware policy, String code) {
        BridgeMiddleware record = (call, next) -> {
            seen.add(call.kind() + " " + call.name());
            return next.proceed(call);
        };
        try (MontyPlatform platform = platform(grants);
                MontyBridge bridge = DefaultMontyBridge.builder(platform)
                        .middleware(record)
                        .middleware(policy)
                        .build()) {
            return bridge.run(code).result().value().toString();
        }
    }

    private static final BridgeMiddleware NONE = (call, next) -> next.proceed(call);

    @Test
    void grantedCall_isServed_andSeen() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "tea");
        MontyOs.Builder grants = MontyOs.builder()
                .mount("/in", MontyMount.readOnly(folder))
                .environment(Map.of("STAGE", "test"))
                .fixedClock(Instant.parse("2025-01-02T03:04:05Z"));
        String code = """
                import os
                from datetime import datetime, timezone
                from pathlib import Path

                with open('/in/a.txt') as file:
                    opened = file.read()
                [Path('/in/a.txt').read_text(), opened, os.getenv('STAGE'), datetime.now(timezone.utc).year]
                """;
        assertThat(run(grants, NONE, code)).isEqualTo("['tea', 'tea', 'test', 2025]");
        assertThat(seen).contains("OS Path.read_text", "OS os.getenv").allMatch(call -> call.startsWith("OS "));
    }

    @Test
    void callWithoutAGrant_isRefusedAsEver() {
        String code = """
                from pathlib import Path

                try:
                    Path('/secret').read_text()
                except PermissionError as e:
                    text = str(e)
                text
                """;
        assertThat(run(MontyOs.builder(), NONE, code)).contains("Permission denied");
        assertThat(seen).containsExactly("OS Path.read_text");
    }

    @Test
    void middleware_mayRefuse_orChangeTheArguments() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "tea");
        MontyOs.Builder grants = MontyOs.builder().mount("/in", MontyMount.readWrite(folder));
        BridgeMiddleware policy = (call, next) -> {
            if (call.name().equals("Path.write_text")) {
                throw new HostException("PermissionError", "not today");
            }
            return next.proceed(
                    call.arg("0").equals(new MontyValue.Path("/in/b.txt"))
                            ? call.withArgument("0", new MontyValue.Path("/in/a.txt"))
                            : call);
        };
        String code = """
                from pathlib import Path

                try:
                    Path('/in/c.txt').write_text('x')
                except PermissionError as e:
                    text = str(e)
                [text, Path('/in/b.txt').read_text()]
                """;
        assertThat(run(grants, policy, code)).isEqualTo("['not today', 'tea']");
        assertThat(folder.resolve("c.txt")).doesNotExist();
    }

    @Test
    void sleeps_areOverWhenTheyAreAnswered_andTheirBudgetCounts() {
        String code = """
                import asyncio, time

                time.sleep(0.01)
                await asyncio.gather(asyncio.sleep(0.01), asyncio.sleep(0.01))
                try:
                    time.sleep(5)
                except PermissionError:
                    text = 'no more'
                text
                """;
        MontyOs.Builder grants = MontyOs.builder().sleep(MontySleep.real(Duration.ofSeconds(1)));
        assertThat(run(grants, NONE, code)).isEqualTo("'no more'");
        assertThat(seen).hasSize(4);
    }

    @Test
    void sleepThatLasts_endsWithItsRun() {
        try (MontyPlatform platform = platform(MontyOs.builder().sleep(MontySleep.real(Duration.ofHours(1))));
                MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            BridgeRun run = bridge.run("import time\ntime.sleep(60)");
            for (BridgeEvent event : run) {
                if (event instanceof BridgeStepFinished) {
                    run.cancel("enough");
                }
            }
            assertThat(bridge.isBusy()).isFalse();
            assertThat(bridge.run("1 + 1").result().value()).isEqualTo(MontyValue.of(2));
        }
    }

    @Test
    void nothingIsGranted_toARunThatIsOver() throws Exception {
        try (MontyPlatform platform = platform(MontyOs.builder().environment(Map.of("A", "b")))) {
            MontyOsCall call = (MontyOsCall) platform.start("import os\nos.getenv('A')");
            call.resume(call.granted());
            assertThatThrownBy(call::granted).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> call.granted(List.of(), Map.of())).isInstanceOf(IllegalStateException.class);
        }
    }
}
