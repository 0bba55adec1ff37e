package org.montyjvm.wasm;

import org.montyjvm.MontyExecution;
import org.montyjvm.fixtures.contract.MontyExecutionContract;

class WasmCallerThreadTest extends MontyExecutionContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }

    @Override
    public MontyExecution execution() {
        return MontyExecution.CALLER_THREAD;
    }
}
