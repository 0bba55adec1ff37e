package org.montyjvm.bridge.middleware;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;

/**
 * Refuses calls with {@code PermissionError}. Rules are asked in their order, and the first that is about a call decides;
 * a call that none is about is refused, unless the builder says otherwise.
 *
 * <pre>{@code
 * AccessControl access = AccessControl.builder()
 *         .deny(CallFilter.named("files.delete"))
 *         .allow(CallFilter.namespace("files", "weather"))
 *         .build();
 * }</pre>
 */
public final class AccessControl implements BridgeMiddleware {
    private final List<Rule> rules;
    private final boolean otherwise;

    private AccessControl(List<Rule> rules, boolean otherwise) {
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
    }

    private record Rule(Predicate<? super HostCall> about, boolean allow) {}

    /**
     * Returns a builder without rules, which allows introspection and nothing else.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        if (!isAllowed(call)) {
            throw new HostException("PermissionError", call.name() + "() is not permitted");
        }
        return next.proceed(call);
    }

    private boolean isAllowed(HostCall call) {
        for (Rule rule : rules) {
            if (rule.about().test(call)) {
                return rule.allow();
            }
        }
        return otherwise;
    }

    /** Puts rules together. Not safe for use by several threads. */
    public static final class Builder {
        private final List<Rule> rules = new ArrayList<>();
        private boolean otherwise;

        private Builder() {}

        /**
         * Adds the rule that some calls are allowed.
         *
         * @param calls which
         * @return this builder
         */
        public Builder allow(Predicate<? super HostCall> calls) {
            rules.add(new Rule(Objects.requireNonNull(calls, "calls"), true));
            return this;
        }

        /**
         * Adds the rule that some calls are refused.
         *
         * @param calls which
         * @return this builder
         */
        public Builder deny(Predicate<? super HostCall> calls) {
            rules.add(new Rule(Objects.requireNonNull(calls, "calls"), false));
            return this;
        }

        /**
         * Allows what no rule is about.
         *
         * @return this builder
         */
        public Builder allowOthers() {
            otherwise = true;
            return this;
        }

        /**
         * Returns the middleware. Calls of {@code list_functions} and {@code help} are allowed unless a rule refuses them.
         *
         * @return a new middleware
         */
        public AccessControl build() {
            List<Rule> all = new ArrayList<>(rules);
            all.add(new Rule(CallFilter.named("list_functions", "help"), true));
            return new AccessControl(all, otherwise);
        }
    }
}
