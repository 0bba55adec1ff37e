package org.montyjvm.ffi;

import org.montyjvm.fixtures.contract.MontyProgressContract;

class FfiProgressTest extends MontyProgressContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }
}
