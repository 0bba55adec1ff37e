package org.montyjvm.internal.convert;

import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Step;

/** Java records, which become dicts of their components. */
final class RecordFromJava {
    private RecordFromJava() {}

    static Step.Branch<Source, MontyValue> open(Source source, Record record) {
        RecordShape shape;
        List<Source> values = new ArrayList<>();
        try {
            shape = RecordShape.of(record.getClass());
            for (RecordShape.Component component : shape.components()) {
                values.add(source.inside(component.read(record), source.path().name(component.name())));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw source.refused(RecordShape.explain(e), RecordShape.cause(e));
        }
        return new Step.Branch<>(values.iterator(), converted -> {
            List<MontyValue.Entry> entries = new ArrayList<>(converted.size());
            for (int i = 0; i < converted.size(); i++) {
                MontyValue name = new MontyValue.Str(shape.components().get(i).name());
                entries.add(new MontyValue.Entry(name, converted.get(i)));
            }
            return new MontyValue.Dict(entries);
        });
    }
}
