package dev.guildhall.plugins.minilm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Tells the runtime and the tokenizer where their native libraries lie. Left to themselves they would unpack them into
 * temporary folders at every start, and the tokenizer's library would tell its makers about it.
 */
final class NativeLibraries {
    private NativeLibraries() {}

    /**
     * Once per process, before the first of their classes is used: system properties are all they listen to.
     *
     * @param folder {@code native} in the plugin's folder
     */
    static void use(Path folder) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean mac = system.contains("mac");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        Path runtime = folder.resolve("ai/onnxruntime/native/" + (mac ? "osx-" : "linux-") + (arm ? "aarch64" : "x64"));
        Path tokenizer = folder.resolve(
                        "native/lib/" + (mac ? "osx-" : "linux-") + (arm ? "aarch64" : "x86_64") + "/cpu")
                .resolve(System.mapLibraryName("tokenizers"));
        for (Path needed : List.of(runtime, tokenizer)) {
            if (!Files.exists(needed)) {
                throw new IllegalStateException(
                        "There is no native library for %s on %s: %s is missing. Linux and macOS on x64 and arm64 are supported, except the tokenizer on macOS x64."
                                .formatted(system, processor, needed));
            }
        }
        System.setProperty("onnxruntime.native.path", runtime.toString());
        System.setProperty("RUST_LIBRARY_PATH", tokenizer.toString());
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }
}
