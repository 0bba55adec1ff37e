package org.montyjvm.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/**
 * A program of steps with {@code ;} between them:
 *
 * <pre>
 * print TEXT      call NAME ID     os FUNCTION ID [ARG]     lookup NAME     import NAME     await ID,ID
 * set NAME TEXT   fail             loop                     answer          ordered         TEXT
 * </pre>
 *
 * Its value is what the last step gave: {@code answer} what the host answered last, {@code ordered} the ids in the order
 * resolved. An exception that the host raised and that is followed by {@code answer} is not caught.
 */
class ScriptedProgram {
    private static final MontyPosition HERE = new MontyPosition("main.py", 0, 1, 1, 1, 1, 2);

    private final String code;
    private int next;
    private int at;
    private final List<Integer> resolved = new ArrayList<>();
    private MontyAnswer answer = MontyAnswer.value(null);
    private final Map<Integer, MontyAnswer> results = new LinkedHashMap<>();

    ScriptedProgram(String code) {
        this.code = code;
    }

    static ScriptedProgram thaw(String frozen) {
        String[] parts = frozen.split("\\|", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("no program");
        }
        ScriptedProgram program = new ScriptedProgram(parts[2]);
        program.next = Integer.parseInt(parts[0]);
        Arrays.stream(parts[1].split(","))
                .filter(id -> !id.isEmpty())
                .forEach(id -> program.resolved.add(Integer.valueOf(id)));
        return program;
    }

    String freeze() {
        return at + "|" + resolved.stream().map(String::valueOf).collect(Collectors.joining(",")) + "|" + code;
    }

    /** Returns the turn that a thawed program waits at. */
    MontyTurn again() {
        return go(new ScriptedBindings());
    }

    ScriptedProgram answered(MontyAnswer given) {
        answer = given;
        return this;
    }

    ScriptedProgram resolved(Map<Integer, MontyAnswer> given) {
        resolved.addAll(given.keySet());
        results.putAll(given);
        answer = given.values().iterator().next();
        return this;
    }

    MontyTurn go(ScriptedBindings bindings) {
        String[] steps = code.split(";", -1);
        List<MontyOutput> outputs = new ArrayList<>();
        MontyValue value = MontyValue.None.INSTANCE;
        MontyUsage cost = ScriptedBindings.COST;
        while (next < steps.length) {
            at = next;
            String[] words = steps[next++].strip().split(" ", 4);
            switch (words[0]) {
                case "print" -> outputs.add(new MontyOutput(MontyOutput.Stream.STDOUT, words[1]));
                case "call" -> {
                    return new MontyTurn.Call(
                            words[1],
                            List.of(MontyValue.of(words[2])),
                            Map.of("k", MontyValue.of(1)),
                            Integer.parseInt(words[2]),
                            null,
                            HERE,
                            outputs,
                            cost);
                }
                case "os" -> {
                    MontyOsFunction function = MontyOsFunction.named(words[1]).orElseThrow();
                    List<MontyValue> args =
                            words.length > 3 ? List.of(MontyValue.of(Double.valueOf(words[3]))) : List.of();
                    return new MontyTurn.OsCall(
                            function,
                            args,
                            Map.of(),
                            Integer.parseInt(words[2]),
                            false,
                            function == MontyOsFunction.ASYNC_SLEEP,
                            HERE,
                            outputs,
                            cost);
                }
                case "lookup" -> {
                    return new MontyTurn.Lookup(MontyNameLookup.Kind.NAME, words[1], null, HERE, outputs, cost);
                }
                case "import" -> {
                    return new MontyTurn.Lookup(MontyNameLookup.Kind.MODULE, words[1], null, HERE, outputs, cost);
                }
                case "await" -> {
                    List<Integer> ids = Arrays.stream(words[1].split(","))
                            .map(Integer::valueOf)
                            .collect(Collectors.toList());
                    ids.removeAll(resolved);
                    if (!ids.isEmpty()) {
                        next--;
                        return new MontyTurn.Futures(ids, HERE, outputs, cost);
                    }
                }
                case "set" -> bindings.variables.put(words[1], MontyValue.of(words[2]));
                case "fail" ->
                    throw MontyErrors.script("ValueError", "as told", new MontyFailure(outputs, cost, "", List.of()));
                case "loop" -> bindings.loop();
                case "answer" -> value = answer(outputs);
                case "ordered" -> value = MontyValue.of(resolved);
                case "results" ->
                    value = MontyValue.of(new TreeSet<>(results.keySet())
                            .stream().map(id -> String.valueOf(results.get(id))).toList());
                default -> value = MontyValue.of(String.join(" ", words));
            }
        }
        return new MontyTurn.Complete(value, outputs, cost);
    }

    private MontyValue answer(List<MontyOutput> outputs) {
        if (answer instanceof MontyAnswer.Raise raise) {
            throw MontyErrors.script(
                    raise.excType(), raise.message(), new MontyFailure(outputs, ScriptedBindings.COST, "", List.of()));
        }
        return answer instanceof MontyAnswer.Value given ? given.value() : MontyValue.of(answer.toString());
    }
}
