package dev.broadsheet.console;

import java.util.Optional;

/** A part of the console: what it answers to, and where it stands in the navigation. */
public interface ConsolePage {
  /** Empty, unless it says otherwise: most pages are only reached from others. */
  default Optional<NavEntry> nav() {
    return Optional.empty();
  }

  /** Adds its routes. */
  void add(Routes routes);

  /** Ends what somebody has begun there, when the console closes. */
  default void close() {}
}
