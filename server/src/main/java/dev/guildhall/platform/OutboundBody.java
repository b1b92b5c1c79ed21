package dev.guildhall.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The HTTP client's view of what is sent. */
final class OutboundBody extends AbstractHttpEntity {
    private final OutboundRequest.Content content;

    OutboundBody(OutboundRequest.Content content) {
        super(ContentType.parse(content.type()), null, content.length() < 0);
        this.content = content;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return content.length();
    }

    /** Nobody reads what is written. */
    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("it is written, not read");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {}
}
