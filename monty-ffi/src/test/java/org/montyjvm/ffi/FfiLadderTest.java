package org.montyjvm.ffi;

import org.montyjvm.fixtures.contract.MontyLadderContract;

class FfiLadderTest extends MontyLadderContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }
}
