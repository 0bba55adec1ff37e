package org.montyjvm.wasm;

import org.montyjvm.fixtures.contract.MontyLadderContract;

class WasmLadderTest extends MontyLadderContract {
    @Override
    public String backend() {
        return WasmBackend.NAME;
    }
}
