package dev.guildhall.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/**
 * A bare repository that takes no object larger than its bound. What is counted on the wire is packed; without this, a
 * small pack inflates to any size, on disk and in memory.
 */
final class BoundedRepository extends FileRepository {
    private final long mostObjectBytes;

    BoundedRepository(Path folder, long mostObjectBytes) throws IOException {
        super(folder.toFile());
        this.mostObjectBytes = mostObjectBytes;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter inserter = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return inserter;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                PackParser parser = inserter.newPackParser(in);
                parser.setMaxObjectSizeLimit(mostObjectBytes);
                return parser;
            }
        };
    }
}
