package dev.broadsheet.console;

import io.javalin.http.TooManyRequestsResponse;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends pieces of pages as server-sent events, to each who looks on the thread of his request; it
 * ends when he goes away or the console closes. Thread-safe.
 */
final class LiveFeed implements AutoCloseable {
  private static final int MOST = 64;
  private static final long SECONDS_BETWEEN = 1;

  /** Without an event for so long a comment is sent, to learn whether somebody is still there. */
  private static final int QUIET_LOOKS = 15;

  private static final long PATIENCE_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Semaphore places = new Semaphore(MOST);

  void feed(Request request, Function<Request, String> piece)
      throws IOException, InterruptedException {
    if (!places.tryAcquire()) {
      throw new TooManyRequestsResponse();
    }
    try {
      HttpServletResponse response = request.context().res();
      response.setContentType("text/event-stream");
      response.setCharacterEncoding("UTF-8");
      try (ServletOutputStream out = response.getOutputStream()) {
        goOn(out, request, piece);
      }
    } finally {
      places.release();
    }
  }

  private void goOn(ServletOutputStream out, Request request, Function<Request, String> piece)
      throws IOException, InterruptedException {
    String last = "";
    int quiet = 0;
    do {
      String now = piece.apply(request);
      quiet++;
      if (!now.equals(last)) {
        send(out, event(now));
        last = now;
        quiet = 0;
      } else if (quiet == QUIET_LOOKS) {
        send(out, ":\n\n");
        quiet = 0;
      }
    } while (!closed.await(SECONDS_BETWEEN, TimeUnit.SECONDS));
  }

  private static String event(String text) {
    return "data: " + String.join("\ndata: ", text.lines().toList()) + "\n\n";
  }

  private static void send(ServletOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Lets each who looks have the end of his answer, unless that takes long. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (places.tryAcquire(MOST, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        places.release(MOST);
      } else {
        LOG.warn("Somebody still gets a piece of a page {} s after the end", PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
