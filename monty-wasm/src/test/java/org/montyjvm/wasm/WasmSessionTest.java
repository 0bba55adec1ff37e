package org.montyjvm.wasm;

import org.montyjvm.fixtures.contract.MontySessionContract;

class WasmSessionTest extends MontySessionContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }
}
