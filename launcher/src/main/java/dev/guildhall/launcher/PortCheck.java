package dev.guildhall.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says in plain words that a port is taken, by whom if the system tells, and how to choose another. */
final class PortCheck {
    private static final String LISTENING = "0A";

    private PortCheck() {}

    static void requireFree(String host, int port, URI local) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host.equals("*") ? "0.0.0.0" : host), port));
        } catch (UnknownHostException e) {
            throw new LauncherProblem("GUILDHALL_HOST is \"" + host + "\", which is no address of this machine.", e);
        } catch (BindException e) {
            throw new LauncherProblem(explain(host, port, local, e), e);
        } catch (IOException e) {
            throw new LauncherProblem("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static String explain(String host, int port, URI local, BindException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("Permission")) {
            return "this user may not listen on port " + port
                    + ". Choose one from 1024 up: GUILDHALL_PORT=9080 ./guildhall up";
        }
        if (reason.contains("assign")) {
            return "GUILDHALL_HOST is " + host
                    + ", which is no address of this machine. 0.0.0.0 listens on all of them.";
        }
        String who = holder(port).map(w -> " by " + w).orElse("");
        String kind = Health.get(local, "/version").body().contains("builtAt")
                ? " It is another Guildhall, on other data."
                : "";
        return "port %d is in use%s.%s Stop that, or choose another port: GUILDHALL_PORT=%d ./guildhall up"
                .formatted(port, who, kind, port + 1);
    }

    /** Command and process that listen on a port; Linux only, and only processes of this user unless we are root. */
    private static Optional<String> holder(int port) {
        String wanted = String.format(":%04X", port);
        try {
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                for (String line :
                        Files.exists(Path.of(table)) ? Files.readAllLines(Path.of(table)) : List.<String>of()) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns.length > 9 && columns[1].endsWith(wanted) && columns[3].equals(LISTENING)) {
                        return owner("socket:[" + columns[9] + "]");
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // Only the explanation gets shorter.
        }
        return Optional.empty();
    }

    private static Optional<String> owner(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, socket))
                .map(process -> Path.of(process.info().command().orElse("a process"))
                                .getFileName() + " (process " + process.pid() + ")")
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false; // Another user's, or gone.
        }
    }
}
