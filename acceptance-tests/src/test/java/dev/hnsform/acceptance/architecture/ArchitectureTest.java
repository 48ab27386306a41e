package dev.hnsform.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the directions between modules and packages that {@code docs/architecture.md} draws. */
class ArchitectureTest {

    private static final String ROOT = "dev.hnsform.";

    /** What each module may use beside itself, by root package. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.of(
            "schema", List.of(),
            "hns", List.of("schema"),
            "simulator", List.of("schema", "hns"),
            "planner", List.of("schema"),
            "statestore", List.of("schema"),
            "appliers", List.of("schema", "hns", "planner", "statestore"),
            "gitops", List.of("schema", "hns", "planner", "statestore", "appliers"),
            "cli", List.of("schema", "hns", "simulator", "planner", "statestore", "appliers", "gitops")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.hnsform");

    @TestFactory
    Stream<DynamicTest> modulesUseOnlyWhatTheyMay() {
        return MAY_USE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String[] forbidden = MAY_USE.keySet().stream()
                            .filter(other -> !other.equals(entry.getKey())
                                    && !entry.getValue().contains(other))
                            .map(other -> ROOT + other + "..")
                            .toArray(String[]::new);
                    if (forbidden.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + entry.getKey() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden)
                                .allowEmptyShould(true)
                                .check(PRODUCT);
                    }
                }));
    }

    @Test
    void everyClassBelongsToAModule() {
        TreeSet<String> strangers = new TreeSet<>();
        for (JavaClass type : PRODUCT) {
            String module = type.getPackageName().replace(ROOT, "").split("\\.")[0];
            if (!MAY_USE.containsKey(module)) {
                strangers.add(type.getName());
            }
        }
        assertThat(strangers).isEmpty();
        assertThat(PRODUCT.size()).isPositive();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.hnsform.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void onlyGitopsKnowsJgit() {
        onlyIn("org.eclipse.jgit..", "dev.hnsform.gitops..");
    }

    @Test
    void onlyCliKnowsPicocli() {
        onlyIn("picocli..", "dev.hnsform.cli..");
    }

    @Test
    void onlySchemaJsonKnowsJackson() {
        onlyIn("com.fasterxml.jackson..", "dev.hnsform.schema.json..");
    }

    @Test
    void onlySchemaYamlKnowsSnakeYaml() {
        onlyIn("org.yaml.snakeyaml..", "dev.hnsform.schema.yaml..");
    }

    @Test
    void onlyTheNativePackageKnowsJna() {
        onlyIn("com.sun.jna..", "dev.hnsform.hns.jna..");
    }

    @Test
    void onlyTheCompositionRootNamesASimulator() {
        noClasses()
                .that()
                .resideInAPackage("dev.hnsform.cli..")
                .and()
                .resideOutsideOfPackages("dev.hnsform.cli.compose..", "dev.hnsform.cli.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hnsform.simulator..")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void onlyViewsAndTheLauncherPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hnsform.cli.view..", "dev.hnsform.cli.launcher..")
                .and()
                .doNotHaveFullyQualifiedName("dev.hnsform.cli.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void plannerIsPure() {
        noClasses()
                .that()
                .resideInAPackage("dev.hnsform.planner..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.logging..", "org.slf4j..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.System$Logger")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void publicExceptionsAreUnchecked() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(RuntimeException.class)
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    private static void onlyIn(String library, String owner) {
        noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(PRODUCT);
    }
}
