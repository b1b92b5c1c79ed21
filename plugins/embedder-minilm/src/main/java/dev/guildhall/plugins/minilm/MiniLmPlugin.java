package dev.guildhall.plugins.minilm;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pf4j.Plugin;

/** Loads the model when the plugin starts, so that a machine it does not run on shows as a failed start with the reason. */
public final class MiniLmPlugin extends Plugin {
    private static volatile @Nullable MiniLm model;

    static MiniLm model() {
        return Objects.requireNonNull(model, "the plugin is not started");
    }

    @Override
    public void start() {
        NativeLibraries.use(folder().resolve("native"));
        model = MiniLm.load();
    }

    @Override
    public void stop() {
        model = null;
    }

    /** The plugin's folder: this class lies in a jar in its {@code lib}. */
    private static Path folder() {
        try {
            Path jar = Path.of(MiniLmPlugin.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../..").toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The plugin cannot tell where it lies", e);
        }
    }
}
