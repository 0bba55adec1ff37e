package org.montyjvm.ffi;

import org.montyjvm.MontyExecution;
import org.montyjvm.fixtures.contract.MontyExecutionContract;

class FfiCallerThreadTest extends MontyExecutionContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }

    @Override
    public MontyExecution execution() {
        return MontyExecution.CALLER_THREAD;
    }
}
