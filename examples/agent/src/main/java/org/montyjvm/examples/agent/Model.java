package org.montyjvm.examples.agent;

import java.util.List;

/** Writes Python. */
interface Model {
    /**
     * Returns the next script.
     *
     * @param prompt what it has to do, and what it may call
     * @param transcript what came of the scripts before, each followed by its result or traceback
     */
    String nextScript(String prompt, List<String> transcript);
}
