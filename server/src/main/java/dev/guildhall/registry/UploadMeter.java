package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of an upload as they come in and refuses the first one too many. */
final class UploadMeter {
    private final long most;
    private long seen;

    UploadMeter(long most) {
        this.most = most;
    }

    static Problem tooLarge(long most) {
        return PlatformProblem.TOO_LARGE.because(
                "The upload is larger than %d bytes (%s). Leave out what the skill does not need, or ask an administrator to raise the limit."
                        .formatted(most, PublishSettings.MAX_UPLOAD_BYTES));
    }

    Problem tooManyFiles(int files) {
        return PlatformProblem.TOO_LARGE.because(
                "The upload has more than %d files (%s). Leave out what the skill does not need, or ask an administrator to raise the limit."
                        .formatted(files, PublishSettings.MAX_FILES));
    }

    InputStream counting(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                count(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                count(Math.max(read, 0));
                return read;
            }
        };
    }

    private void count(int bytes) {
        seen += bytes;
        if (seen > most) {
            throw tooLarge(most);
        }
    }
}
