package dev.guildhall.bridges;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no compiler holds a bridge and the kit to: no file, no network, no clock, no randomness, nothing of the server. */
class PurityTest {
    private static final JavaClasses BRIDGE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.guildhall.bridges", "dev.guildhall.skill.bridge");

    @Test
    void importsTheSkillApiOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "org.jspecify.annotations",
                        "org.pf4j",
                        "dev.guildhall.skill",
                        "dev.guildhall.skill.bridge",
                        "dev.guildhall.bridges..")
                .because("the same agent must give the same plan everywhere, and a bridge is loaded beside others")
                .check(BRIDGE);
    }

    @Test
    void asksNeitherClockNorChance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(System.class, Thread.class, Random.class, UUID.class, Date.class, ProcessBuilder.class)
                .because("the same agent must give the same plan")
                .check(BRIDGE);
    }
}
