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
import java.util.regex.Pattern;

/** One installer on one skill: search, install, what it noted, and what it does with bytes that are not the skill's. */
final class InstallerRun {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern DIGEST = Pattern.compile("digest|integrity|checksum|hash|sha-?(256|512)", Pattern.CASE_INSENSITIVE);
    private final Installer installer;
    private final Ground ground;
    private final Shop shop;
    private final MadeUpSkill skill;
    private final List<Cell> cells = new ArrayList<>();

    InstallerRun(Installer installer, Ground ground, String token) {
        this.installer = installer;
        this.ground = ground;
        this.shop = new Shop("http://localhost:" + port(), token, MadeUpSkill.OWNER);
        this.skill = ground.agent().plain();
    }

    private int port() {
        return ground.product().uri("").getPort();
    }

    Row row() throws IOException {
        honest();
        swapped();
        return new Row(installer.id(), installer.client().packageName(), installer.client().version(), cells);
    }

    private void honest() throws IOException {
        Cage cage = cage("", port());
        Map<String, String> variables = installer.settings(cage.home(), cage.work(), shop);
        Optional<List<String>> search = installer.search(skill.name(), shop);
        if (search.isEmpty()) {
            cells.add(new Cell("search", Matrix.UNTESTED, "It has no such command."));
        } else {
            Ran found = run(cage, "search", search.get(), variables);
            add("search", (found.out() + found.err()).contains(skill.name()), "finds " + "the skill", found);
        }
        Ran installed = new Ran(0, "", "");
        List<List<String>> commands = installer.install(skill, shop);
        for (int i = 0; i < commands.size() && installed.exit() == 0; i++) {
            installed = run(cage, "install-" + i, commands.get(i), variables);
        }
        add("install", installed.exit() == 0, "ends well", installed);
        boolean same = Proof.sameBytes(skill, cage.work()) || Proof.sameBytes(skill, cage.home());
        add("bytes", same, "every file is as it was published", installed);
        Lock lock = installer.lock(cage.home(), cage.work(), skill);
        boolean noted = Files.exists(lock.file()) && Files.readString(lock.file()).contains(lock.mark());
        add("lock", noted, lock.file().getFileName() + " is written", installed);
    }

    private void swapped() throws IOException {
        try (SwappedArchives between =
                new SwappedArchives(port(), skill.name(), ground.agent().needed().name())) {
            Cage cage = cage("-swapped", between.port());
            Map<String, String> variables = installer.settings(cage.home(), cage.work(), shop);
            StringBuilder said = new StringBuilder();
            Ran last = new Ran(0, "", "");
            List<List<String>> commands = installer.install(skill, shop);
            for (int i = 0; i < commands.size() && last.exit() == 0; i++) {
                last = run(cage, "install-" + i, commands.get(i), variables);
                said.append(last.out()).append(last.err());
            }
            boolean refused = DIGEST.matcher(said).find()
                    && !Proof.sameBytes(ground.agent().needed(), cage.work())
                    && !Files.exists(cage.work().resolve("skills").resolve(skill.name()));
            add("digest", refused, "other bytes are refused", last);
        }
    }

    private Cage cage(String suffix, int outside) throws IOException {
        Path folder = ground.folder().resolve(installer.id() + suffix);
        ClientCache.delete(folder);
        return new Cage(ground.clients().nodeFolder(), folder, Map.of(port(), outside));
    }

    private Ran run(Cage cage, String name, List<String> arguments, Map<String, String> variables) {
        List<String> command = new ArrayList<>();
        command.add(ground.clients().program(installer.client()).toString());
        command.addAll(arguments);
        return cage.run(name, command, variables, LIMIT);
    }

    private void add(String feature, boolean works, String what, Ran ran) {
        String said = (ran.err() + " " + ran.out()).strip();
        String reason = works ? what : "Not so: " + what + ". " + said.substring(0, Math.min(300, said.length()));
        cells.add(new Cell(feature, works ? "works" : "fails", reason));
    }
}
