package org.montyjvm.plugins;

/** {@link KvPlugin} over maps. */
class KvInMemoryTest extends KvContract {
    private final KvStore store = KvStore.inMemory();

    @Override
    KvStore store() {
        return store;
    }
}
