package org.montyjvm.internal.os;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyRandom;
import org.montyjvm.MontySleep;
import org.montyjvm.MontyValue;

/** A policy as the engine is told of it: what it answers alone, and what it hands out. */
public final class OsWire {
    private static final String HOST = "host";
    private static final String REFUSE = "refuse";
    private static final Clock STANDING = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private OsWire() {}

    /** Returns the "os" object of the create request. */
    public static MontyValue config(MontyOs os) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("clock", clock(os));
        config.put("zone", zone(os.zone()));
        config.put("random", random(os.random()));
        config.put("sleep", sleep(os));
        config.put("files", asks(os, MontyOsGroup.FILES) || !os.mounts().isEmpty() ? HOST : REFUSE);
        config.put(
                "environment",
                asks(os, MontyOsGroup.ENVIRONMENT) || os.environment().isPresent() ? HOST : REFUSE);
        config.put(
                "entropy",
                asks(os, MontyOsGroup.ENTROPY) || os.random() instanceof MontyRandom.Entropy ? HOST : REFUSE);
        config.put("cwd", os.workingDirectory());
        return MontyValue.of(config);
    }

    /** Tells whether any call can get past the engine. */
    static boolean asksHost(MontyOs os) {
        return config(os).asMap().containsValue(new MontyValue.Str(HOST));
    }

    /**
     * Returns what the policy grants, for snapshots: short words without a host's paths or secrets, such as
     * {@code environment (3 variables)}.
     */
    public static List<String> grants(MontyOs os) {
        List<String> grants = new ArrayList<>();
        if (fixed(os.clock()).isEmpty()) {
            grants.add("clock");
        }
        os.environment().ifPresent(variables -> grants.add("environment (" + variables.size() + " variables)"));
        if (os.random() instanceof MontyRandom.Entropy) {
            grants.add("entropy");
        }
        if (os.sleep() instanceof MontySleep.Real real) {
            grants.add("sleep (" + real.total() + " in all)");
        }
        os.mounts().forEach((point, mount) -> grants.add("files " + mount + " at " + point));
        for (MontyOsGroup group : MontyOsGroup.values()) {
            if (asks(os, group)) {
                grants.add("delegated " + group);
            }
        }
        return List.copyOf(grants);
    }

    /** Returns the only instant that a clock ever shows, if it is such a clock. Others are not asked: they may count. */
    static Optional<Instant> fixed(Clock clock) {
        return clock.getClass() == STANDING.getClass() ? Optional.of(clock.instant()) : Optional.empty();
    }

    private static boolean asks(MontyOs os, MontyOsGroup group) {
        return os.delegated().contains(group);
    }

    private static Object clock(MontyOs os) {
        if (asks(os, MontyOsGroup.CLOCK) || os.sleep() instanceof MontySleep.Virtual) {
            return HOST;
        }
        Optional<Instant> fixed = fixed(os.clock());
        if (fixed.isEmpty()) {
            return HOST;
        }
        Instant instant = fixed.get();
        return Map.of("fixed", List.of(instant.getEpochSecond(), instant.getNano() / 1_000));
    }

    /** Names that are no place's, such as {@code GMT+2}, are unknown to the engine's database. */
    private static Object zone(ZoneId zone) {
        ZoneId normal = zone.normalized();
        if (!(normal instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        Map<String, @Nullable Object> fixed = new LinkedHashMap<>();
        fixed.put("offset", offset.getTotalSeconds());
        fixed.put("name", offset.equals(ZoneOffset.UTC) ? "UTC" : null);
        return fixed;
    }

    private static Object random(MontyRandom random) {
        return random instanceof MontyRandom.Seeded seeded ? Map.of("seed", seeded.seed()) : HOST;
    }

    private static String sleep(MontyOs os) {
        if (asks(os, MontyOsGroup.SLEEP)) {
            return HOST;
        }
        if (os.sleep() instanceof MontySleep.Refuse) {
            return REFUSE;
        }
        return os.sleep() instanceof MontySleep.Skip ? "zero" : HOST;
    }
}
