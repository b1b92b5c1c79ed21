package dev.guildhall.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.guildhall.platform.Feature;
import dev.guildhall.platform.Open;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.OptionalInt;

/** The rules of the house that a compiler does not know; each with its reason. */
final class HouseRules {
    private HouseRules() {}

    static final ArchRule FEATURES_IMPORT_LOWER_LEVELS_ONLY = classes()
            .should(new ArchCondition<JavaClass>("depend only on features of lower levels") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    OptionalInt own = level(type);
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        OptionalInt other = level(target);
                        if (own.isPresent()
                                && other.isPresent()
                                && !featureOf(type).equals(featureOf(target))
                                && other.getAsInt() >= own.getAsInt()) {
                            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                        }
                    }
                }
            })
            .because("calls go down; notice goes up as an event, questions go up through a port");

    static final ArchRule EVERY_PACKAGE_IS_OF_A_FEATURE = classes()
            .that()
            .resideInAnyPackage("dev.guildhall..")
            .should(new ArchCondition<JavaClass>("reside in a package marked with @Feature, or under one") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (level(type).isEmpty()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " has no level"));
                    }
                }
            })
            .because("a package without a level escapes the level rule");

    static final ArchRule ENTITIES_AND_STORES_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAnnotatedWith(Embeddable.class)
            .or()
            .areAnnotatedWith(MappedSuperclass.class)
            .or()
            .haveSimpleNameEndingWith("Store")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("from another feature only services and records may be used");

    static final ArchRule PUBLIC_TYPES_ARE_SERVICES_OR_SHAPES = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotRecords()
            .and()
            .areNotEnums()
            .and()
            .areNotAssignableTo(Throwable.class)
            .and(forOutsideUse())
            .should()
            .beAnnotatedWith(Service.class)
            .orShould()
            .beAnnotatedWith(Path.class)
            .orShould()
            .beAnnotatedWith(Provider.class)
            .orShould()
            .beAnnotatedWith(ApplicationScoped.class)
            .orShould()
            .beAnnotatedWith(RequestScoped.class)
            .orShould()
            .beAnnotatedWith(WebServlet.class)
            .allowEmptyShould(true)
            .because("helpers are nobody else's business");

    static final ArchRule HTTP_METHODS_DECLARE_THEIR_PERMISSION = methods()
            .that(new DescribedPredicate<JavaMethod>("answer HTTP") {
                @Override
                public boolean test(JavaMethod method) {
                    return method.isMetaAnnotatedWith(HttpMethod.class);
                }
            })
            .should()
            .beAnnotatedWith(Requires.class)
            .orShould()
            .beAnnotatedWith(Open.class)
            .allowEmptyShould(true)
            .because("a method that nobody thought about must not be reachable");

    static final ArchRule NO_OLD_ENTERPRISE_PACKAGES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javax.annotation..",
                    "javax.ejb..",
                    "javax.enterprise..",
                    "javax.inject..",
                    "javax.json..",
                    "javax.persistence..",
                    "javax.servlet..",
                    "javax.transaction..",
                    "javax.validation..",
                    "javax.ws..")
            .because("Jakarta EE 11 lives under jakarta.*; javax.sql and the like belong to the JDK and are fine");

    /** Servlets are made by the container without arguments. */
    static final ArchRule NO_FIELD_INJECTION = fields().that()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith(WebServlet.class)
            .should()
            .notBeAnnotatedWith(Inject.class)
            .andShould()
            .notBeAnnotatedWith(Context.class)
            .because("what a class needs stands in its constructor, and tests can pass it");

    static final ArchRule CONTAINER_RESOURCES_ENTER_IN_PLATFORM = fields().that()
            .areAnnotatedWith(PersistenceContext.class)
            .or()
            .areAnnotatedWith(Resource.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("dev.guildhall.platform")
            .because("the container fills fields only; one producer each hands them to constructors");

    static final ArchRule TRANSACTIONS_BELONG_TO_USE_CASES = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .or()
            .areAnnotatedWith(Path.class)
            .or()
            .areAnnotatedWith(Provider.class)
            .or()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<JavaClass>("not begin transactions") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (type.isAnnotatedWith(Transactional.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " is @Transactional"));
                    }
                    type.getMethods().stream()
                            .filter(method -> method.isAnnotatedWith(Transactional.class))
                            .forEach(method -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " is @Transactional")));
                }
            })
            .allowEmptyShould(true)
            .because("one use case is one transaction; a store or a resource cannot know where it ends");

    static final ArchRule SKILL_API_STANDS_ALONE = classes()
            .that()
            .resideInAnyPackage("dev.guildhall.skill..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.guildhall.skill..", "java..", "org.jspecify..", "org.pf4j..")
            .allowEmptyShould(true)
            .because("plugins compile against it and nothing else");

    static final ArchRule NO_SETTERS_ON_ENTITIES = noMethods()
            .that()
            .areDeclaredInClassesThat(new DescribedPredicate<JavaClass>("are entities") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(MappedSuperclass.class);
                }
            })
            .should()
            .haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true)
            .because("entities change by verbs of the business");

    private static DescribedPredicate<JavaClass> forOutsideUse() {
        return new DescribedPredicate<>(
                "neither vocabulary of the platform or of skill-api nor final and made by their own feature only") {
            @Override
            public boolean test(JavaClass type) {
                boolean vocabulary = level(type).orElse(0) == 0;
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                        && type.getConstructors().stream()
                                .noneMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC));
                return !vocabulary && !closed;
            }
        };
    }

    /** Level of the nearest package upwards that is marked. */
    private static OptionalInt level(JavaClass type) {
        return marked(type).stream()
                .mapToInt(found -> found.getAnnotationOfType(Feature.class).level())
                .findFirst();
    }

    private static String featureOf(JavaClass type) {
        return marked(type).map(JavaPackage::getName).orElse(type.getPackageName());
    }

    private static java.util.Optional<JavaPackage> marked(JavaClass type) {
        java.util.Optional<JavaPackage> at = java.util.Optional.of(type.getPackage());
        while (at.isPresent() && !at.get().isAnnotatedWith(Feature.class)) {
            at = at.get().getParent();
        }
        return at;
    }
}
