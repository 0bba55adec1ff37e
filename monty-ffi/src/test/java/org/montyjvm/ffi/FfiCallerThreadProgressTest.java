package org.montyjvm.ffi;

import org.montyjvm.MontyExecution;
import org.montyjvm.fixtures.contract.MontyProgressContract;

class FfiCallerThreadProgressTest extends MontyProgressContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }

    @Override
    public MontyExecution execution() {
        return MontyExecution.CALLER_THREAD;
    }
}
