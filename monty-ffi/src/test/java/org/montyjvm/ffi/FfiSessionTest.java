package org.montyjvm.ffi;

import org.montyjvm.fixtures.contract.MontySessionContract;

class FfiSessionTest extends MontySessionContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }
}
