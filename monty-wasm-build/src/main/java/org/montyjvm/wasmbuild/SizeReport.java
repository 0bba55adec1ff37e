package org.montyjvm.wasmbuild;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What HotSpot will not compile: functions that do not fit a method at all, and methods above its limit.
 *
 * @param file the module, for the names of its functions
 * @param tooLarge functions that do not fit a method
 * @param huge methods that HotSpot leaves to its interpreter
 * @param methods how many methods there are
 * @param bytes how many bytes of class files there are
 */
record SizeReport(WasmModuleFile file, Set<Integer> tooLarge, List<MethodSize> huge, int methods, long bytes) {

    /** What a part of a function has behind the function's name. */
    private static final Pattern PART = Pattern.compile("(\\.part\\d+)+$");

    /** Returns the report on {@code classes}. */
    static SizeReport of(WasmModuleFile file, Set<Integer> tooLarge, List<byte[]> classes) {
        List<MethodSize> sizes =
                classes.stream().flatMap(bytes -> MethodSize.of(bytes).stream()).toList();
        List<MethodSize> huge = sizes.stream()
                .filter(MethodSize::isHuge)
                .sorted(Comparator.comparing(MethodSize::bytes).reversed())
                .toList();
        long bytes = classes.stream().mapToLong(content -> content.length).sum();
        return new SizeReport(file, tooLarge, huge, sizes.size(), bytes);
    }

    /** Returns the functions that are to be split, with their sizes; one that fits no method has the largest there is. */
    Map<Integer, Integer> large() {
        Map<Integer, Integer> large = new TreeMap<>();
        tooLarge.forEach(function -> large.put(function, MethodSize.MOST));
        huge.stream()
                .filter(size -> ChicoryClasses.isFunction(size.name()))
                .forEach(size -> large.put(ChicoryClasses.number(size.name()), size.bytes()));
        return large;
    }

    /** Returns the report as text, one line a function. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(methods).append(" methods, ").append(bytes).append(" bytes of classes\n");
        text.append("Functions that fit no method: ").append(tooLarge.size()).append('\n');
        tooLarge.forEach(
                function -> text.append("  ").append(file.name(function)).append('\n'));
        text.append("Methods above ")
                .append(MethodSize.HUGE)
                .append(" bytes, which HotSpot does not compile: ")
                .append(huge.size())
                .append('\n');
        huge.forEach(size -> text.append("  ")
                .append(size.bytes())
                .append(' ')
                .append(describe(size.name()))
                .append('\n'));
        return text.toString();
    }

    /**
     * Returns one line for each function that is in {@code hot} and that HotSpot will not compile, and for each name in
     * {@code hot} that no function has: a list that has gone stale guards nothing.
     */
    List<String> violations(List<String> hot) {
        List<String> violations = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        tooLarge.forEach(function -> slow.add(file.name(function)));
        huge.forEach(size -> slow.add(describe(size.name())));
        tooLarge.forEach(function -> violations.add(file.name(function) + " fits no method"));
        for (String name : hot) {
            slow.stream()
                    .filter(candidate ->
                            PART.matcher(candidate).replaceFirst("").endsWith(name))
                    .forEach(candidate -> violations.add(candidate + " is hot and too large to be compiled"));
            boolean known = false;
            for (int function = 0; function < file.functionCount() && !known; function++) {
                known = file.name(function).endsWith(name);
            }
            if (!known) {
                violations.add("there is no function " + name + "; the list of hot functions is out of date");
            }
        }
        return violations;
    }

    private String describe(String method) {
        return ChicoryClasses.isFunction(method) ? file.name(ChicoryClasses.number(method)) : method;
    }
}
