package dev.guildhall.plugins;

import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolDescription;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.pf4j.processor.ExtensionStorage;

/**
 * Loads and starts the Java part of one package.
 * {@code jars to disk, verified → loader for the dependencies' jars → PF4J manager → extensions → tools described}.
 *
 * <p>The package's code first runs here, so all of it happens under the time limit, and every way it can fail ends as
 * {@link BrokenPlugin} with everything closed and removed again.
 */
final class PluginLoading {
    /** Written by PF4J's annotation processor: one class name a line. */
    private static final String EXTENSIONS = "META-INF/extensions.idx";

    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int MAX_DESCRIPTION = 1_024;
    private static final int MAX_SCHEMA = 65_536;

    private final JarFolders folders;
    private final Duration limit;
    private final ClassLoader application;

    PluginLoading(JarFolders folders, Duration limit, ClassLoader application) {
        this.folders = folders;
        this.limit = limit;
        this.application = application;
    }

    /** The tools of a started package. */
    private record Tools(Map<String, SkillTool> byName, List<ToolDescription> descriptions) {}

    /** A dependency that has jars. */
    record CodeDependency(PluginRef ref, ShelvedPackage shelved) {}

    /** @throws IOException when the jars cannot be written here: the host's trouble, not the package's */
    LoadedPlugin load(ShelvedPackage shelved, List<CodeDependency> dependencies) throws BrokenPlugin, IOException {
        Deque<Closeable> parts = new ArrayDeque<>();
        try {
            ClassLoader parent = dependencies.isEmpty() ? application : dependencyLoader(dependencies, parts);
            Path folder = unpack(shelved, parts);
            SkillPluginManager manager = new SkillPluginManager(
                    folder, SkillDescriptorFinder.knowing(shelved.manifest()), JarFolders.jarsIn(folder), parent);
            parts.add(manager::unloadAll);
            String id = manager.loadPlugin(folder);
            ClassLoader loader = manager.getPluginClassLoader(id);
            Tools tools = inTime(shelved, loader, manager, id);
            return new LoadedPlugin(
                    shelved,
                    loader,
                    tools.byName(),
                    tools.descriptions(),
                    dependencies.stream().map(CodeDependency::ref).toList(),
                    parts);
        } catch (RuntimeException e) {
            LoadedPlugin.close(parts);
            throw new BrokenPlugin("%s cannot be loaded: %s".formatted(shelved.title(), Thrown.shown(e)));
        } catch (BrokenPlugin | IOException e) {
            LoadedPlugin.close(parts);
            throw e;
        }
    }

    private Path unpack(ShelvedPackage shelved, Deque<Closeable> parts) throws BrokenPlugin, IOException {
        Path folder = folders.unpack(shelved);
        parts.add(() -> folders.remove(folder));
        return folder;
    }

    private ClassLoader dependencyLoader(List<CodeDependency> dependencies, Deque<Closeable> parts)
            throws BrokenPlugin, IOException {
        List<URL> urls = new ArrayList<>();
        for (CodeDependency dependency : dependencies) {
            for (Path jar : JarFolders.jarsIn(unpack(dependency.shelved(), parts))) {
                urls.add(url(jar));
            }
        }
        DependencyClassLoader loader = new DependencyClassLoader(urls, application);
        parts.add(loader);
        return loader;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private Tools inTime(ShelvedPackage shelved, ClassLoader loader, SkillPluginManager manager, String id)
            throws BrokenPlugin {
        try {
            return TimedRun.of(
                    "start " + shelved.title(), loader, limit, () -> start(shelved, loader, manager, id), () -> {});
        } catch (TimeoutException e) {
            throw new BrokenPlugin("%s did not start within %d seconds (guildhall.plugins.call-seconds)."
                    .formatted(shelved.title(), limit.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenPlugin("Starting %s was interrupted; start it again.".formatted(shelved.title()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BrokenPlugin broken) {
                throw broken;
            }
            throw new BrokenPlugin("%s cannot be started: %s".formatted(shelved.title(), Thrown.shown(cause)));
        }
    }

    private static Tools start(ShelvedPackage shelved, ClassLoader loader, SkillPluginManager manager, String id)
            throws BrokenPlugin, IOException {
        PluginState state = manager.startPlugin(id);
        if (!state.isStarted()) {
            PluginWrapper wrapper = manager.getPlugin(id);
            Throwable cause = wrapper.getFailedException();
            throw new BrokenPlugin("%s stays %s after its start%s"
                    .formatted(shelved.title(), state, cause == null ? "." : ": " + Thrown.shown(cause)));
        }
        Set<String> names = extensionsIn(loader);
        if (names.isEmpty()) {
            throw new BrokenPlugin(
                    ("No jar in lib/ of %s lists an extension. Annotate the tool's class with @org.pf4j.Extension and compile"
                                    + " with PF4J's annotation processor, which writes META-INF/extensions.idx.")
                            .formatted(shelved.title()));
        }
        Map<String, SkillTool> byName = new LinkedHashMap<>();
        List<ToolDescription> descriptions = new ArrayList<>();
        for (String className : names) {
            // PF4J's own lookup passes over an extension that cannot be made; here that must not stay silent.
            SkillTool tool = make(className, loader, manager);
            ToolDescription description = described(className, tool);
            if (byName.put(description.name(), tool) != null) {
                throw new BrokenPlugin("Two tools of %s are named %s; names must be unique in a package."
                        .formatted(shelved.title(), description.name()));
            }
            descriptions.add(description);
        }
        return new Tools(byName, descriptions);
    }

    /** The index of every jar in {@code lib/}; PF4J reads only the first it meets. */
    private static Set<String> extensionsIn(ClassLoader loader) throws IOException {
        Set<String> names = new TreeSet<>();
        if (loader instanceof URLClassLoader own) {
            for (URL index : Collections.list(own.findResources(EXTENSIONS))) {
                try (InputStream in = index.openStream();
                        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    ExtensionStorage.read(text, names);
                }
            }
        }
        return names;
    }

    private static SkillTool make(String className, ClassLoader loader, SkillPluginManager manager)
            throws BrokenPlugin {
        Object extension;
        try {
            extension = manager.getExtensionFactory().create(loader.loadClass(className));
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            throw new BrokenPlugin("The extension %s cannot be made: %s".formatted(className, Thrown.shown(e)));
        }
        if (extension instanceof SkillTool tool) {
            return tool;
        }
        throw new BrokenPlugin("The extension %s is no %s; only tools are loaded from skill packages."
                .formatted(className, SkillTool.class.getName()));
    }

    private static ToolDescription described(String className, SkillTool tool) throws BrokenPlugin {
        String name = tool.name();
        String description = tool.description();
        String schema = tool.inputSchema();
        if (name == null || !TOOL_NAME.matcher(name).matches()) {
            throw new BrokenPlugin("%s.name() is \"%s\"; it must match %s.".formatted(className, name, TOOL_NAME));
        }
        if (description == null || description.isBlank() || description.length() > MAX_DESCRIPTION) {
            throw new BrokenPlugin(
                    "%s.description() must have 1 to %d characters.".formatted(className, MAX_DESCRIPTION));
        }
        if (schema == null || schema.length() > MAX_SCHEMA || !isObject(schema)) {
            throw new BrokenPlugin("%s.inputSchema() must be a JSON object of at most %d characters."
                    .formatted(className, MAX_SCHEMA));
        }
        return new ToolDescription(name, description, schema);
    }

    private static boolean isObject(String json) {
        try {
            return Json.read(json) instanceof Map<?, ?>;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
