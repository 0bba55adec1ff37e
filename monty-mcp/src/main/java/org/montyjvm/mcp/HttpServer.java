package org.montyjvm.mcp;

import java.net.BindException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server around the endpoint. */
final class HttpServer implements AutoCloseable {
    private static final int THREADS = 64;
    private static final long IDLE_MS = 30_000;
    private static final int HEADER_BYTES = 8_192;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Listens.
     *
     * @throws StartException if the address is not to be had
     */
    HttpServer(HttpSettings settings, HttpTransport endpoint) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("monty-http");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MS);
        server.addConnector(connector);
        server.addBean(new ConnectionLimit(settings.connections(), server));
        server.setErrorHandler(HttpServer::error);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(endpoint);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        context.setErrorHandler(HttpServer::error);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw cannotListen(settings, e);
        }
    }

    private static StartException cannotListen(HttpSettings settings, Exception e) {
        boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
        return new StartException(
                "the server cannot listen at " + settings.host() + ":" + settings.port() + ": "
                        + (taken ? "another program does, or it is no address of this machine" : e.getMessage()),
                e);
    }

    /** Answers what never got to the endpoint, such as a request line that is none. */
    private static boolean error(Request request, Response response, Callback callback) {
        int status = Math.max(400, response.getStatus());
        byte[] body = BadMessage.json(
                BadMessage.INVALID_REQUEST, "the request is not one that this server takes (" + status + ")", null);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server did not stop", e);
        }
    }
}
