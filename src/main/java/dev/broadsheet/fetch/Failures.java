package dev.broadsheet.fetch;

import dev.broadsheet.fetch.FetchException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells people what went wrong, in words that a hostile server can't choose. */
final class Failures {
  private static final int QUOTED = 200;

  private Failures() {}

  /**
   * What an exception of the client means.
   *
   * @param timeout the total time that was allowed
   */
  static FetchException translate(URI url, IOException e, Duration timeout) {
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(url, e);
    }
    return switch (e) {
      case AddressGuard.RefusedException refused ->
          failure(url, Reason.REFUSED_ADDRESS, false, text(refused), e);
      case UnknownHostException _ ->
          failure(url, Reason.UNKNOWN_HOST, true, "the host's name has no address", e);
      case SSLHandshakeException _ when e.getCause() instanceof EOFException ->
          failure(url, Reason.CONNECTION, true, "the connection was closed", e);
      case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
          failure(url, Reason.TLS, false, "no secure connection: " + text(e), e);
      case SocketTimeoutException _ when "Connect timed out".equals(e.getMessage()) ->
          failure(url, Reason.CONNECTION, true, "the host does not answer", e);
      case InterruptedIOException _ ->
          failure(url, Reason.TIMEOUT, true, "no whole answer within " + seconds(timeout), e);
      case ContentCoding.BadCodingException bad ->
          failure(url, Reason.BROKEN_RESPONSE, true, text(bad), e);
      case ProtocolException _ ->
          failure(url, Reason.BROKEN_RESPONSE, true, "the answer breaks HTTP: " + text(e), e);
      case EOFException _ -> failure(url, Reason.CONNECTION, true, "the connection was closed", e);
      // OkHttp tells no difference, and takes a head of 256 KiB
      case IOException _ when e.getCause() instanceof EOFException ->
          failure(
              url,
              Reason.CONNECTION,
              true,
              "the connection was closed before there was an answer, or that has a head without"
                  + " end",
              e);
      default -> failure(url, Reason.CONNECTION, true, "the connection failed: " + text(e), e);
    };
  }

  /** The thread was interrupted; its flag is set again. */
  static FetchException interrupted(URI url, Exception cause) {
    Thread.currentThread().interrupt();
    return failure(url, Reason.INTERRUPTED, true, "interrupted", cause);
  }

  /** A server's words, short and without control characters, which could rule a terminal. */
  static String quote(String words) {
    String plain = words.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    return plain.length() > QUOTED ? plain.substring(0, QUOTED) + '…' : plain;
  }

  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? time.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  static String size(int bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
  }

  private static String text(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : quote(message);
  }

  private static FetchException failure(
      URI url, Reason reason, boolean retryable, String message, Exception cause) {
    return new FetchException(url, reason, retryable, message, cause);
  }
}
