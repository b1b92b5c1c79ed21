package dev.guildhall.plugins;

import static dev.guildhall.plugins.PluginJar.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolDescription;
import dev.guildhall.skill.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class SkillPluginsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ToolCall GREET = new ToolCall("greet", "{}");

    @TempDir
    private Path data;

    @TempDir
    private Path work;

    private final ShelfInMemory shelf = new ShelfInMemory();
    private PluginCache cache;
    private SkillPlugins plugins;

    @BeforeEach
    void open() {
        open(8, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        cache.closeAll();
        assertThat(filesOnDisk()).isEmpty();
    }

    @Test
    void startsAPackageWhenItsToolIsCalled() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));

        assertThat(plugins.describe(ref)).isEqualTo(status(ref, "RESOLVED", Optional.empty(), false, List.of()));
        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("hello"));
        assertThat(plugins.describe(ref))
                .isEqualTo(status(ref, "STARTED", Optional.empty(), true, List.of(greetTool())));
        assertThat(plugins.tools(ref)).containsExactly(greetTool());
    }

    @Test
    void keepsTwoVersionsSideBySide() throws Exception {
        PluginRef one = shelf.put("greeter", "1.0.0", List.of(), greeter("one"));
        PluginRef two = shelf.put("greeter", "2.0.0", List.of(), greeter("two"));

        assertThat(plugins.call(one, GREET)).isEqualTo(ToolResult.text("one"));
        assertThat(plugins.call(two, GREET)).isEqualTo(ToolResult.text("two"));
        assertThat(plugins.call(one, GREET)).isEqualTo(ToolResult.text("one"));
        assertThat(plugins.list(ShelfInMemory.ORGANISATION, PageRequest.first(1))
                        .items())
                .extracting(PluginStatus::version)
                .containsExactly("1.0.0");
    }

    @Test
    void listsPageAfterPage() throws Exception {
        for (String version : List.of("1.0.0", "1.1.0", "1.2.0")) {
            plugins.describe(shelf.put("greeter", version, List.of()));
        }

        var first = plugins.list(ShelfInMemory.ORGANISATION, PageRequest.first(2));
        var second = plugins.list(
                ShelfInMemory.ORGANISATION, PageRequest.of(2, first.next().orElseThrow()));

        assertThat(first.items()).extracting(PluginStatus::version).containsExactly("1.0.0", "1.1.0");
        assertThat(second.items()).extracting(PluginStatus::version).containsExactly("1.2.0");
        assertThat(second.next()).isEmpty();
        assertThat(plugins.list(new java.util.UUID(0, 2), PageRequest.first(2)).items())
                .isEmpty();
    }

    @Test
    void startsAPackageWithoutJarsWithoutAClassLoader() throws Exception {
        PluginRef ref = shelf.put("words", "1.0.0", List.of());
        shelf.set(ref, false, "live");

        assertThat(plugins.start(ref)).isEqualTo(status(ref, "STARTED", Optional.empty(), false, List.of()));
        assertThat(plugins.tools(ref)).isEmpty();
        assertThat(cache.loadedCount()).isZero();
    }

    @Test
    void leavesCodeOfAnUntrustedPublisherResolvedAndSaysWhy() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));
        shelf.set(ref, false, "live");
        String reason = "@acme/greeter 1.0.0 brings Java code, and its publisher @acme is not trusted;"
                + " an administrator trusts it at /owners/acme.";

        assertThat(plugins.start(ref)).isEqualTo(status(ref, "RESOLVED", Optional.of(reason), false, List.of()));
        assertThatThrownBy(() -> plugins.call(ref, GREET))
                .isInstanceOf(Problem.class)
                .hasMessage("@acme/greeter 1.0.0 is RESOLVED. " + reason);
        assertThat(filesOnDisk()).isEmpty();
    }

    @Test
    void startsAfterTheTrustIsGivenAndEndsWhenItIsWithdrawn() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));
        shelf.set(ref, false, "live");
        plugins.start(ref);

        shelf.set(ref, true, "live");
        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("hello"));

        shelf.set(ref, false, "live");
        assertThatThrownBy(() -> plugins.call(ref, GREET)).hasMessageContaining("is not trusted");
        assertThat(plugins.describe(ref).state()).isEqualTo("RESOLVED");
        assertThat(cache.loadedCount()).isZero();
        assertThat(filesOnDisk()).isEmpty();
    }

    @Test
    void hasOneSlotHoweverAMovedPackageIsAskedFor() throws Exception {
        PluginRef old = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));
        plugins.start(old);
        PluginRef now = shelf.move(old, "host");

        assertThat(plugins.call(old, GREET)).isEqualTo(ToolResult.text("hello"));
        assertThat(plugins.call(now, GREET)).isEqualTo(ToolResult.text("hello"));
        assertThat(plugins.list(ShelfInMemory.ORGANISATION, PageRequest.first(9))
                        .items())
                .containsExactly(status(now, "STARTED", Optional.empty(), true, List.of(greetTool())));
        plugins.stop(old);
        assertThatThrownBy(() -> plugins.call(now, GREET)).hasMessageContaining("is STOPPED");
    }

    @Test
    void runsTheCodeOfThePackageThatHasTheAddressNow() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("first"));
        plugins.start(ref);
        shelf.move(ref, "host");
        shelf.put("greeter", "1.0.0", List.of(), greeter("second"));

        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("second"));
    }

    @Test
    void doesNotRunCodeOfAnUntrustedDependency() throws Exception {
        PluginRef library = shelf.put("library", "1.0.0", List.of(), greeter("library"));
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(needs("library", "^1")), greeter("hello"));
        shelf.set(library, false, "live");

        assertThat(plugins.start(ref).reason())
                .hasValueSatisfying(r -> assertThat(r).startsWith("@acme/library 1.0.0 brings Java code"));
    }

    @Test
    void doesNotStartWhatIsHeld() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));
        shelf.set(ref, true, "held");

        assertThat(plugins.start(ref).reason())
                .contains("@acme/greeter 1.0.0 is held for review; a reviewer releases it on the version's page.");
    }

    @Test
    void endsWhatIsNoLongerWhatWasPublishedAndSaysWhy() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello "));
        assertThat(plugins.start(ref).state()).isEqualTo("STARTED");
        shelf.doubt(ref, "the registry's signature over it does not verify");

        PluginStatus status = plugins.describe(ref);

        assertThat(status.state()).isEqualTo("RESOLVED");
        assertThat(status.reason().orElse(""))
                .contains("@acme/greeter 1.0.0 is not what was published here")
                .contains("signature over it does not verify");
        assertThatThrownBy(() -> plugins.call(ref, GREET)).hasMessageContaining("does not verify");
    }

    @Test
    void staysStoppedUntilStartedAgain() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));
        plugins.start(ref);

        PluginStatus stopped = plugins.stop(ref);

        assertThat(stopped)
                .isEqualTo(status(
                        ref,
                        "STOPPED",
                        Optional.of("Stopped by an operator; start it to use it again."),
                        false,
                        List.of(greetTool())));
        assertThat(filesOnDisk()).isEmpty();
        assertThatThrownBy(() -> plugins.call(ref, GREET)).hasMessageContaining("is STOPPED");
        plugins.start(ref);
        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("hello"));
    }

    @Test
    void loadsAgainWhenUsedAfterAnUnload() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));
        plugins.start(ref);

        assertThat(plugins.unload(ref).state()).isEqualTo("UNLOADED");
        assertThat(cache.loadedCount()).isZero();
        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("hello"));
    }

    @Test
    void seesTheClassesOfItsDependenciesButNotTheirTools() throws Exception {
        byte[] libraryJar = PluginJar.of(
                work,
                Map.of(
                        "test.words.Words",
                        "package test.words; public class Words { public static String it() { return \"from the library\"; } }"),
                "test.words.Words");
        Path onDisk = Files.write(work.resolve("words.jar"), libraryJar);
        shelf.put("words", "1.0.0", List.of(), libraryJar);
        byte[] user = PluginJar.of(
                work,
                tool("Greeter", "greet", "return ToolResult.text(test.words.Words.it());"),
                List.of(onDisk),
                "test.tool.Greeter");
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(needs("words", "^1")), user);

        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("from the library"));
        assertThat(plugins.tools(ref)).containsExactly(greetTool());
        assertThat(plugins.describe(ref).dependencies())
                .containsExactly(new ResolvedDependency("@acme/words", "1.0.0"));
    }

    @Test
    void staysCreatedWhileItsDependenciesDoNotResolve() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(needs("words", "^1")), greeter("hello"));

        assertThat(plugins.start(ref))
                .isEqualTo(status(
                        ref,
                        "CREATED",
                        Optional.of("Its dependencies do not resolve."
                                + " @acme/greeter 1.0.0 → @acme/words ^1: no such package is published here."),
                        false,
                        List.of()));
    }

    @Test
    void runsCallsWithTheContextClassLoaderOfThePackage() throws Exception {
        PluginRef ref = shelf.put(
                "greeter",
                "1.0.0",
                List.of(),
                PluginJar.of(
                        work,
                        tool(
                                "Greeter",
                                "greet",
                                "return ToolResult.text(Thread.currentThread().isVirtual() + \" \" +"
                                        + " (Thread.currentThread().getContextClassLoader() == getClass().getClassLoader()));"),
                        "test.tool.Greeter"));

        assertThat(plugins.call(ref, GREET)).isEqualTo(ToolResult.text("true true"));
    }

    @Test
    void answersWithAnErrorWhenTheToolThrows() throws Exception {
        PluginRef ref = greeterThat("throw new IllegalStateException(\"the disk is made of cheese\");");

        assertThat(plugins.call(ref, GREET))
                .isEqualTo(ToolResult.error("greet of @acme/greeter 1.0.0 failed with"
                        + " java.lang.IllegalStateException: the disk is made of cheese."));
        assertThat(plugins.describe(ref).state()).isEqualTo("STARTED");
    }

    @Test
    void endsACallThatTakesTooLong() throws Exception {
        close();
        open(8, Duration.ofMillis(1500));
        PluginRef ref = greeterThat(
                "try { Thread.sleep(60_000); } catch (InterruptedException e) { return ToolResult.text(\"late\"); } return null;");

        assertThat(plugins.call(ref, GREET).content())
                .isEqualTo(
                        "greet of @acme/greeter 1.0.0 did not answer within 1 seconds and was interrupted. Ask for less at a time.");
    }

    @Test
    void refusesAnAnswerThatIsTooLargeOrMissing() throws Exception {
        PluginRef large = greeterThat("return ToolResult.text(\"ä\".repeat(40_000));");
        assertThat(plugins.call(large, GREET).isError()).isTrue();

        PluginRef none = shelf.put(
                "silent", "1.0.0", List.of(), PluginJar.of(work, tool("S", "greet", "return null;"), "test.tool.S"));
        assertThat(plugins.call(none, GREET))
                .isEqualTo(
                        ToolResult.error("greet of @acme/silent 1.0.0 answered with nothing, which no tool may do."));
    }

    @Test
    void namesTheToolsThereAreWhenAnotherIsAskedFor() throws Exception {
        PluginRef ref = shelf.put("greeter", "1.0.0", List.of(), greeter("hello"));

        assertThatThrownBy(() -> plugins.call(ref, new ToolCall("shout", "{}")))
                .hasMessage("@acme/greeter 1.0.0 has no tool \"shout\"; it has greet.");
    }

    @Test
    void refusesAVersionThatIsNotPublished() {
        assertThatThrownBy(() -> plugins.describe(ShelfInMemory.ref("nothing", "1.0.0")))
                .hasMessage("@acme/nothing 1.0.0 is not published here. The skill's page lists its versions.");
    }

    @Test
    void unloadsTheOneUnusedTheLongestToMakeRoom() throws Exception {
        close();
        open(2, Duration.ofSeconds(20));
        PluginRef one = shelf.put("one", "1.0.0", List.of(), greeter("one"));
        PluginRef two = shelf.put("two", "1.0.0", List.of(), greeter("two"));
        PluginRef three = shelf.put("three", "1.0.0", List.of(), greeter("three"));
        plugins.call(one, GREET);
        plugins.call(two, GREET);
        plugins.call(one, GREET);

        assertThat(plugins.call(three, GREET)).isEqualTo(ToolResult.text("three"));

        assertThat(plugins.describe(one).state()).isEqualTo("STARTED");
        assertThat(plugins.describe(two))
                .isEqualTo(status(
                        two,
                        "UNLOADED",
                        Optional.of("Unloaded to make room for others; it loads again when something uses it."),
                        false,
                        List.of(greetTool())));
        assertThat(cache.loadedCount()).isEqualTo(2);
        assertThat(plugins.call(two, GREET)).isEqualTo(ToolResult.text("two"));
    }

    @Test
    void neverUnloadsAPluginWithACallRunning() throws Exception {
        close();
        open(1, Duration.ofSeconds(20));
        Gate.reset();
        PluginRef busy = shelf.put(
                "busy",
                "1.0.0",
                List.of(),
                PluginJar.of(
                        work,
                        tool(
                                "B",
                                "greet",
                                "dev.guildhall.plugins.SkillPluginsTest.Gate.pass(); return ToolResult.text(\"done\");"),
                        "test.tool.B"));
        PluginRef other = shelf.put("other", "1.0.0", List.of(), greeter("other"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ToolResult> running = threads.submit(() -> plugins.call(busy, GREET));
            Gate.entered.await();

            assertThatThrownBy(() -> plugins.call(other, GREET))
                    .hasMessageStartingWith("@acme/other 1.0.0 cannot be loaded: all 1 places are taken");

            Gate.open.countDown();
            assertThat(running.get()).isEqualTo(ToolResult.text("done"));
        }
        assertThat(plugins.call(other, GREET)).isEqualTo(ToolResult.text("other"));
    }

    @Test
    void loadsOnceForManyCallersAtTheSameTime() throws Exception {
        PluginRef ref = greeterThat(
                "return ToolResult.text(Integer.toHexString(System.identityHashCode(getClass().getClassLoader())));");
        Set<String> answers = ConcurrentHashMap.newKeySet();
        List<Callable<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            callers.add(() -> answers.add(plugins.call(ref, GREET).content()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> future : threads.invokeAll(callers)) {
                future.get();
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(cache.loadedCount()).isEqualTo(1);
    }

    @Test
    void survivesStartStopAndCallFromManyThreads() throws Exception {
        close();
        open(2, Duration.ofSeconds(20));
        List<PluginRef> refs = List.of(
                shelf.put("one", "1.0.0", List.of(), greeter("one")),
                shelf.put("two", "1.0.0", List.of(), greeter("two")),
                shelf.put("three", "1.0.0", List.of(), greeter("three")));
        List<Callable<ToolResult>> work = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            PluginRef ref = refs.get(i % 3);
            int kind = i % 5;
            work.add(() -> {
                try {
                    if (kind == 0) {
                        plugins.unload(ref);
                    } else if (kind == 1) {
                        plugins.start(ref);
                    }
                    return plugins.call(ref, GREET);
                } catch (Problem full) {
                    return ToolResult.text(full.type().slug());
                }
            });
        }
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<ToolResult> future : threads.invokeAll(work)) {
                answers.add(future.get().content());
            }
        }

        assertThat(answers).isSubsetOf("one", "two", "three", "plugins-full");
        assertThat(cache.loadedCount()).isLessThanOrEqualTo(2);
        refs.forEach(plugins::unload);
        assertThat(cache.loadedCount()).isZero();
    }

    @Test
    void emptiesWhatAKilledProcessLeftBehind() throws Exception {
        close();
        Path left = Files.createDirectories(data.resolve("plugins/node-1/abc/1/lib"));
        Files.write(left.resolve("old.jar"), new byte[] {1});

        open(8, Duration.ofSeconds(20));

        assertThat(filesOnDisk()).isEmpty();
    }

    /** Lets a test hold a call; plugins see it because the application is their parent class loader. */
    public static final class Gate {
        static volatile CountDownLatch entered = new CountDownLatch(1);
        static volatile CountDownLatch open = new CountDownLatch(1);

        private Gate() {}

        static void reset() {
            entered = new CountDownLatch(1);
            open = new CountDownLatch(1);
        }

        public static void pass() {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void open(int maxLoaded, Duration limit) {
        cache = new PluginCache(
                new PluginSettings(data.resolve("plugins/node-1"), maxLoaded, limit, 65_536),
                Clock.fixed(NOW, ZoneOffset.UTC));
        plugins = new SkillPlugins(() -> shelf, cache);
    }

    private byte[] greeter(String greeting) throws IOException {
        return PluginJar.of(
                work, tool("Greeter", "greet", "return ToolResult.text(\"" + greeting + "\");"), "test.tool.Greeter");
    }

    private PluginRef greeterThat(String statements) throws IOException {
        return shelf.put(
                "greeter",
                "1.0.0",
                List.of(),
                PluginJar.of(work, tool("Greeter", "greet", statements), "test.tool.Greeter"));
    }

    private static ToolDescription greetTool() {
        return new ToolDescription("greet", "A tool for tests.", "{\"type\": \"object\"}");
    }

    private static DependencyRange needs(String name, String range) {
        return new DependencyRange("acme", name, range);
    }

    private static PluginStatus status(
            PluginRef ref, String state, Optional<String> reason, boolean loaded, List<ToolDescription> tools) {
        return new PluginStatus(ref.id(), ref.version(), state, reason, loaded, tools, List.of(), NOW);
    }

    private List<String> filesOnDisk() throws IOException {
        Path root = data.resolve("plugins/node-1");
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> !p.equals(root)).map(Path::toString).toList();
        }
    }
}
