package org.montyjvm.internal.objects;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** The list of what Python may reach in an object, and the class that the object has there. */
final class View {
    private final Class<?> type;
    private final MontyValue.ClassType classType;
    private final Map<String, Member> members;
    private final List<Member.Attribute> eager;

    View(Class<?> type, String name, Map<String, Member> members) {
        this.type = type;
        this.members = Collections.unmodifiableMap(members);
        this.eager = members.values().stream()
                .filter(Member.Attribute.class::isInstance)
                .map(Member.Attribute.class::cast)
                .filter(attribute -> !attribute.lazy())
                .toList();
        // Made of the name, so that the class is the same one in another process, after a restore.
        UUID id = UUID.nameUUIDFromBytes(("org.montyjvm.view:" + type.getName()).getBytes(StandardCharsets.UTF_8));
        this.classType = new MontyValue.ClassType(name, id, true, type.isRecord(), List.of());
    }

    /** Returns the interface or class that the list was made of. */
    Class<?> type() {
        return type;
    }

    /** Returns the class in Python. Nothing can be reached in it. */
    MontyValue.ClassType classType() {
        return classType;
    }

    /** Returns the name of the class in Python. */
    String name() {
        return classType.name();
    }

    /** Returns what Python may reach under a name, or null if there is nothing on the list. */
    @Nullable Member member(String name) {
        return members.get(name);
    }

    /** Returns the attributes that are handed over with the object. */
    List<Member.Attribute> eager() {
        return eager;
    }
}
