package org.montyjvm.wasm;

import org.montyjvm.fixtures.contract.MontyPlatformContract;

class WasmPlatformTest extends MontyPlatformContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }
}
