import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The load behind {@code .ci/bench}: publishes, searches and uploads against a running server and prints p50 and p95. */
public class Load {
    private static final String SERVER = "http://127.0.0.1:" + System.getenv("GUILDHALL_PORT");
    private static final Path DATA = Path.of(System.getenv("GUILDHALL_DATA"));
    private static final List<String> WORDS = List.of(
            "pdf", "invoice", "review", "kubernetes", "schema", "migration", "translate", "summarise", "ledger", "terraform",
            "weather", "calendar", "security", "audit", "gateway", "prompt", "image", "table", "customer", "release");
    private static final List<String> CATEGORIES = List.of("code", "documents", "operations", "data", "finance");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String token = Files.readString(DATA.resolve("bootstrap-token")).strip();
    private final Random random = new Random(1);

    private Load() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        Load load = new Load();
        load.expect(200, load.put("/api/v1/owners/bench", "{\"displayName\":\"Bench\"}"), 201);
        switch (arguments[0]) {
            case "publish" -> load.publish();
            case "search" -> load.search();
            case "meaning" -> load.meaning();
            case "memory" -> load.memory(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void publish() throws Exception {
        AtomicInteger number = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 100_000_000));
        Callable<Integer> one = () -> {
            int n = number.incrementAndGet();
            return post("/api/v1/skills?owner=bench&version=1.0.0", skill("bench-" + n, 20, 4_000));
        };
        run("warm-up", one, 1, 50, 201);
        measure("publish, 20 files", one, 1, 200, 201);
        measure("publish, 20 files", one, 32, 640, 201);
    }

    private void search() throws Exception {
        seed();
        Callable<Integer> find = () -> get("/api/v1/skills?q=" + encode(words()), true);
        Callable<Integer> typo = () -> get("/api/v1/skills?q=kuberntes+gatway", true);
        Callable<Integer> narrowed = () -> get("/api/v1/skills?facets=true&q=" + encode(words()) + "&category=" + pick(CATEGORIES) + "&licence=MIT", true);
        Callable<Integer> listed = () -> get("/api/v1/skills?facets=true&category=" + pick(CATEGORIES) + "&sort=name", true);
        Callable<Integer> byName = () -> get("/api/v1/skills?facets=true&sort=name&q=" + encode("teams"), true);
        Callable<Integer> page = () -> get("/skills?q=" + encode(words()), false);
        run("warm-up", find, 1, 300, 200);
        run("warm-up", narrowed, 1, 100, 200);
        measure("search, 10,000 skills × 5", find, 1, 300, 200);
        measure("search, 10,000 skills × 5", find, 32, 1_600, 200);
        measure("search with typos", typo, 1, 200, 200);
        measure("text, 2 facets, all counts", narrowed, 1, 300, 200);
        measure("text, 2 facets, all counts", narrowed, 32, 1_600, 200);
        measure("no text, 1 facet, all counts", listed, 1, 200, 200);
        measure("word of every skill, by name", byName, 1, 100, 200);
        run("warm-up", page, 1, 50, 200);
        measure("catalogue page", page, 1, 200, 200);
        measure("catalogue page", page, 32, 960, 200);
    }

    /** With an embedder installed: waits until every skill is embedded, then asks in other words. */
    private void meaning() throws Exception {
        seed();
        long began = System.nanoTime();
        String status = text("/api/v1/search");
        if (status.contains("\"model\":null") || !status.contains("\"model\"")) {
            throw new IllegalStateException("no embedder is in use: " + status);
        }
        while (!status.contains("\"waiting\":0")) {
            Thread.sleep(1_000);
            status = text("/api/v1/search");
        }
        System.out.printf("embedded after %d s: %s%n", (System.nanoTime() - began) / 1_000_000_000, status);
        AtomicInteger number = new AtomicInteger();
        // Never the same twice: a remembered query would not be embedded again.
        Callable<Integer> ask = () -> get("/api/v1/skills?facets=true&q=" + encode(words() + " for case " + number.incrementAndGet()), true);
        Callable<Integer> again = () -> get("/api/v1/skills?facets=true&q=" + encode(words()), true);
        run("warm-up", ask, 1, 100, 200);
        measure("text+meaning, new query", ask, 1, 300, 200);
        measure("text+meaning, new query", ask, 32, 960, 200);
        measure("text+meaning, asked before", again, 1, 300, 200);
        measure("text+meaning, asked before", again, 32, 1_600, 200);
    }

    private String text(String path) throws Exception {
        HttpRequest request = request(path).header("Authorization", "Bearer " + token).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private String pick(List<String> values) {
        synchronized (random) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /** 50 MiB of random bytes: nothing compresses them, so the server has to take them all. */
    private void memory(String server) throws Exception {
        byte[] upload = largestSkill();
        long before = resident(server);
        long[] most = {before};
        Thread watch = Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                most[0] = Math.max(most[0], resident(server));
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        long began = System.nanoTime();
        int status = post("/api/v1/skills?owner=bench&version=1.0.0", upload);
        long took = (System.nanoTime() - began) / 1_000_000;
        watch.interrupt();
        watch.join();
        System.out.printf(
                "upload of %d MiB: status %d in %d ms; resident before %d MB, most %d MB%n",
                upload.length >> 20, status, took, before >> 20, most[0] >> 20);
        expect(201, status, 200);
    }

    private byte[] largestSkill() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = "large-" + System.nanoTime() % 1_000_000_000;
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, name + "/SKILL.md", front(name).getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[(10 << 20) - 16_384];
            for (int i = 0; i < 5; i++) {
                random.nextBytes(block);
                entry(zip, name + "/assets/" + i + ".bin", block);
            }
        }
        return bytes.toByteArray();
    }

    private static long resident(String pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the server is gone", e);
        }
        return 0;
    }

    /** Straight into the tables: what is measured is the search, and it sees the same columns that publishing fills. */
    private void seed() throws Exception {
        String instance = Files.readString(DATA.resolve("instance"));
        String port = instance.replaceAll("(?s).*, port (\\d+)\\).*", "$1");
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/guildhall";
        String password = Files.readString(DATA.resolve("postgres-password")).strip();
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement sql = connection.createStatement()) {
            sql.execute("set guildhall.words = '" + String.join(" ", WORDS) + "'");
            sql.execute(SKILLS);
            sql.execute(VERSIONS);
            sql.execute("vacuum analyze skill");
            sql.execute("vacuum analyze skill_version");
        }
    }

    private static final String SKILLS =
            """
            insert into skill (id, organisation_id, owner_id, owner_name, name, display_name, description, latest, state, version_count,
                               created_at, updated_at, haystack, category, license, risk, harnesses, keywords, headline, search)
            select gen_random_uuid(), o.organisation_id, o.id, o.name, s.name, s.title, s.description, '1.4.0', 'live', 5,
                   now(), now() - s.n * interval '1 minute', lower(o.name || ' ' || s.name || ' ' || s.title),
                   (array['code', 'documents', 'operations', 'data', 'finance'])[1 + s.n % 5],
                   (array['MIT', 'Apache-2.0', 'BSD-3-Clause'])[1 + s.n / 5 % 3], (array['low', 'medium', 'high'])[1 + s.n / 7 % 3],
                   case when s.n % 3 = 0 then '{claude-code,codex,inline,opencode}' else '{claude-code,codex,copilot,gemini-cli,inline,openclaw,opencode,pi}' end::text[],
                   string_to_array(s.title, ' '), v.words, v.words
            from owner o, (
                select n, 'seeded-' || a || '-' || b || '-' || n as name, a || ' ' || b as title,
                       'Does ' || a || ' work with ' || b || ' and ' || c || ' for teams that need it done the same way each time.' as description
                from (select n, w[1 + n % 20] as a, w[1 + n / 20 % 20] as b, w[1 + n / 400 % 20] as c
                      from generate_series(1, 10000) n, (select string_to_array(current_setting('guildhall.words'), ' ') w) words) mixed) s,
                lateral (select setweight(to_tsvector('simple', s.name || ' ' || s.title) || to_tsvector('english', s.name || ' ' || s.title), 'A')
                       || setweight(to_tsvector('simple', s.description) || to_tsvector('english', s.description), 'C') as words) v
            where o.name = 'bench'
            on conflict do nothing""";

    private static final String VERSIONS =
            """
            insert into skill_version (id, organisation_id, skill_id, version, sort_key, prerelease, digest, archive_digest, archive_size,
                                       state, verdict, manifest, findings, fits, file_count, size, catalog_tokens, body_tokens,
                                       published_by, published_at, display_name, description, haystack, headline, search)
            select gen_random_uuid(), s.organisation_id, s.id, '1.' || v || '.0', '1.' || v || '.0', false,
                   md5(s.id::text || v) || md5(s.id::text), md5(s.id::text || v) || md5(v::text), 1000,
                   'live', 'passed', '{}', '[]', '{}', 1, 1000, 20, 200, 'bench', now(), s.display_name, s.description, s.haystack, s.headline, s.search
            from skill s, generate_series(0, 4) v
            where s.name like 'seeded-%'
            on conflict do nothing""";

    private void measure(String what, Callable<Integer> call, int clients, int calls, int expected) throws Exception {
        long began = System.nanoTime();
        List<Long> times = run(what, call, clients, calls, expected);
        double seconds = (System.nanoTime() - began) / 1e9;
        Collections.sort(times);
        System.out.printf(
                "%-28s %2d clients  p50 %7.1f ms  p95 %7.1f ms  %7.1f/s%n",
                what, clients, at(times, 0.50), at(times, 0.95), calls / seconds);
    }

    private List<Long> run(String what, Callable<Integer> call, int clients, int calls, int expected) throws Exception {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(calls);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        long began = System.nanoTime();
                        int status = call.call();
                        times.add(System.nanoTime() - began);
                        expect(expected, status, expected);
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(what + " failed", e);
        }
        return times;
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * sorted.size()))) / 1e6;
    }

    private String words() {
        synchronized (random) {
            return WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()));
        }
    }

    private static byte[] skill(String name, int files, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, name + "/SKILL.md", front(name).getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i < files; i++) {
                String text = ("File " + i + " of " + name + ".\n").repeat(size / 24);
                entry(zip, name + "/references/" + i + ".md", text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String front(String name) {
        return "---\nname: " + name + "\ndescription: Exists to be measured.\n---\n\n# " + name + "\n\nNothing to do.\n";
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private int put(String path, String json) throws Exception {
        return send(request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private int post(String path, byte[] zip) throws Exception {
        return send(request(path).header("Content-Type", "application/zip").POST(HttpRequest.BodyPublishers.ofByteArray(zip)));
    }

    private int get(String path, boolean json) throws Exception {
        return send(request(path).header("Accept", json ? "application/json" : "text/html"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(SERVER + path)).timeout(Duration.ofMinutes(2));
    }

    private int send(HttpRequest.Builder request) throws Exception {
        request.header("Authorization", "Bearer " + token);
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            System.err.println(answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode();
    }

    private void expect(int wanted, int status, int orElse) {
        if (status != wanted && status != orElse) {
            throw new IllegalStateException("expected status " + wanted + ", got " + status);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
