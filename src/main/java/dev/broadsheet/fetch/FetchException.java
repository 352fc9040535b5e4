package dev.broadsheet.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page that could not be had. The message is for people and begins with the address. */
public final class FetchException extends Exception {
  private static final long serialVersionUID = 1;

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  /** What is told of a host, or by what stands before it. */
  private static final Set<Integer> OF_HOST = Set.of(429, 502, 503, 504);

  /** What stood in the way. */
  public enum Reason {
    /** The address is not http or https, or can't be read. */
    BAD_URL,
    /** The host's address is not public and not allowed by name. */
    REFUSED_ADDRESS,
    /** robots.txt forbids the page or can't be had. */
    ROBOTS,
    /** The host asked to be left alone (Retry-After), for longer than anybody waits. */
    CLOSED,
    /** The host is left alone for a while, as nobody answered for it again and again. */
    SILENT,
    /** The host's name has no address. */
    UNKNOWN_HOST,
    /** No connection, or it broke. */
    CONNECTION,
    /** The server could not prove who it is. */
    TLS,
    /** It took longer than the total time allowed. */
    TIMEOUT,
    /** It has more bytes than allowed, after decompression. */
    TOO_LARGE,
    /** Too many redirects, a loop, or a redirect to nowhere. */
    REDIRECT,
    /** An HTTP status other than 2xx and 304. */
    STATUS,
    /** A captcha, a check of the browser or a question of consent in place of the page. */
    WALL,
    /** The content type is no document's: an image, a video, a program. */
    NOT_A_DOCUMENT,
    /** The answer breaks HTTP or its own content coding. */
    BROKEN_RESPONSE,
    /** The browser is missing, crashed or could not show the page. */
    BROWSER,
    /** The thread was interrupted: the program stops. */
    INTERRUPTED
  }

  private final URI url;
  private final Reason reason;
  private final int status;
  private final boolean retryable;
  private final @Nullable Duration retryAfter;

  /**
   * @param url where it happened: the address that was asked for, or the hop of a redirect
   * @param status the HTTP status, when one arrived
   * @param retryable whether the same request may succeed soon
   * @param retryAfter how long the server asks to wait
   * @param message what happened, without the address
   */
  public FetchException(
      URI url,
      Reason reason,
      OptionalInt status,
      boolean retryable,
      Optional<Duration> retryAfter,
      String message,
      @Nullable Throwable cause) {
    super(url + ": " + message, cause);
    this.url = url;
    this.reason = Objects.requireNonNull(reason, "reason");
    this.status = status.orElse(0);
    this.retryable = retryable;
    this.retryAfter = retryAfter.orElse(null);
  }

  /** A failure without an HTTP status. */
  public FetchException(
      URI url, Reason reason, boolean retryable, String message, @Nullable Throwable cause) {
    this(url, reason, OptionalInt.empty(), retryable, Optional.empty(), message, cause);
  }

  /** The same failure with a word on what was done about it. */
  FetchException noting(String note) {
    return new FetchException(this, note);
  }

  private FetchException(FetchException e, String note) {
    super(e.getMessage() + " (" + note + ')', e);
    this.url = e.url;
    this.reason = e.reason;
    this.status = e.status;
    this.retryable = e.retryable;
    this.retryAfter = e.retryAfter;
  }

  /** Where it happened: the address that was asked for, or the hop of a redirect. */
  public URI url() {
    return url;
  }

  public Reason reason() {
    return reason;
  }

  /** The HTTP status, when one arrived. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Whether the server says that there is no such page, or none any more. */
  public boolean isGone() {
    return status == NOT_FOUND || status == GONE;
  }

  /** Whether {@link #isGone} was true of a failure of which the message is left. */
  public static boolean toldGone(String message) {
    return Stream.of(NOT_FOUND, GONE).anyMatch(s -> message.contains(": " + HttpStatus.named(s)));
  }

  /**
   * Whether it tells of the page. Else its host, the way there or this machine is in trouble, for
   * days perhaps, and what the page is remains open.
   */
  public boolean isOfPage() {
    return switch (reason) {
      case REFUSED_ADDRESS, ROBOTS, CLOSED, SILENT, UNKNOWN_HOST, CONNECTION, TLS, WALL, BROWSER ->
          false;
      case STATUS -> !OF_HOST.contains(status);
      case BAD_URL, TIMEOUT, TOO_LARGE, REDIRECT, NOT_A_DOCUMENT, BROKEN_RESPONSE, INTERRUPTED ->
          true;
    };
  }

  /** Whether nobody answered for the host. */
  boolean isSilence() {
    return reason == Reason.UNKNOWN_HOST || reason == Reason.CONNECTION;
  }

  /** Whether the same request may succeed soon. */
  public boolean retryable() {
    return retryable;
  }

  /** How long the server asks to wait, uncapped. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
