package dev.guildhall.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A provider on a raw socket: remembers what it was asked and answers byte for byte as a test scripts it, one script per request. */
final class ScriptedUpstream implements AutoCloseable {
    /** What is written after a request was read. */
    interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    record Asked(String line, Map<String, String> headers, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final CountDownLatch hungUp = new CountDownLatch(1);
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final ServerSocket server;

    ScriptedUpstream() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** The answer to the next request that has none yet. */
    ScriptedUpstream then(Script script) {
        synchronized (scripts) {
            scripts.add(script);
        }
        return this;
    }

    ScriptedUpstream thenJson(int status, String body) {
        return then(out ->
                write(out, head(status, "application/json", body.getBytes(StandardCharsets.UTF_8).length) + body));
    }

    /** Chunked, each piece a chunk of its own. */
    ScriptedUpstream thenStream(String... pieces) {
        return then(out -> {
            write(out, streamHead());
            for (String piece : pieces) {
                chunk(out, piece);
            }
            write(out, "0\r\n\r\n");
        });
    }

    static String head(int status, String type, int length) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    static String streamHead() {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    static void chunk(OutputStream out, String piece) throws IOException {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        write(out, "\r\n");
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (read(in)) {
                Script script;
                synchronized (scripts) {
                    script = scripts.poll();
                }
                if (script == null) {
                    write(socket.getOutputStream(), head(500, "application/json", 2) + "{}");
                } else {
                    script.answer(socket.getOutputStream());
                }
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return false;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        asked.add(new Asked(line, headers, new String(body, StandardCharsets.UTF_8)));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) >= 0 && b != '\n') {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Writes until the other side has closed the connection. */
    void writeUntilClosed(OutputStream out, String piece) throws IOException, InterruptedException {
        while (true) {
            chunk(out, piece);
            out.flush();
            Thread.sleep(20);
        }
    }

    boolean wasLeft() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
