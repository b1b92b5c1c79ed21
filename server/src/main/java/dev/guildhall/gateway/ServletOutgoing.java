package dev.guildhall.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

record ServletOutgoing(HttpServletResponse response) implements Outgoing {
    @Override
    public void begin(int status, Map<String, String> headers, long length) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        response.getOutputStream().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        response.getOutputStream().flush();
    }
}
