package dev.guildhall.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.audit.AuditEntry;
import dev.guildhall.audit.AuditLog;
import dev.guildhall.audit.AuditQuery;
import dev.guildhall.identity.Owners;
import dev.guildhall.identity.SignIn;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.plugins.PluginRef;
import dev.guildhall.plugins.PluginStatus;
import dev.guildhall.plugins.SkillPlugins;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Publishing;
import dev.guildhall.registry.Uploads;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import jakarta.inject.Inject;
import java.io.File;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The product's WAR, deployed into Liberty, asked from the inside. */
@ExtendWith(ArquillianExtension.class)
class InLibertyIT {
    private static final int CYCLES = 100;

    @Inject
    @Nullable
    AuditProbe probe;

    @Inject
    @Nullable
    AuditLog log;

    @Inject
    @Nullable
    SignIn signIn;

    @Inject
    @Nullable
    Owners owners;

    @Inject
    @Nullable
    Uploads uploads;

    @Inject
    @Nullable
    Publishing publishing;

    @Inject
    @Nullable
    SkillPlugins plugins;

    @Deployment
    static WebArchive product() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/guildhall.war"))
                .addClasses(InLibertyIT.class, AuditProbe.class, ContainerDatabase.class)
                .addAsResource(
                        new File("../skills/schema-validator/target/schema-validator-1.0.0.zip"),
                        "schema-validator.zip")
                .addAsLibraries(jarOf(org.assertj.core.api.Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    @Test
    void rollsTheAuditEntryBackWithTheChange() {
        Actor actor = administrator();
        there(probe).record(actor, "kept", false);
        assertThatThrownBy(() -> there(probe).record(actor, "lost", true)).hasMessageContaining("the change failed");

        AuditQuery query = new AuditQuery(
                Optional.empty(), Optional.of("probe.recorded"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(there(log).entries(actor, query, PageRequest.first(10)).items())
                .extracting(AuditEntry::target)
                .containsExactly("kept");
    }

    @Test
    void loadsAndUnloadsAToolAHundredTimesAndLeaksNothing() throws Exception {
        Actor actor = administrator();
        there(owners).put(actor, "guildhall", "Guildhall", null);
        there(owners).trust(actor, "guildhall", true, "test");
        publish(actor);
        PluginRef ref = new PluginRef(actor.organisation(), "guildhall", "schema-validator", "1.0.0");
        long classesBefore = 0;
        for (int i = 0; i < CYCLES; i++) {
            ToolResult result =
                    there(plugins).call(ref, new ToolCall("validate_schema", "{\"sql\":\"create table t (a int)\"}"));
            assertThat(result.isError()).as(result.toString()).isFalse();
            there(plugins).unload(ref);
            if (i == 20) {
                classesBefore = loadedClasses();
            }
        }
        PluginStatus status = there(plugins).describe(ref);
        assertThat(status.toString()).doesNotContain("STARTED");
        assertThat(loadedClasses() - classesBefore).as("classes that stayed").isLessThan(500);
        assertThat(openJars()).isEmpty();
    }

    private void publish(Actor actor) throws Exception {
        try (InputStream zip = there(InLibertyIT.class.getResourceAsStream("/schema-validator.zip"))) {
            PublishRequest.Upload upload = there(uploads).archive(zip, Optional.of("schema-validator.zip"));
            try {
                there(publishing)
                        .publish(
                                actor,
                                new PublishRequest(
                                        upload, Optional.of("guildhall"), Optional.empty(), Optional.empty(), false));
            } finally {
                there(uploads).discard(upload);
            }
        }
    }

    private Actor administrator() {
        return there(signIn).withToken(ContainerDatabase.TOKEN, "127.0.0.1").actor();
    }

    private static int loadedClasses() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    private static List<String> openJars() throws Exception {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.map(InLibertyIT::target)
                    .filter(t -> t.contains("/plugins/") && t.endsWith(".jar"))
                    .toList();
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (java.io.IOException e) {
            return ""; // closed while we looked
        }
    }

    private static <T> T there(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("not injected");
        }
        return injected;
    }
}
