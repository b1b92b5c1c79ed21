package dev.guildhall.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter().withImportOption(HouseRulesTest::isProduct).importPackages("dev.guildhall");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("dev.guildhall.rules.broken");

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("/server/"))
            .importPackages("dev.guildhall");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.FEATURES_IMPORT_LOWER_LEVELS_ONLY, "low.Upward"),
                Arguments.of(HouseRules.ENTITIES_AND_STORES_ARE_PACKAGE_PRIVATE, "high.PublicEntity"),
                Arguments.of(HouseRules.PUBLIC_TYPES_ARE_SERVICES_OR_SHAPES, "high.PublicHelper"),
                Arguments.of(HouseRules.HTTP_METHODS_DECLARE_THEIR_PERMISSION, "high.BrokenResource.forgotten"),
                Arguments.of(HouseRules.NO_FIELD_INJECTION, "high.BrokenResource.injected"),
                Arguments.of(HouseRules.CONTAINER_RESOURCES_ENTER_IN_PLATFORM, "high.BrokenResource.pool"),
                Arguments.of(HouseRules.TRANSACTIONS_BELONG_TO_USE_CASES, "high.EagerStore.save"),
                Arguments.of(HouseRules.NO_SETTERS_ON_ENTITIES, "high.PublicEntity.setName"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void productKeepsTheRule(ArchRule rule, String ignored) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleFailsOnWhatBreaksIt(ArchRule rule, String culprit) {
        assertThatThrownBy(() -> rule.check(BROKEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.guildhall.rules.broken." + culprit);
    }

    @Test
    void sidewaysIsAsWrongAsUpward() {
        assertThatThrownBy(() -> HouseRules.FEATURES_IMPORT_LOWER_LEVELS_ONLY.check(BROKEN))
                .hasMessageContaining("dev.guildhall.rules.broken.low.Sideways");
    }

    @Test
    void downwardIsAllowed() {
        assertThatThrownBy(() -> HouseRules.FEATURES_IMPORT_LOWER_LEVELS_ONLY.check(BROKEN))
                .message()
                .doesNotContain("<dev.guildhall.rules.broken.high.Downward.");
    }

    @Test
    void everyServerPackageHasALevel() {
        assertThat(SERVER).isNotEmpty();
        HouseRules.EVERY_PACKAGE_IS_OF_A_FEATURE.check(SERVER);
        assertThatThrownBy(() -> HouseRules.EVERY_PACKAGE_IS_OF_A_FEATURE.check(
                        new ClassFileImporter().importPackages("dev.guildhall.wired")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void nothingUsesOldEnterprisePackages() {
        HouseRules.NO_OLD_ENTERPRISE_PACKAGES.check(PRODUCT);
        // A class of the JDK's neighbourhood that does: the rule must see it.
        assertThatThrownBy(() -> HouseRules.NO_OLD_ENTERPRISE_PACKAGES.check(
                        new ClassFileImporter().importClasses(dev.guildhall.rules.broken.high.OldTransaction.class)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void skillApiStandsAlone() {
        HouseRules.SKILL_API_STANDS_ALONE.check(PRODUCT);
        assertThat(PRODUCT.contain("dev.guildhall.skill.SkillManifest")).isTrue();
        assertThatThrownBy(() -> HouseRules.SKILL_API_STANDS_ALONE.check(
                        new ClassFileImporter().importPackages("dev.guildhall.skill", "dev.guildhall.skill.broken")))
                .hasMessageContaining("dev.guildhall.skill.broken.KnowsTheServer");
    }

    /** Classes of the product, from folders and from the jars of other modules. */
    private static boolean isProduct(Location location) {
        return !location.contains("/test-classes/");
    }
}
