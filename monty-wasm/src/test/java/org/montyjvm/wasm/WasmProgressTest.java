package org.montyjvm.wasm;

import org.montyjvm.fixtures.contract.MontyProgressContract;

class WasmProgressTest extends MontyProgressContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }
}
