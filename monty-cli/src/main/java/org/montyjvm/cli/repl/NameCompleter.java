package org.montyjvm.cli.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names, and commands at the beginning of a line. */
final class NameCompleter implements Completer {
    private final Names names;

    NameCompleter(Names names) {
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word();
        if (word.startsWith("%")) {
            PercentCommands.NAMES.stream()
                    .filter(name -> name.startsWith(word))
                    .forEach(name -> candidates.add(candidate(name)));
        } else {
            names.beginningWith(word).forEach(name -> candidates.add(candidate(name)));
        }
    }

    private static Candidate candidate(String name) {
        int dot = name.lastIndexOf('.');
        return new Candidate(name, name.substring(dot + 1), null, null, null, null, false);
    }
}
