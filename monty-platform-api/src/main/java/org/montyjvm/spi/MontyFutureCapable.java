package org.montyjvm.spi;

import java.util.Map;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyError;

/** Bindings whose interpreter has tasks: the host may answer a call later. */
public interface MontyFutureCapable {
    /**
     * Gives values or exceptions that were promised, and runs to the next question or the end. The rules of
     * {@link MontyCoreBindings#resume} apply.
     *
     * @param answers what each call gives, by its number; never empty
     * @return the next turn
     * @throws IllegalArgumentException if an answer is refused; nothing was consumed, the pause stands
     * @throws MontyError if the script gave no value; the run is over
     */
    MontyTurn resumeFutures(Map<Integer, MontyAnswer> answers);
}
