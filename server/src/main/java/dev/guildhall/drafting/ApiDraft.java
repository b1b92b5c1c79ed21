package dev.guildhall.drafting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Drafts a skill from an OpenAPI file. {@code Api → references/GROUP.md per tag · schemas.md → SKILL.md + skill.yaml}. */
final class ApiDraft {
    private static final int MOST_GROUPS = 60;
    private static final int MOST_HOSTS = 50;

    private final Source source;
    private final Optional<String> owner;
    private final Api api;
    private final List<String> notes = new ArrayList<>();

    private ApiDraft(Source source, Optional<String> owner, Api api) {
        this.source = source;
        this.owner = owner;
        this.api = api;
        this.notes.addAll(api.notes());
        source.shortened().ifPresent(notes::add);
    }

    static DraftPackage of(Source source, Optional<String> owner) {
        return new ApiDraft(source, owner, ApiReader.read(source)).draft();
    }

    private DraftPackage draft() {
        String slug = CleanText.slug(api.title(), 48);
        String name = slug.isEmpty() ? "api" : slug;
        Map<String, String> files = new TreeMap<>();
        Map<Group, List<String>> index = new LinkedHashMap<>();
        Pages pages = new Pages();
        groups().forEach((title, operations) -> {
            List<String> written =
                    pages.of(Provenance.head(source) + "# " + title + "\n", operations, OperationText::section);
            index.put(new Group(title, operations), placed(title, written, files));
        });
        SchemaTypes types = new SchemaTypes();
        List<String> schemas = api.schemas().isEmpty()
                ? List.of()
                : placed(
                        "schemas",
                        pages.of(
                                Provenance.head(source) + "# Schemas\n",
                                api.schemas(),
                                schema -> SchemaText.section(schema, types)),
                        files);
        if (pages.left() > 0) {
            notes.add("The file is larger than a draft can be; %d operations or schemas were left out."
                    .formatted(pages.left()));
        }
        List<String> hosts = hosts(api.schemes());
        List<SkillYamlText.Credential> credentials = credentials(name);
        advise(credentials);
        files.put("SKILL.md", new ApiSkillText(source, api, index, schemas, credentials).of(name));
        files.put(
                "skill.yaml",
                SkillYamlText.of(
                        owner,
                        name,
                        api.title(),
                        CleanText.line("Calls the %s: %s.".formatted(called(api), topics(index)), 200),
                        source,
                        hosts,
                        credentials,
                        CleanText.line(
                                "When something has to be read from or changed in the %s: %s"
                                        .formatted(called(api), topics(index)),
                                1_000)));
        List<String> left = new ArrayList<>(List.of("examples of the file"));
        left.addAll(Provenance.left(api.dropped().scripts(), api.dropped().comments()));
        files.put(Provenance.FILE, Provenance.file(source, left, notes));
        return new DraftPackage(name, files, notes);
    }

    record Group(String title, List<Api.Operation> operations) {}

    /** The names of the files that these pages got; no two of a draft have the same, whatever its tags are. */
    private static List<String> placed(String title, List<String> pages, Map<String, String> files) {
        String slug = CleanText.slug(title, 50);
        List<String> names = new ArrayList<>();
        int number = 1;
        for (String page : pages) {
            String name;
            do {
                name = (slug.isEmpty() ? "group" : slug) + (number == 1 ? "" : "-" + number) + ".md";
                number++;
            } while (name.equals("source.md") || files.containsKey("references/" + name));
            files.put("references/" + name, page);
            names.add(name);
        }
        return names;
    }

    /** "Petstore API", whether or not the title says so itself. */
    static String called(Api api) {
        return api.title().toLowerCase(Locale.ROOT).contains("api") ? api.title() : api.title() + " API";
    }

    static String topics(Map<Group, List<String>> index) {
        return index.keySet().stream().limit(12).map(Group::title).collect(Collectors.joining(", "));
    }

    private Map<String, List<Api.Operation>> groups() {
        Map<String, List<Api.Operation>> groups = new LinkedHashMap<>();
        for (Api.Operation operation : api.operations()) {
            boolean room = groups.containsKey(operation.group()) || groups.size() < MOST_GROUPS;
            groups.computeIfAbsent(room ? operation.group() : "more", g -> new ArrayList<>())
                    .add(operation);
        }
        return groups;
    }

    /** Where the API is, and where these ways to sign in lead. */
    private List<String> hosts(List<Api.Scheme> schemes) {
        Set<String> hosts = new LinkedHashSet<>();
        api.servers().forEach(server -> hosts.add(ApiServers.host(server)));
        schemes.forEach(scheme -> hosts.addAll(scheme.hosts()));
        return hosts.stream().limit(MOST_HOSTS).toList();
    }

    private List<SkillYamlText.Credential> credentials(String name) {
        Map<String, SkillYamlText.Credential> credentials = new LinkedHashMap<>();
        for (Api.Scheme scheme : api.schemes()) {
            String id = CleanText.slug(scheme.name(), 40).replace('-', '_');
            if (!scheme.needsSecret() || id.isEmpty()) {
                notes.add("The sign-in `%s` needs %s, which skill.yaml cannot declare."
                        .formatted(scheme.name(), scheme.how()));
                continue;
            }
            String prefix = CleanText.slug(name, 40).replace('-', '_');
            String env = ((prefix.matches("[0-9].*") ? "api_" : "") + prefix + "_" + id).toUpperCase(Locale.ROOT);
            credentials.putIfAbsent(
                    id,
                    new SkillYamlText.Credential(
                            id,
                            env,
                            hosts(List.of(scheme)),
                            scheme.everywhere(),
                            CleanText.line(
                                    "For the %s: %s. %s"
                                            .formatted(
                                                    called(api),
                                                    scheme.how().replace("`", ""),
                                                    CleanText.markdown(scheme.description(), 300)),
                                    400)));
        }
        return List.copyOf(credentials.values());
    }

    private void advise(List<SkillYamlText.Credential> credentials) {
        long changing = api.operations().stream()
                .filter(operation ->
                        !operation.method().equals("GET") && !operation.method().equals("HEAD"))
                .count();
        if (changing > 0) {
            notes.add("%d of %d operations change something. Remove the files of those that agents must not call."
                    .formatted(changing, api.operations().size()));
        }
        if (!credentials.isEmpty()) {
            notes.add("Look at `credentials` in skill.yaml: hosts are where the secret may be sent.");
        }
        notes.add("Read SKILL.md: the steps are general. Write down what people actually ask for.");
    }
}
