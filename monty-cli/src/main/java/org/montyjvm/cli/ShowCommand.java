package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySuspended;
import org.montyjvm.cli.repl.ReplCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code monty snapshot show SNAPSHOT}. */
@Command(
        name = "show",
        sortOptions = false,
        header = "Shows what SNAPSHOT waits for, and what else is known of it.",
        description = {
            "",
            "What it waits for is shown if the signature is good, as the interpreter has to read the file for that."
                    + " Nothing runs. The exit code is 2 for a signature that is wrong."
        },
        optionListHeading = "%n",
        parameterListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is a snapshot; its signature is good, or could not be checked",
            "2:the signature is wrong, or the file is none or cannot be read",
            ExitCode.CRASHED
        },
        footer = {
            "",
            "Examples:",
            "  monty snapshot show refund.snap",
            "  monty snapshot show refund.snap --key-file release.key --json"
        })
final class ShowCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "SNAPSHOT", description = "The file that a script or a session was frozen to.")
    private String file = "";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key that the snapshot was signed with. Default: snapshot.key in the folder monty of"
                    + " $XDG_CONFIG_HOME or ~/.config.")
    private @Nullable String keyFile;

    @Option(names = "--json", description = "Prints one JSON object instead, on one line.")
    private boolean json;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    ShowCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        MontySnapshot snapshot = SnapshotFile.of(file).read();
        KeyFile key = KeyFile.of(keyFile);
        Report report = streams.report(json);
        return new EngineWork(streams, report).run(elapsed -> "reading the snapshot", progress -> {
            Contents contents = contents(snapshot, key);
            return () -> {
                if (json) {
                    JsonLine.print(streams.out(), line -> write(line, snapshot, contents));
                } else {
                    print(snapshot, contents);
                }
                return contents.signature() == Signature.WRONG ? ExitCode.USAGE : ExitCode.OK;
            };
        });
    }

    /** What of a signature is known. */
    private enum Signature {
        GOOD,
        WRONG,
        UNCHECKED,
        NONE
    }

    /** What is inside, as far as it may be read. */
    private record Contents(
            Signature signature, String remark, Optional<MontySuspended> pause, List<String> variables) {
        static Contents closed(Signature signature, String remark) {
            return new Contents(signature, remark, Optional.empty(), List.of());
        }
    }

    private Contents contents(MontySnapshot snapshot, KeyFile key) {
        if (!snapshot.info().signed()) {
            return Contents.closed(Signature.NONE, "none; the bytes carry a checksum, which anybody can make");
        } else if (keyFile == null && !key.exists()) {
            return Contents.closed(Signature.UNCHECKED, "not checked; there is no key " + key.path());
        }
        MontyLimits limits = snapshot.info().limits();
        try (MontyPlatform platform = Monty.builder().limits(limits).build()) {
            if (snapshot.info().kind() == MontySnapshotInfo.Kind.RUN) {
                return new Contents(
                        Signature.GOOD, "good", Optional.of(platform.restore(snapshot, key.read())), List.of());
            }
            try (MontySession session = platform.restoreSession(snapshot, key.read())) {
                Optional<MontySuspended> pause = session.suspended();
                List<String> names = pause.isPresent()
                        ? List.of()
                        : session.variables().keySet().stream()
                                .filter(name -> !name.equals(ReplCommand.OWN_VARIABLE))
                                .toList();
                return new Contents(Signature.GOOD, "good", pause, names);
            }
        } catch (MontySnapshotException e) {
            return Contents.closed(
                    e.reason() == MontySnapshotException.Reason.FOREIGN_INTERPRETER
                            ? Signature.UNCHECKED
                            : Signature.WRONG,
                    e.getMessage() + "");
        }
    }

    private void print(MontySnapshot snapshot, Contents contents) {
        MontySnapshotInfo info = snapshot.info();
        Palette palette = streams.outPalette();
        contents.pause().ifPresent(pause -> {
            line("waits for", palette.bold(Pause.call(pause)));
            line("place", Pause.place(pause));
        });
        if (!contents.variables().isEmpty()) {
            line("variables", String.join(", ", contents.variables()));
        }
        line("holds", info.kind() == MontySnapshotInfo.Kind.RUN ? "a script" : "a session");
        line("size", snapshot.size() + " bytes, " + info.payloadBytes() + " of them the interpreter's");
        line(
                "written by",
                info.backend() + ", Monty " + info.interpreterVersion() + ", ABI " + info.abiVersion() + ", layout "
                        + info.formatVersion());
        line("limits", LimitText.of(info.limits()));
        line("granted", info.grants().isEmpty() ? "nothing" : String.join(", ", info.grants()));
        line(
                "signature",
                switch (contents.signature()) {
                    case GOOD -> palette.green(contents.remark());
                    case WRONG -> palette.mark("wrong") + "; " + contents.remark();
                    default -> palette.yellow(contents.remark());
                });
        streams.out().flush();
    }

    private void line(String name, String value) {
        streams.out().print(String.format("%-12s%s%n", name, value));
    }

    private static void write(JsonGenerator json, MontySnapshot snapshot, Contents contents) throws IOException {
        MontySnapshotInfo info = snapshot.info();
        json.writeBooleanField("ok", contents.signature() != Signature.WRONG);
        json.writeStringField("signature", contents.signature().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("remark", contents.remark());
        json.writeStringField("kind", info.kind().name().toLowerCase(java.util.Locale.ROOT));
        json.writeBooleanField("suspended", info.suspended());
        if (contents.pause().isPresent()) {
            Pause.write(json, contents.pause().get());
        }
        json.writeNumberField("bytes", snapshot.size());
        json.writeNumberField("payloadBytes", info.payloadBytes());
        json.writeStringField("backend", info.backend());
        json.writeStringField("interpreter", info.interpreterVersion());
        json.writeNumberField("abi", info.abiVersion());
        LimitText.write(json, info.limits());
        json.writeArrayFieldStart("granted");
        for (String grant : info.grants()) {
            json.writeString(grant);
        }
        json.writeEndArray();
    }
}
