package dev.broadsheet.console;

import java.util.Objects;

/**
 * Somebody who is logged in.
 *
 * @param id the cookie's value
 * @param csrf what every request that changes something must bear
 */
record Session(String id, Role role, String csrf) {
  Session {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(csrf, "csrf");
  }
}
