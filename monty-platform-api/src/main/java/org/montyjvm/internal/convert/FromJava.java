package org.montyjvm.internal.convert;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.ErrorAccess;
import org.montyjvm.internal.tree.Descent;
import org.montyjvm.internal.tree.Step;
import org.montyjvm.spi.MontyFailure;

/** From Java objects to values. */
public final class FromJava {
    private FromJava() {}

    /**
     * Returns the value of an object, as {@link MontyValue#of} promises.
     *
     * @param root what messages call the object
     */
    public static MontyValue convert(@Nullable Object object, String root) {
        return Descent.fold(new Source(object, ValuePath.root(root), null), FromJava::step);
    }

    private static Step<Source, MontyValue> step(Source source) {
        if (source.object() instanceof Optional<?> optional) {
            return step(new Source(optional.orElse(null), source.path(), source));
        }
        MontyValue scalar = ScalarFromJava.convert(source);
        if (scalar != null) {
            return new Step.Leaf<>(scalar);
        }
        Step.Branch<Source, MontyValue> container = ContainerFromJava.open(source);
        if (container == null) {
            throw source.refused("there is no such type in Python; pass its parts, or a record", null);
        }
        if (source.path().depth() >= MontyValue.MAX_NESTING) {
            throw tooDeep(source, "");
        }
        if (source.holdsItself()) {
            throw tooDeep(source, ", which contains itself");
        }
        return container;
    }

    private static MontyResourceError tooDeep(Source source, String why) {
        return ErrorAccess.get()
                .resource(
                        MontyLimit.NESTING,
                        MontyValue.MAX_NESTING,
                        MontyValue.MAX_NESTING + 1,
                        ", at " + source.path() + why,
                        MontyFailure.NONE);
    }
}
