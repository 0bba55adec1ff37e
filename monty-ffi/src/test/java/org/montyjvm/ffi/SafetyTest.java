package org.montyjvm.ffi;

import org.montyjvm.fixtures.contract.MontySafetyContract;

class SafetyTest extends MontySafetyContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }
}
