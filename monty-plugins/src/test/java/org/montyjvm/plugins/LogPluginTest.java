package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link LogPlugin}: what a script says is one line, and known as the script's. */
class LogPluginTest {
    private final RecordingLogger logger = new RecordingLogger();
    private final Scripts scripts = new Scripts(LogPlugin.of(logger, 5, 20));

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void levels_andFields_reachTheLogger() {
        scripts.run(
                "log.info('shipped', order=7, to='Köln')\n\nlog.warning('slow')\nlog.error('broken', why=[1])\nlog.debug('off')");
        assertThat(logger.lines())
                .containsExactly(
                        "INFO shipped monty.run=… monty.line=1 order=7 to=Köln",
                        "WARN slow monty.run=… monty.line=3",
                        "ERROR broken monty.run=… monty.line=4 why=[1]");
    }

    @Test
    void lineThatIsForged_staysOneLine() {
        scripts.run("log.info('a\\r\\nERROR b\\x1b')\nlog.info('{} %s', f='\\u2028x\\u202e')");
        assertThat(logger.lines())
                .containsExactly(
                        "INFO a\\u000d\\u000aERROR b\\u001b monty.run=… monty.line=1",
                        "INFO {} %s monty.run=… monty.line=2 f=\\u2028x\\u202e");
    }

    @Test
    void longLines_areCut_andTooManyRefused() {
        scripts.run("log.info('x' * 21)");
        assertThat(logger.lines()).containsExactly("INFO " + "x".repeat(20) + "… monty.run=… monty.line=1");
        assertThat(scripts.raised("for i in range(6):\n    log.info('x')"))
                .isEqualTo("RuntimeError: the run has logged the 5 lines allowed");
        assertThat(logger.lines()).hasSize(6);
        scripts.run("log.info('another run')");
        assertThat(logger.lines()).hasSize(7);
    }
}
