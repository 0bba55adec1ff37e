package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyRandom;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyValue;

/** What each grant gives a script, and what it is told without. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MontyOsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "import os; os.getenv('HOME') | PermissionError: [Errno 1] Operation not permitted: 'os.getenv'",
                "import os; os.environ | PermissionError: [Errno 1] Operation not permitted: 'os.environ'",
                "import os; os.urandom(4) | PermissionError: [Errno 1] Operation not permitted: 'os.urandom'",
                "open('/etc/passwd') | PermissionError: [Errno 13] Permission denied: '/etc/passwd'",
                "open('x', 'w') | PermissionError: [Errno 13] Permission denied: '/x'",
                "import os; os.listdir('/') | PermissionError: [Errno 13] Permission denied: '/'",
                "import os; os.mkdir('/x') | PermissionError: [Errno 13] Permission denied: '/x'"
            })
    void closed_saysWhatCpythonSays_andAScriptCanCatchIt(String code, String complaint) {
        String caught =
                "def attempt():\n    %s\ntry:\n    attempt()\nexcept OSError as e:\n    r = f'{type(e).__name__}: {e}'\nr";
        assertThat(run(MontyOs.closed(), caught.formatted(code))).isEqualTo(complaint);
    }

    @Test
    void closed_hasATimeThatStandsStill_andTheSameRandomNumbers() {
        String code = "import time, random, datetime\n"
                + "time.sleep(100)\n[time.time(), time.monotonic(), str(datetime.datetime.now()), random.random()]";
        assertThat(run(MontyOs.closed(), code)).isEqualTo("[0.0, 0.0, '1970-01-01 00:00:00', 0.8444218515250481]");
    }

    @Test
    void clockAndZone_areThoseOfThePolicy() {
        MontyOs os = MontyOs.builder()
                .fixedClock(Instant.parse("2024-07-01T12:00:00.5Z"))
                .zone(ZoneId.of("Europe/Berlin"))
                .build();
        String code = "from datetime import datetime, date, timezone, timedelta\nimport time\n"
                + "[str(datetime.now()), str(datetime.now(timezone.utc)), str(datetime.now(timezone(timedelta(hours=-3)))),"
                + " str(date.today()), time.time(), time.strftime('%H:%M %Z'), str(datetime.now().astimezone())]";
        String expected = "['2024-07-01 14:00:00.500000', '2024-07-01 12:00:00.500000+00:00', "
                + "'2024-07-01 09:00:00.500000-03:00', '2024-07-01', 1719835200.5, '14:00 CEST', "
                + "'2024-07-01 14:00:00.500000+02:00']";
        assertThat(run(os, code)).isEqualTo(expected);
        assertThat(run(hostClock(os), code)).as("the same, asked of the host").isEqualTo(expected);
    }

    @Test
    void systemClock_moves() {
        MontyOs os = MontyOs.builder().clock(Clock.systemUTC()).build();
        assertThat(
                        run(
                                os,
                                "import time, datetime\na = time.monotonic_ns()\n"
                                        + "[time.time() > 1.7e9, datetime.datetime.now().year >= 2025, time.monotonic_ns() >= a]"))
                .isEqualTo("[True, True, True]");
    }

    @Test
    void environment_isTheMap() {
        MontyOs os = MontyOs.builder().environment(Map.of("STAGE", "test")).build();
        assertThat(run(
                        os,
                        "import os\n[os.getenv('STAGE'), os.getenv('HOME'), os.getenv('X', 5), dict(os.environ),"
                                + " os.environ.get('PATH'), os.path.expandvars('$STAGE/$NO')]"))
                .isEqualTo("['test', None, 5, {'STAGE': 'test'}, None, 'test/$NO']");
    }

    @Test
    void random_isSeededOrNot() {
        String draw = "import random\n[random.random() for _ in range(3)]";
        MontyOs seeded = MontyOs.builder().random(MontyRandom.seeded("dice")).build();
        assertThat(run(seeded, draw)).isEqualTo(run(seeded, draw)).isNotEqualTo(run(MontyOs.closed(), draw));
        assertThat(run(seeded, draw))
                .isEqualTo(run(
                        MontyOs.closed(), "import random\nrandom.seed('dice')\n[random.random() for _ in range(3)]"));
        MontyOs entropy = MontyOs.builder().random(MontyRandom.entropy()).build();
        assertThat(run(entropy, draw)).isNotEqualTo(run(entropy, draw));
        assertThat(run(entropy, "import os\nlen(os.urandom(100))")).isEqualTo("100");
        assertThat(run(entropy, "import os\ntry:\n    os.urandom(2 * 2**20)\nexcept OSError as e:\n    r = str(e)\nr"))
                .isEqualTo("[Errno 12] Cannot allocate memory: 'os.urandom'");
    }

    @Test
    void virtualSleep_movesTheScriptsClock_alsoForTasksThatSleepTogether() {
        MontyOs os = MontyOs.builder().sleep(MontySleep.virtual()).build();
        assertThat(run(os, """
                import asyncio, time, datetime
                time.sleep(1.5)
                order = []
                async def nap(n):
                    await asyncio.sleep(n)
                    order.append((n, time.time()))
                async def main():
                    await asyncio.gather(nap(3), nap(1), nap(2))
                asyncio.run(main())
                order, time.monotonic(), str(datetime.datetime.now())
                """)).isEqualTo("([(1, 2.5), (2, 3.5), (3, 4.5)], 4.5, '1970-01-01 00:00:04.500000')");
    }

    @Test
    void realSleep_waits_untilItsTotalIsSpent() {
        MontyOs os =
                MontyOs.builder().sleep(MontySleep.real(Duration.ofMillis(50))).build();
        long start = System.nanoTime();
        assertThat(run(os, """
                import asyncio, time
                time.sleep(0.02)
                async def main():
                    return await asyncio.gather(asyncio.sleep(0.01, 'a'), asyncio.sleep(0.01, 'b'))
                both = asyncio.run(main())
                try:
                    time.sleep(1)
                except PermissionError as e:
                    refused = str(e)
                both, refused
                """)).isEqualTo("(['a', 'b'], \"[Errno 1] Operation not permitted: 'time.sleep'\")");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void realSleep_endsWithItsRun() {
        MontyOs os =
                MontyOs.builder().sleep(MontySleep.real(Duration.ofHours(1))).build();
        MontyCancelToken token = MontyCancelToken.create();
        try (MontyPlatform platform = platform(os)) {
            MontyScript script = MontyScript.of("import time\nprint('sleeping')\ntime.sleep(3000)")
                    .withCancelToken(token);
            token.cancelAfter(Duration.ofMillis(50));
            assertThatThrownBy(() -> platform.run(script)).isInstanceOf(MontyCancelledError.class);
            assertThat(platform.run("1 + 1").value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void files_readWriteListAndWalk() throws IOException {
        MontyOs os = mounted(MontyMount.readWrite(filled()));
        assertThat(run(os, """
                import os, json
                from pathlib import Path
                with open('hello.txt') as f:
                    first = f.readline()
                with open('/mnt/out.txt', 'w') as f:
                    f.write('one\\n')
                    f.write('two\\n')
                with open('out.txt', 'a') as f:
                    at = f.tell()
                    f.write('three\\n')
                os.makedirs('a/b', exist_ok=True)
                Path('a/b/data.bin').write_bytes(b'\\x00\\xff')
                walked = [(d, sorted(ds), sorted(fs)) for d, ds, fs in os.walk('/mnt')]
                globbed = sorted(str(p) for p in Path('/mnt').glob('**/*.txt'))
                os.rename('out.txt', 'a/renamed.txt')
                [first, at, Path('a/renamed.txt').read_text(), os.stat('a/b/data.bin').st_size, walked, globbed,
                 sorted(os.listdir('.')), os.getcwd(), [line for line in open('a/renamed.txt')]]
                """))
                .isEqualTo("['hello\\n', 8, 'one\\ntwo\\nthree\\n', 2, "
                        + "[('/mnt', ['a', 'sub'], ['hello.txt', 'out.txt']), ('/mnt/a', ['b'], []), "
                        + "('/mnt/a/b', [], ['data.bin']), ('/mnt/sub', [], ['nested.txt'])], "
                        + "['/mnt/hello.txt', '/mnt/out.txt', '/mnt/sub/nested.txt'], "
                        + "['a', 'hello.txt', 'sub'], '/mnt', ['one\\n', 'two\\n', 'three\\n']]");
        assertThat(folder.resolve("a").resolve("renamed.txt")).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void fileErrors_areThoseOfCpython() throws IOException {
        MontyOs os = mounted(MontyMount.overlay(filled()));
        Files.write(folder.resolve("bad.txt"), new byte[] {(byte) 0x80});
        assertThat(run(os, """
                import os
                from pathlib import Path
                def error(f):
                    try:
                        f()
                    except Exception as e:
                        return f'{type(e).__name__}: {e}'
                [error(lambda: open('/mnt/nope')), error(lambda: open('/mnt/sub')), error(lambda: os.mkdir('/mnt/sub')),
                 error(lambda: os.rmdir('/mnt/sub')), error(lambda: os.listdir('/mnt/hello.txt')),
                 error(lambda: Path('/mnt/bad.txt').read_text()), error(lambda: open('/mnt/a\\0b')),
                 error(lambda: os.stat('/mnt/' + 'a' * 256)), Path('/mnt/nope').unlink(missing_ok=True)]
                """))
                .isEqualTo("[\"FileNotFoundError: [Errno 2] No such file or directory: '/mnt/nope'\", "
                        + "\"IsADirectoryError: [Errno 21] Is a directory: '/mnt/sub'\", "
                        + "\"FileExistsError: [Errno 17] File exists: '/mnt/sub'\", "
                        + "\"OSError: [Errno 39] Directory not empty: '/mnt/sub'\", "
                        + "\"NotADirectoryError: [Errno 20] Not a directory: '/mnt/hello.txt'\", "
                        + "\"UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte\", "
                        + "'ValueError: embedded null byte', "
                        + "\"OSError: [Errno 36] File name too long: '/mnt/" + "a".repeat(256) + "'\", None]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-only", "read-write", "overlay"})
    void escapes_areDenied_whicheverWayAScriptTries(String kind) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(inside.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(inside.resolve("absolute"), folder.resolve("secret.txt"));
        MontyMount mount = switch (kind) {
            case "read-only" -> MontyMount.readOnly(inside);
            case "read-write" -> MontyMount.readWrite(inside);
            default -> MontyMount.overlay(inside);
        };
        MontyScript script = MontyScript.of("""
                        import os
                        from pathlib import Path
                        paths = ['../secret.txt', '/mnt/../secret.txt', '/etc/passwd', '/mnt/up/secret.txt', '/mnt/absolute',
                                 '/mnt/up/up/up/etc/passwd', '/mnt/./up/../up/secret.txt', host, host + '/secret.txt',
                                 '/mnt/up', 'up/inside/up']
                        def answers(path):
                            for attempt in (lambda: open(path).read(), lambda: Path(path).read_bytes(),
                                            lambda: open(path, 'w').write('x'), lambda: os.stat(path),
                                            lambda: list(Path(path).iterdir()), lambda: list(os.scandir(path)),
                                            lambda: os.rename(path + '/x', '/mnt/mine')):
                                try:
                                    yielded.append((path, attempt()))
                                except OSError as e:
                                    if '[Errno 13] Permission denied' not in str(e) and '[Errno 30] Read-only' not in str(e):
                                        yielded.append((path, str(e)))
                        yielded = []
                        for path in paths:
                            answers(path)
                        [yielded, os.path.exists('/mnt/up'), os.path.islink('/mnt/up'),
                         [str(p) for p in Path('/mnt').rglob('*secret*')], list(os.walk('/mnt/up'))]
                        """).withInput("host", folder.toString());
        try (MontyPlatform platform = platform(mounted(mount))) {
            assertThat(platform.run(script).value()).hasToString("[[], False, True, [], []]");
        }
        assertThat(folder.resolve("secret.txt")).hasContent("secret");
        assertThat(inside.resolve("mine")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-only", "read-write", "overlay", "in-memory"})
    void mounts_keepTheirBounds(String kind) throws IOException {
        filled();
        MontyMount mount = switch (kind) {
            case "read-only" -> MontyMount.readOnly(folder);
            case "read-write" -> MontyMount.readWrite(folder).quota(10);
            case "overlay" -> MontyMount.overlay(folder).quota(10);
            default -> MontyMount.inMemory().quota(10);
        };
        String expected =
                kind.equals("read-only") ? "[Errno 30] Read-only file system" : "[Errno 28] No space left on device";
        assertThat(run(
                        mounted(mount),
                        "try:\n    with open('big', 'w') as f:\n        f.write('x' * 11)\n"
                                + "except OSError as e:\n    r = str(e)\nr"))
                .isEqualTo(expected + ": '/mnt/big'");
        if (kind.equals("read-write")) {
            assertThat(folder.resolve("big")).as("opened, and nothing written").isEmptyFile();
        } else {
            assertThat(folder.resolve("big")).doesNotExist();
        }
    }

    @Test
    void zipFile_isAFileSystemToo() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
            Files.writeString(zip.getPath("/readme"), "zipped");
            assertThat(run(mounted(MontyMount.readWrite(zip.getPath("/"))), """
                            from pathlib import Path
                            Path('made').mkdir()
                            Path('made/x').write_text('new')
                            [open('readme').read(), sorted(str(p) for p in Path('/mnt').rglob('*'))]
                            """))
                    .isEqualTo("['zipped', ['/mnt/made', '/mnt/made/x', '/mnt/readme']]");
            assertThat(Files.readString(zip.getPath("/made/x"))).isEqualTo("new");
        }
    }

    @Test
    void session_keepsItsFilesItsOpenOnesAndItsClock() {
        MontyOs os = MontyOs.builder()
                .mount("/mnt", MontyMount.inMemory())
                .sleep(MontySleep.virtual())
                .build();
        try (MontySession session = Monty.builder().backend("ffi").os(os).openSession()) {
            session.run("import time\nf = open('log', 'w')\nf.write('first ')\ntime.sleep(5)");
            session.run("f.write(str(time.time()))\nf.close()");
            assertThat(session.run("open('log').read()").value().asString()).isEqualTo("first 5.0");
        }
    }

    @Test
    void delegatedCalls_comeToWhoeverStarted_theOthersDoNot() {
        MontyOs os = MontyOs.builder()
                .delegate(MontyOsGroup.FILES)
                .environment(Map.of("WHO", "ada"))
                .build();
        try (MontyPlatform platform = platform(os)) {
            MontyProgress progress = platform.start("import os\nopen('/notes').read() + os.getenv('WHO')");
            MontyOsCall open = (MontyOsCall) progress;
            assertThat(open.name()).isEqualTo("open");
            MontyOsCall read = (MontyOsCall) open.resume(new MontyValue.FileHandle("/notes", "r", 0));
            assertThat(read.name()).isEqualTo("Path.read_text");
            MontyComplete complete = (MontyComplete) read.resume("hello ");
            assertThat(complete.result().value().asString()).isEqualTo("hello ada");
        }
    }

    private Path filled() throws IOException {
        Files.writeString(folder.resolve("hello.txt"), "hello\nworld\n");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub").resolve("nested.txt"), "nested");
        return folder;
    }

    /** The same policy with a clock that the engine has to ask for. */
    private static MontyOs hostClock(MontyOs os) {
        return MontyOs.builder()
                .clock(Clock.offset(os.clock(), Duration.ofNanos(1)))
                .zone(os.zone())
                .build();
    }

    private static MontyOs mounted(MontyMount mount) {
        return MontyOs.builder().mount("/mnt", mount).build();
    }

    private static MontyPlatform platform(MontyOs os) {
        return Monty.builder().backend("ffi").os(os).build();
    }

    private static String run(MontyOs os, String code) {
        try (MontyPlatform platform = platform(os)) {
            MontyValue value = platform.run(code).value();
            return value instanceof MontyValue.Str text ? text.value() : value.toString();
        }
    }
}
