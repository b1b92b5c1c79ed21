package dev.guildhall.platform;

import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client that does nothing by itself: no redirect, no retry, no cookie, no stored credential, no unpacking. */
final class OutboundClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_TO_ONE_HOST = 8;
    private static final int LONGEST_HEADER_LINE = 16_384;
    private static final int MOST_HEADERS = 200;

    private OutboundClient() {}

    static CloseableHttpClient of(GuardedResolver resolver) {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setSocketTimeout(Timeout.of(CONNECT))
                .build();
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setDefaultConnectionConfig(connection)
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setSoTimeout(Timeout.of(CONNECT))
                                .build())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(http)
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_TO_ONE_HOST)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Guildhall/" + Version.current().version())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    static HttpUriRequestBase request(String method, OutboundAddress address, Deadline deadline) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, address.uri());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, identity;q=0.5");
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(deadline.left()))
                .setResponseTimeout(Timeout.of(deadline.left()))
                .setProtocolUpgradeEnabled(false)
                .build());
        return request;
    }
}
