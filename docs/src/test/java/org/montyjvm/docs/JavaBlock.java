package org.montyjvm.docs;

import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Java: statements, which get a class around them and the imports that {@code docs/README.md} names, or, with
 * {@code java class}, a whole file with a {@code main} method.
 */
final class JavaBlock {
    private static final Pattern CLASS_NAME = Pattern.compile("\\bclass (\\w+)");

    private static final String WRAPPER = """
            import com.sun.net.httpserver.*;
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.jspecify.annotations.*;
            import org.montyjvm.*;
            import org.montyjvm.bridge.*;
            import org.montyjvm.config.*;
            import org.montyjvm.examples.orders.*;
            import org.montyjvm.plugins.*;

            final class Block {
                public static void main(String[] args) throws Exception {
            %s
                }
            }
            """;

    private JavaBlock() {}

    static void run(Block block) throws Exception {
        String source = block.is("class") ? block.text() : WRAPPER.formatted(block.text());
        Matcher name = CLASS_NAME.matcher(source);
        if (!name.find()) {
            throw new AssertionError(block.place() + " has no class");
        }
        Path folder = Scratch.folder();
        compile(block, new Source(name.group(1), source), folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavaBlock.class.getClassLoader())) {
            block.requireShown(output(block, loader.loadClass(name.group(1))));
        }
    }

    private static void compile(Block block, Source source, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-parameters",
                "-Xlint:all,-path,-processing",
                "-Werror");
        if (!compiler.getTask(complaints, null, null, options, null, List.of(source))
                .call()) {
            throw new AssertionError(block.place() + " does not compile:\n" + complaints);
        }
    }

    private static String output(Block block, Class<?> program) throws ReflectiveOperationException {
        var main = program.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try (CapturedOutput captured = CapturedOutput.begin()) {
            main.invoke(null, (Object) new String[0]);
            return captured.text();
        } catch (InvocationTargetException e) {
            throw new AssertionError(block.place() + " fails: " + e.getCause(), e.getCause());
        }
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
