package dev.guildhall.launcher;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Optional plugins of the server that {@code --with} names, built beforehand by the shell script. They stay installed until
 * somebody removes them from the folder of server plugins.
 */
record ServerPluginZips(List<String> names) {
    private static final String OPTION = "--with";

    ServerPluginZips {
        names = List.copyOf(names);
    }

    /** Takes every {@code --with NAME} out of the options. */
    static ServerPluginZips chosen(List<String> options) {
        List<String> names = new ArrayList<>();
        for (int at = options.indexOf(OPTION); at >= 0; at = options.indexOf(OPTION)) {
            options.remove(at);
            if (at == options.size() || !options.get(at).matches("[a-z0-9][a-z0-9-]{0,63}")) {
                throw new LauncherProblem("--with needs the name of a folder in plugins/, such as embedder-minilm.");
            }
            names.add(options.remove(at));
        }
        return new ServerPluginZips(names);
    }

    /** Copies each that is new or changed; the server unpacks it when it starts. */
    void install(Path root, Path folder, Console console) throws IOException {
        for (String name : names) {
            Path built = built(root.resolve("plugins").resolve(name), name);
            Path installed = folder.resolve(name + ".zip");
            if (Files.exists(installed) && FileDigest.of(installed).equals(FileDigest.of(built))) {
                continue;
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, Secrets.OWNER_ONLY_FOLDER);
            }
            Path part = folder.resolve(name + ".zip.part");
            Files.copy(built, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, installed, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            console.step("Plugin " + name + " installed in " + folder);
        }
    }

    private static Path built(Path module, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        Path target = module.resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> zips = Files.newDirectoryStream(target, name + "-[0-9]*.zip")) {
                zips.forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            throw new LauncherProblem("the plugin " + name + " is not built: " + target
                    + " has no zip of it. Start with ./guildhall up --with " + name + ", which builds it.");
        }
        return Collections.max(found, Comparator.comparing(zip -> version(zip, name)));
    }

    private static ModuleDescriptor.Version version(Path zip, String name) {
        String file = String.valueOf(zip.getFileName());
        return ModuleDescriptor.Version.parse(file.substring(name.length() + 1, file.length() - ".zip".length()));
    }
}
