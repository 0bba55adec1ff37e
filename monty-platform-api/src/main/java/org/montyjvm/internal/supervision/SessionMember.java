package org.montyjvm.internal.supervision;

import java.util.Optional;
import java.util.function.Consumer;
import org.montyjvm.MontyError;
import org.montyjvm.MontySession;
import org.montyjvm.MontyState;

/** A session in a pool, with the preparation that it gets before each borrower. */
final class SessionMember implements Member {
    private final MontySession session;
    private final Consumer<? super MontySession> preparation;

    SessionMember(MontySession session, Consumer<? super MontySession> preparation) {
        this.session = session;
        this.preparation = preparation;
    }

    @Override
    public MontySession session() {
        return session;
    }

    @Override
    public void stop() {
        session.cancel();
    }

    @Override
    public boolean isBusy() {
        return session.state() == MontyState.ACTIVE;
    }

    @Override
    public Optional<MontyError> loss() {
        return session.loss();
    }

    @Override
    public void reset() {
        session.reset();
        preparation.accept(session);
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public long zombies() {
        return session.diagnostics().zombies();
    }
}
