package dev.guildhall.conformance;

import dev.guildhall.conformance.Cage.Ran;
import dev.guildhall.conformance.Installer.Lock;
import dev.guildhall.conformance.Installer.Shop;
import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One installer on one skill: search, install, what it noted, and what it does with bytes that are not the skill's. */
final class InstallerRun {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private final Installer installer;
    private final Ground ground;
    private final int modelPort;
    private final Shop shop;
    private final MadeUpSkill skill;
    private final List<Cell> cells = new ArrayList<>();

    private InstallerRun(Installer installer, Ground ground, String token, int modelPort) {
        this.installer = installer;
        this.ground = ground;
        this.modelPort = modelPort;
        this.shop = new Shop("http://localhost:" + port(), token, MadeUpSkill.OWNER, "http://localhost:" + modelPort);
        this.skill = ground.agent().plain();
    }

    private int port() {
        return ground.product().uri("").getPort();
    }

    static Row of(Installer installer, Ground ground) throws IOException {
        Path requests = ground.folder().resolve("requests-" + installer.id());
        try (ModelServer model = new ModelServer(requests, List.of())) {
            InstallerRun run =
                    new InstallerRun(installer, ground, ground.published().readingToken(), model.port());
            run.honest();
            run.swapped();
            return new Row(
                    installer.id(),
                    installer.client().packageName(),
                    installer.client().version(),
                    run.cells);
        }
    }

    private void honest() throws IOException {
        Cage cage = cage("", port());
        Map<String, String> variables = installer.settings(cage.home(), cage.work(), shop);
        Ran prepared = run(cage, "prepare", installer.prepare(shop), variables);
        Optional<List<String>> search = installer.search(skill.name(), shop);
        if (search.isEmpty()) {
            cells.add(new Cell("search", "lost", "It has no such command."));
        } else {
            Ran found = prepared.exit() == 0 ? run(cage, "search", List.of(search.get()), variables) : prepared;
            add("search", (found.out() + found.err()).contains(skill.name()), "It finds the skill.", found);
        }
        Ran installed =
                prepared.exit() == 0 ? run(cage, "install", installer.install(skill, shop), variables) : prepared;
        add("install", installed.exit() == 0, "It ends well.", installed);
        boolean same = Proof.sameBytes(skill, cage.work()) || Proof.sameBytes(skill, cage.home());
        add("bytes", same, "Every file is as it was published.", installed);
        Optional<Lock> lock = installer.lock(cage.home(), cage.work());
        if (lock.isEmpty()) {
            cells.add(new Cell("lock", "lost", "It notes nothing."));
        } else {
            Path file = lock.get().file();
            boolean noted = Files.exists(file)
                    && Files.readString(file).contains(lock.get().mark());
            add("lock", noted, "It writes " + file.getFileName() + ".", installed);
        }
    }

    /** Somebody in between hands out the earlier version's archive: the same skill by every name, only with other bytes. */
    private void swapped() throws IOException {
        try (SwappedArchives between = new SwappedArchives(port(), MadeUpSkill.VERSION, MadeUpSkill.EARLIER_VERSION)) {
            Cage cage = cage("-swapped", between.port());
            Map<String, String> variables = installer.settings(cage.home(), cage.work(), shop);
            if (run(cage, "prepare", installer.prepare(shop), variables).exit() == 0) {
                run(cage, "install", installer.install(skill, shop), variables);
            }
            boolean taken =
                    Proof.sameBytes(skill.earlier(), cage.work()) || Proof.sameBytes(skill.earlier(), cage.home());
            boolean installs = cells.stream()
                    .anyMatch(cell ->
                            cell.feature().equals("bytes") && cell.outcome().equals("works"));
            if (!installs) {
                cells.add(new Cell("digest", "fails", "Nothing could be installed."));
            } else if (between.swapped() == 0) {
                cells.add(new Cell(
                        "digest", Matrix.UNTESTED, "Its addresses name no version, so nothing could be swapped."));
            } else if (taken) {
                cells.add(new Cell("digest", "lost", "It takes what it is given."));
            } else {
                cells.add(new Cell("digest", "works", "It refuses other bytes."));
            }
        }
    }

    private Cage cage(String suffix, int outside) throws IOException {
        Path folder = ground.folder().resolve(installer.id() + suffix);
        ClientCache.delete(folder);
        return new Cage(ground.clients().nodeFolder(), folder, Map.of(port(), outside, modelPort, modelPort));
    }

    /** Runs commands until one does not end well; what the last said. */
    private Ran run(Cage cage, String name, List<List<String>> commands, Map<String, String> variables) {
        Ran last = new Ran(0, "", "");
        for (int i = 0; i < commands.size() && last.exit() == 0; i++) {
            List<String> command = new ArrayList<>();
            command.add(ground.clients().program(installer.client()).toString());
            command.addAll(commands.get(i));
            last = cage.run(name + "-" + i, command, variables, LIMIT);
        }
        return last;
    }

    private void add(String feature, boolean works, String what, Ran ran) {
        String said = (ran.err() + " " + ran.out()).strip();
        String reason = works ? what : "Not so: " + what + " " + said.substring(0, Math.min(300, said.length()));
        cells.add(new Cell(feature, works ? "works" : "fails", reason));
    }
}
