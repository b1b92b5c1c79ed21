package dev.guildhall.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A bridge is a folder of {@code harness-bridges}, and its name stands in five lists of the build; none may be forgotten. */
class BridgeListsTest {
    private static final Path ROOT = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    private static final String OURS = "dependencies/dependency[groupId='dev.guildhall']/artifactId";

    @Test
    void everyBridgeStandsInEveryList() throws Exception {
        Set<String> bridges = bridges();
        assertThat(bridges).hasSizeGreaterThanOrEqualTo(10);
        Map<String, List<String>> lists = new TreeMap<>(Map.of(
                "modules of harness-bridges/pom.xml", texts("harness-bridges/pom.xml", "/project/modules/module"),
                "dependencyManagement of pom.xml", texts("pom.xml", "/project/dependencyManagement/" + OURS),
                "dependencies of server/pom.xml (scope test)",
                        texts("server/pom.xml", "/project/" + OURS.replace("]", " and scope='test']")),
                "dependencies of registry-web/pom.xml (scope provided)",
                        texts("registry-web/pom.xml", "/project/" + OURS.replace("]", " and scope='provided']")),
                "registry-web/src/main/resources/bridges/index", index()));
        Map<String, Set<String>> forgotten = new TreeMap<>();
        lists.forEach((list, names) -> {
            Set<String> missing = new TreeSet<>(bridges);
            missing.removeAll(names);
            if (!missing.isEmpty()) {
                forgotten.put(list, missing);
            }
        });
        assertThat(forgotten)
                .as("bridges forgotten in a list of the build; docs/harness-bridge.md, section 1, names all five")
                .isEmpty();
    }

    @Test
    void theIndexNamesNothingElse() throws Exception {
        assertThat(index()).doesNotHaveDuplicates().allMatch(bridges()::contains);
        assertThat(texts("harness-bridges/pom.xml", "/project/modules/module")).allMatch(bridges()::contains);
    }

    private static Set<String> bridges() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("harness-bridges"))) {
            return new TreeSet<>(folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList());
        }
    }

    private static List<String> index() throws IOException {
        return Files.readAllLines(ROOT.resolve("registry-web/src/main/resources/bridges/index")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> texts(String pom, String path) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(pom).toFile());
        NodeList found =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent().strip())
                .toList();
    }
}
