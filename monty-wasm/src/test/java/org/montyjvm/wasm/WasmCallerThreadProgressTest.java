package org.montyjvm.wasm;

import org.montyjvm.MontyExecution;
import org.montyjvm.fixtures.contract.MontyProgressContract;

class WasmCallerThreadProgressTest extends MontyProgressContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }

    @Override
    public MontyExecution execution() {
        return MontyExecution.CALLER_THREAD;
    }
}
