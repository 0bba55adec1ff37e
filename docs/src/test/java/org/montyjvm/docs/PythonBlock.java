package org.montyjvm.docs;

import java.time.Duration;
import java.util.Optional;
import org.montyjvm.Monty;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;

/**
 * Python: shows what it prints, then the {@code repr} of its value unless that is {@code None}. With {@code error=TYPE} it
 * must raise that exception and shows what it printed and the traceback; with {@code limit=NAME} it must hit that limit
 * and shows what it printed.
 */
final class PythonBlock {
    /** Long for a script of the guide, short for a reader who waits for one that hits its limit. */
    private static final MontyLimits LIMITS =
            MontyLimits.builder().duration(Duration.ofSeconds(5)).build();

    private PythonBlock() {}

    static void run(Block block) {
        Optional<String> error = block.attribute("error");
        Optional<String> limit = block.attribute("limit");
        try (MontyPlatform monty = Monty.builder().limits(LIMITS).build()) {
            MontyResult result = monty.run(block.text());
            if (error.isPresent() || limit.isPresent()) {
                throw new AssertionError(block.place() + " does not fail, it gives " + result.value());
            }
            block.requireShown(result.output() + (result.value().isNone() ? "" : result.value()));
        } catch (MontyScriptError e) {
            requireExpected(block, error, e.excType(), e);
            requireShownIfThePageSays(block, e.output() + e.traceback());
        } catch (MontyResourceError e) {
            requireExpected(block, limit, e.limit().name(), e);
            requireShownIfThePageSays(block, e.output());
        }
    }

    /** A page need not show what is known from the block's first line: the type of the error. */
    private static void requireShownIfThePageSays(Block block, String shown) {
        if (block.answer().isPresent()) {
            block.requireShown(shown);
        }
    }

    private static void requireExpected(Block block, Optional<String> expected, String actual, MontyError error) {
        if (!expected.equals(Optional.of(actual))) {
            throw new AssertionError(block.place() + " fails: " + error.getMessage(), error);
        }
    }
}
