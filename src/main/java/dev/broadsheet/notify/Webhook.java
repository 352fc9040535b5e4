package dev.broadsheet.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/**
 * Posts a notice as JSON to an address of the operator's, who may name one of a private net. Any
 * answer of 2xx is a success.
 */
public record Webhook(URI address) implements Notifier {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 2;

  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  public Webhook {
    Objects.requireNonNull(address, "address");
  }

  @Override
  public String channel() {
    return "webhook";
  }

  @Override
  public void tell(Notice notice) throws NotifyException {
    for (int attempt = 1; ; attempt++) {
      try {
        post(notice);
        return;
      } catch (NotifyException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void post(Notice notice) throws NotifyException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(notice.toJson()))
            .build();
    try {
      HttpResponse<InputStream> answer =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close(); // the time is kept up to here: a body may have no end
      if (answer.statusCode() / 100 != 2) {
        throw new NotifyException(place() + " answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new NotifyException(place() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotifyException(place() + ": interrupted", e);
    }
  }

  /** The path of an address is often a secret. */
  private String place() {
    return "the webhook at " + address.getHost();
  }

  @Override
  public String toString() {
    return place();
  }
}
