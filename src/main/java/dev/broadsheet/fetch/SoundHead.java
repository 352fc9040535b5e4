package dev.broadsheet.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Refuses the heads of answers at which OkHttp stumbles, or which it takes for what they aren't.
 */
final class SoundHead implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = read(chain);
    long length = response.body().contentLength();
    if (length < -1) {
      throw new ProtocolException("a body of " + length + " bytes");
    }
    String coding = Objects.requireNonNullElse(response.header("Transfer-Encoding"), "chunked");
    if (!coding.equalsIgnoreCase("chunked") && !coding.equalsIgnoreCase("identity")) {
      throw new ProtocolException("sent as " + coding + ", for which nobody asked");
    }
    // It repeats a 503 with "Retry-After: 0" at once, before politeness is asked.
    return "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  private static Response read(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IllegalStateException | IllegalArgumentException e) { // a status below zero
      throw new ProtocolException("its head makes no sense: " + e.getMessage());
    }
  }
}
