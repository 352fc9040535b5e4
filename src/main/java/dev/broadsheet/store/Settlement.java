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
 * @param isOutage whether it failed without being to blame
 */
public record Settlement(
    URI url,
    UrlState state,
    Optional<Instant> due,
    Optional<String> reason,
    Validators validators,
    boolean isOutage) {
  public Settlement {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(validators, "validators");
  }

  /** The address was fetched and is looked at again at the time given, if there is one. */
  public static Settlement done(URI url, Optional<Instant> dueAgain, Validators validators) {
    UrlState state = dueAgain.isPresent() ? UrlState.DUE_AGAIN : UrlState.DONE;
    return new Settlement(url, state, dueAgain, Optional.empty(), validators, false);
  }

  /** The address failed; it is due again at the time given. */
  public static Settlement failed(URI url, String reason, Instant nextTry) {
    return new Settlement(
        url, UrlState.FAILED, Optional.of(nextTry), Optional.of(reason), Validators.NONE, false);
  }

  /**
   * The same failure, for which the address is not to blame: its host was out, or the way there.
   */
  public Settlement ofOutage() {
    return new Settlement(url, state, due, reason, validators, true);
  }

  /** The address failed for good. */
  public static Settlement gone(URI url, String reason) {
    return new Settlement(
        url, UrlState.GONE, Optional.empty(), Optional.of(reason), Validators.NONE, false);
  }

  /** The address is left out for good. */
  public static Settlement skipped(URI url, String reason) {
    return new Settlement(
        url, UrlState.SKIPPED, Optional.empty(), Optional.of(reason), Validators.NONE, false);
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
