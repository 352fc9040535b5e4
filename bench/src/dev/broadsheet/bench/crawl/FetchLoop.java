package dev.broadsheet.bench.crawl;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Only fetches: what the HTTP client can do at most. {@code FetchLoop ORIGIN ARTICLES CONNECTIONS}
 */
public final class FetchLoop {
  private FetchLoop() {}

  public static void main(String[] args) throws InterruptedException {
    int articles = Integer.parseInt(args[1]);
    int connections = Integer.parseInt(args[2]);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
            .build();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        threads.submit(
            () -> {
              for (int n = next.getAndIncrement(); n < articles; n = next.getAndIncrement()) {
                String url = args[0] + "/news/" + n + ".html";
                try (Response answer =
                    client.newCall(new Request.Builder().url(url).build()).execute()) {
                  answer.body().bytes();
                }
              }
              return null;
            });
      }
    }
    client.dispatcher().executorService().shutdown();
  }
}
