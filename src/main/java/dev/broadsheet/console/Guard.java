package dev.broadsheet.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.MisdirectedRequestResponse;
import io.javalin.http.SameSite;
import io.javalin.http.TooManyRequestsResponse;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every page. A request whose Host is not ours comes from a page that had its name
 * changed to ours; one that changes something must come from our own pages, which is seen by its
 * Origin and, where somebody is logged in, by his session's own word.
 */
final class Guard {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String SESSION = "session";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Access access;
  private final ConsoleSettings settings;
  private final Sessions sessions;
  private final LoginLimit limit;

  Guard(Access access, ConsoleSettings settings, Clock clock) {
    this.access = access;
    this.settings = settings;
    this.sessions = new Sessions(clock);
    this.limit = new LoginLimit(clock);
  }

  /** Goes before everything, static files too. */
  void meet(Context context) {
    context
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    if (!hosts(context).contains(String.valueOf(context.host()))) {
      throw new MisdirectedRequestResponse();
    }
    if (!READING.contains(context.method().name()) && !isFromOurPages(context)) {
      throw new ForbiddenResponse();
    }
    Optional.ofNullable(context.cookie(cookie(context)))
        .flatMap(sessions::find)
        .ifPresent(session -> context.attribute(SESSION, session));
  }

  private boolean isFromOurPages(Context context) {
    String origin = context.header("Origin");
    if (origin == null) {
      return false;
    }
    try {
      URI url = URI.create(origin);
      return hosts(context).contains(String.valueOf(url.getRawAuthority()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Who is logged in. */
  static Optional<Session> session(Context context) {
    return Optional.ofNullable(context.attribute(SESSION));
  }

  /** Lets in who may what is asked for, and throws for anybody else. */
  void admit(Context context, Role asked) {
    Session session = session(context).orElseThrow(UnauthorizedResponse::new);
    if (!session.role().covers(asked)) {
      throw new ForbiddenResponse();
    }
    if (!READING.contains(context.method().name()) && !bears(context, session.csrf())) {
      throw new ForbiddenResponse();
    }
  }

  private static boolean bears(Context context, String csrf) {
    String word =
        Optional.ofNullable(context.header("X-CSRF-Token"))
            .or(() -> Optional.ofNullable(context.formParam("csrf")))
            .orElse("");
    return Secrets.same(word, csrf);
  }

  /** Logs in the bearer of a token; whether it is a good one. */
  boolean logIn(Context context, String token) throws IOException {
    String address = address(context);
    if (!limit.allows(address)) {
      throw new TooManyRequestsResponse();
    }
    Optional<Role> role = access.role(token);
    if (role.isEmpty()) {
      limit.wasWrong(address);
      return false;
    }
    session(context).ifPresent(sessions::end);
    Cookie cookie = new Cookie(cookie(context), sessions.begin(role.get()).id());
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.isSecure());
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
    return true;
  }

  void logOut(Context context) {
    session(context).ifPresent(sessions::end);
    context.removeCookie(cookie(context), "/");
  }

  /** A proxy adds the last address that a request is forwarded for. */
  private String address(Context context) {
    String forwarded = context.header("X-Forwarded-For");
    return settings.url().isPresent() && forwarded != null
        ? List.of(forwarded.split(",", -1)).getLast().strip()
        : context.ip();
  }

  /** Cookies don't know ports: each console of a machine has a name of its own. */
  private String cookie(Context context) {
    return settings.isSecure() ? "__Host-broadsheet" : "broadsheet-" + context.req().getLocalPort();
  }

  private Set<String> hosts(Context context) {
    return settings.hosts(context.req().getLocalPort());
  }
}
