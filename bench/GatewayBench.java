import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The load and the stub behind {@code bench/gateway}: {@code stub PORT} answers like OpenAI's chat; {@code load NAME URL KEY PID SCENARIO…} drives a
 * gateway over connections that are kept and prints one line per scenario: calls a second, median and 99th percentile, CPU of the
 * process with that PID per call, its memory.
 */
public class GatewayBench {
    private static final int CHUNKS = 50;
    private static final String WORD = "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lorem ipsum dolor sit amet\"},\"finish_reason\":null}]}";
    private static final String LAST = "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    private static final String USAGE = "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\",\"choices\":[],\"usage\":{\"prompt_tokens\":300,\"completion_tokens\":250,\"total_tokens\":550}}";
    private static final String WHOLE = "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
            + "lorem ipsum ".repeat(40) + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":300,\"completion_tokens\":120,\"total_tokens\":420}}";

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "stub" -> stub(Integer.parseInt(arguments[1]));
            case "load" -> {
                for (String scenario : Arrays.copyOfRange(arguments, 5, arguments.length)) {
                    Load.run(arguments[1], URI.create(arguments[2]), arguments[3], arguments[4], scenario);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void stub(int port) throws IOException {
        ServerSocket server = new ServerSocket(port, 2_000, InetAddress.getLoopbackAddress());
        while (true) {
            Socket socket = server.accept();
            Thread.ofVirtual().start(() -> {
                try (socket) {
                    answer(socket);
                } catch (IOException e) {
                    // The other side has closed.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private static void answer(Socket socket) throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        Reading in = new Reading(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        byte[] whole = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + WHOLE.length() + "\r\n\r\n" + WHOLE)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] word = chunk("data: " + WORD + "\n\n");
        byte[] end = chunk("data: " + LAST + "\n\ndata: " + USAGE + "\n\ndata: [DONE]\n\n");
        byte[] over = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        while (in.message()) {
            String body = in.body();
            if (!body.contains("\"stream\":true")) {
                out.write(whole);
                continue;
            }
            int pause = body.contains("slowly") ? 100 : body.contains("paced") ? 10 : 0;
            out.write(head);
            for (int i = 0; i < CHUNKS; i++) {
                out.write(word);
                if (pause > 0) {
                    Thread.sleep(pause);
                }
            }
            out.write(end);
            out.write(over);
        }
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads HTTP/1.1 messages, requests or answers, of either kind of length. */
    private static final class Reading {
        private final InputStream in;
        private byte[] buffer = new byte[65_536];
        private int from;
        private int to;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        String first = "";
        long firstByte;

        Reading(InputStream in) {
            this.in = in;
        }

        String body() {
            return body.toString(StandardCharsets.UTF_8);
        }

        boolean message() throws IOException {
            body.reset();
            firstByte = 0;
            int length = 0;
            boolean chunked = false;
            first = line();
            if (first.isEmpty()) {
                return false;
            }
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = true;
                }
            }
            if (!chunked) {
                take(length);
                return true;
            }
            while (true) {
                int size = Integer.parseInt(line(), 16);
                take(size);
                line();
                if (size == 0) {
                    return true;
                }
            }
        }

        private String line() throws IOException {
            while (true) {
                for (int i = from; i < to; i++) {
                    if (buffer[i] == '\n') {
                        String line = new String(buffer, from, Math.max(0, i - from - (i > from && buffer[i - 1] == '\r' ? 1 : 0)), StandardCharsets.ISO_8859_1);
                        from = i + 1;
                        return line;
                    }
                }
                if (!more()) {
                    return "";
                }
            }
        }

        private void take(int length) throws IOException {
            int left = length;
            while (left > 0) {
                if (from == to && !more()) {
                    throw new IOException("cut short");
                }
                if (firstByte == 0) {
                    firstByte = System.nanoTime();
                }
                int n = Math.min(left, to - from);
                body.write(buffer, from, n);
                from += n;
                left -= n;
            }
        }

        private boolean more() throws IOException {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            if (to == buffer.length) {
                buffer = Arrays.copyOf(buffer, to * 2);
            }
            int n = in.read(buffer, to, buffer.length - to);
            if (n <= 0) {
                return false;
            }
            to += n;
            return true;
        }
    }

    /**
     * One scenario: {@code json-CONNECTIONS-SECONDS}, {@code burst-…}, {@code paced-…} (10 ms between events), {@code slow-…} (100 ms).
     * {@code warm-CONNECTIONS-SECONDS} prints no row: calls until the rate is steady, at most so long.
     */
    private static final class Load {
        private static final String TEXT = "What does this mean, and why? ".repeat(40);

        static void run(String name, URI url, String key, String pid, String scenario) throws Exception {
            String[] words = scenario.split("-");
            String kind = words[0];
            int connections = Integer.parseInt(words[1]);
            double seconds = Double.parseDouble(words[2]);
            String extra = switch (kind) {
                case "json", "warm" -> "";
                case "burst" -> ",\"stream\":true";
                case "paced" -> ",\"stream\":true,\"user\":\"paced\"";
                case "slow" -> ",\"stream\":true,\"user\":\"slowly\"";
                default -> throw new IllegalArgumentException(kind);
            };
            String body = "{\"model\":\"bench\",\"max_tokens\":300,\"messages\":[{\"role\":\"user\",\"content\":\"" + TEXT + "\"}]" + extra + "}";
            byte[] request = ("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer " + key
                    + "\r\nx-portkey-provider: openai\r\nx-portkey-custom-host: " + System.getenv().getOrDefault("BENCH_UPSTREAM", "") + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII);
            if (kind.equals("warm")) {
                warm(name, url, request, connections, seconds);
                return;
            }
            // Twice: the first run is for the compilers.
            drive(url, request, kind, connections, seconds / 2);
            long cpu = cpu(pid);
            List<long[]> times = drive(url, request, kind, connections, seconds);
            long used = cpu(pid) - cpu;
            long[] sorted = times.stream().mapToLong(t -> t[0]).sorted().toArray();
            long[] first = times.stream().mapToLong(t -> t[1]).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %d | %.0f | %.2f | %.2f | %.2f | %s | %s |%n",
                    name, kind, connections, sorted.length / seconds, at(sorted, 0.5), at(sorted, 0.99), at(first, 0.99),
                    pid.isEmpty() ? "" : Long.toString(used * 1_000 / Math.max(1, sorted.length)), memory(pid));
        }

        /** Five seconds at a time, until three in a row differ by less than a twentieth. */
        private static void warm(String name, URI url, byte[] request, int connections, double most) throws Exception {
            double slice = 5;
            List<Double> rates = new ArrayList<>();
            while (rates.size() * slice < most) {
                rates.add(drive(url, request, "json", connections, slice).size() / slice);
                List<Double> last = rates.subList(Math.max(0, rates.size() - 3), rates.size());
                if (last.size() == 3 && Collections.max(last) < Collections.min(last) * 1.05) {
                    break;
                }
            }
            System.err.printf(Locale.ROOT, "%s warmed up in %.0f s: %s calls/s%n", name, rates.size() * slice, rates);
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
        }

        private static List<long[]> drive(URI url, byte[] request, String kind, int connections, double seconds) throws Exception {
            ConcurrentLinkedQueue<List<long[]>> all = new ConcurrentLinkedQueue<>();
            AtomicInteger failed = new AtomicInteger();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    List<long[]> times = new ArrayList<>();
                    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                        socket.setTcpNoDelay(true);
                        Reading in = new Reading(socket.getInputStream());
                        while (System.nanoTime() < end) {
                            long began = System.nanoTime();
                            socket.getOutputStream().write(request);
                            if (!in.message() || !in.first.contains(" 200")) {
                                throw new IOException(in.first + " " + in.body());
                            }
                            if (!kind.equals("json") && !in.body().endsWith("[DONE]\n\n")) {
                                throw new IOException("a stream without its end: " + in.body());
                            }
                            times.add(new long[] {System.nanoTime() - began, in.firstByte - began});
                        }
                    } catch (IOException e) {
                        if (failed.incrementAndGet() == 1) {
                            System.err.println("a call failed: " + e.getMessage());
                        }
                    }
                    all.add(times);
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (failed.get() > 0) {
                System.err.println(failed + " connections ended early");
            }
            return all.stream().flatMap(List::stream).toList();
        }

        /** Milliseconds of CPU so far; 0 where the system does not say. */
        private static long cpu(String pid) throws IOException {
            if (pid.isEmpty()) {
                return 0;
            }
            long ticks = 0;
            for (String one : pid.split(",")) {
                String stat = Files.readString(Path.of("/proc", one, "stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
            return ticks * 10;
        }

        private static String memory(String pid) throws IOException {
            if (pid.isEmpty()) {
                return "";
            }
            long kilobytes = 0;
            for (String one : pid.split(",")) {
                for (String line : Files.readAllLines(Path.of("/proc", one, "status"))) {
                    if (line.startsWith("VmRSS:")) {
                        kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            }
            return Long.toString(kilobytes / 1024);
        }
    }
}
