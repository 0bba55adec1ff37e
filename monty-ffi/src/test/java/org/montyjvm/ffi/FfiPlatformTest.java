package org.montyjvm.ffi;

import org.montyjvm.fixtures.contract.MontyPlatformContract;

class FfiPlatformTest extends MontyPlatformContract {
    @Override
    public String backend() {
        return FfiBackend.NAME;
    }
}
