package org.montyjvm.wasm;

import java.util.List;
import org.montyjvm.MontyExecution;
import org.montyjvm.fixtures.contract.MontySafetyContract;

class WasmSafetyTest extends MontySafetyContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }

    /** Scripts never run on the caller's thread here, whatever is asked for. */
    @Override
    protected List<MontyExecution> executions() {
        return List.of(MontyExecution.OWN_THREAD);
    }
}
