package dev.guildhall.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources into a jar, as a publisher's build would. */
final class PluginJar {
    private PluginJar() {}

    /** A jar whose tools are listed in {@code META-INF/extensions.idx}. */
    static byte[] of(Path work, Map<String, String> sources, String... extensions) throws IOException {
        return of(work, sources, List.of(), extensions);
    }

    static byte[] of(Path work, Map<String, String> sources, List<Path> classPath, String... extensions)
            throws IOException {
        Map<String, byte[]> entries = compiled(work, sources, classPath);
        if (extensions.length > 0) {
            entries.put("META-INF/extensions.idx", String.join("\n", extensions).getBytes(StandardCharsets.UTF_8));
        }
        return jar(entries);
    }

    static byte[] jar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry named = new JarEntry(entry.getKey());
                named.setTime(0);
                out.putNextEntry(named);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A tool class in {@code package test.tool} whose call runs these statements. */
    static Map<String, String> tool(String simpleName, String toolName, String statements) {
        return Map.of("test.tool." + simpleName, """
                package test.tool;
                import dev.guildhall.skill.*;
                public class %s implements SkillTool {
                    public String name() { return "%s"; }
                    public String description() { return "A tool for tests."; }
                    public String inputSchema() { return "{\\"type\\": \\"object\\"}"; }
                    public ToolResult call(ToolCall call) { %s }
                }
                """.formatted(simpleName, toolName, statements));
    }

    private static Map<String, byte[]> compiled(Path work, Map<String, String> sources, List<Path> classPath)
            throws IOException {
        Path classes = Files.createTempDirectory(work, "classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        String path = Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        classPath.stream().map(Path::toString))
                .reduce((a, b) -> a + System.getProperty("path.separator") + b)
                .orElseThrow();
        boolean done = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-classpath", path, "--release", "21"),
                        null,
                        units)
                .call();
        if (!done) {
            throw new IllegalArgumentException("The test's sources do not compile: " + sources);
        }
        Map<String, byte[]> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return entries;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
