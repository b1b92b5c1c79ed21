package dev.guildhall.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The receipts of a workspace: {@code .guildhall/receipts/AGENT.HARNESS.json}. One that ends in {@code .pending.json} says what
 * is being written; it is there only while somebody works, or after they were interrupted.
 */
public final class ReceiptFolder {
    private static final String PENDING = ".pending.json";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LARGEST = 32 * 1024 * 1024;

    private final Place place;

    public ReceiptFolder(Place place) {
        this.place = place;
    }

    /** Every finished receipt, by agent and harness. */
    public List<Receipt> all() throws IOException {
        return read(false);
    }

    /** Every one of work that was interrupted. */
    public List<Receipt> interrupted() throws IOException {
        return read(true);
    }

    private List<Receipt> read(boolean pending) throws IOException {
        List<Receipt> found = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), "*.json")) {
                for (Path file : files) {
                    if (file.toString().endsWith(PENDING) == pending) {
                        found.add(read(file));
                    }
                }
            }
        }
        found.sort(Comparator.comparing(Receipt::owner));
        return found;
    }

    private static Receipt read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new PlanRefused(file + " is larger than a receipt can be.");
        }
        return ReceiptJson.read(file.toString(), Files.readString(file));
    }

    /** What was written for an agent in a harness: an interrupted attempt first, then what was finished before it. */
    List<Receipt> mine(String agent, String harness) throws IOException {
        List<Receipt> mine = new ArrayList<>();
        for (Path file : List.of(pending(agent, harness), finished(agent, harness))) {
            if (Files.exists(file)) {
                mine.add(read(file));
            }
        }
        return mine;
    }

    public Optional<Receipt> of(String agent, String harness) throws IOException {
        return mine(agent, harness).stream().findFirst();
    }

    /** Those of other agents and harnesses, interrupted ones too. */
    List<Receipt> others(String agent, String harness) throws IOException {
        List<Receipt> others = new ArrayList<>(interrupted());
        others.addAll(all());
        others.removeIf(
                receipt -> receipt.agent().equals(agent) && receipt.harness().equals(harness));
        return others;
    }

    Path finished(String agent, String harness) {
        return folder().resolve(checked(agent) + "." + checked(harness) + ".json");
    }

    Path pending(String agent, String harness) {
        return folder().resolve(checked(agent) + "." + checked(harness) + PENDING);
    }

    Path folder() {
        return place.own().resolve("receipts");
    }

    /** @throws PlanRefused for what would be no file name of this folder */
    static String checked(String name) {
        if (name.length() <= 64 && NAME.matcher(name).matches()) {
            return name;
        }
        throw new PlanRefused("\"" + name.replaceAll("\\p{Cntrl}", "?")
                + "\" is no name of an agent or harness: lower-case letters, digits and single hyphens.");
    }

    /** Written beside first, so that a receipt is whole or not there. */
    void write(Disk disk, Path file, Receipt receipt) throws IOException {
        Path beside = folder().resolve(file.getFileName() + ".new");
        byte[] json = ReceiptJson.write(receipt).getBytes(StandardCharsets.UTF_8);
        disk.write(beside, new ByteArrayInputStream(json), false, beside);
        disk.move(beside, file);
    }
}
