package dev.broadsheet.store;

import dev.broadsheet.article.Validators;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of an address that was taken from the frontier.
 *
 * @param due when it is looked at again, if ever
 * @param reason for people, where it was no success
 * @param validators of the page, kept for the next visit; those of a failure leave the known ones
 *     as they are
 * @param fault against what a failure counts
 */
public record Settlement(
    URI url,
    UrlState state,
    Optional<Instant> due,
    Optional<String> reason,
    Validators validators,
    Fault fault) {

  /** What is to blame for a failure. */
  public enum Fault {
    PAGE,

    /** The host was out, or the way there. */
    HOST,

    /** The page was not asked for. */
    NONE
  }

  public Settlement {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(validators, "validators");
    Objects.requireNonNull(fault, "fault");
  }

  /** The address was fetched and is looked at again at the time given, if there is one. */
  public static Settlement done(URI url, Optional<Instant> dueAgain, Validators validators) {
    UrlState state = dueAgain.isPresent() ? UrlState.DUE_AGAIN : UrlState.DONE;
    return new Settlement(url, state, dueAgain, Optional.empty(), validators, Fault.PAGE);
  }

  /** The address failed; it is due again at the time given. */
  public static Settlement failed(URI url, String reason, Instant nextTry) {
    return new Settlement(
        url,
        UrlState.FAILED,
        Optional.of(nextTry),
        Optional.of(reason),
        Validators.NONE,
        Fault.PAGE);
  }

  /** The same failure, for which something else is to blame. */
  public Settlement against(Fault fault) {
    return new Settlement(url, state, due, reason, validators, fault);
  }

  /** The address failed for good. */
  public static Settlement gone(URI url, String reason) {
    return new Settlement(
        url, UrlState.GONE, Optional.empty(), Optional.of(reason), Validators.NONE, Fault.PAGE);
  }

  /** The address is left out for good. */
  public static Settlement skipped(URI url, String reason) {
    return new Settlement(
        url, UrlState.SKIPPED, Optional.empty(), Optional.of(reason), Validators.NONE, Fault.PAGE);
  }

  /** Whether a page was had. */
  boolean isSuccess() {
    return switch (state) {
      case DONE, DUE_AGAIN -> true;
      case NEW, LEASED, FAILED, GONE, SKIPPED, DELETED -> false;
    };
  }

  /** Whether it counts as a failed attempt. */
  boolean isFailure() {
    return state == UrlState.FAILED || state == UrlState.GONE;
  }
}
