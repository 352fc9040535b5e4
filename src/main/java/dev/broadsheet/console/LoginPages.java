package dev.broadsheet.console;

import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Logging in, by a link or by typing the token, and out. */
public final class LoginPages {
  private final Guard guard;
  private final Function<io.javalin.http.Context, Request> requests;

  /** What the page says beside its form. */
  public record Model(boolean isWrong) {}

  LoginPages(Guard guard, Function<io.javalin.http.Context, Request> requests) {
    this.guard = guard;
    this.requests = requests;
  }

  void add(JavalinDefaultRoutingApi javalin, Routes routes) {
    javalin.get("/login", context -> byLink(requests.apply(context)));
    javalin.post("/login", context -> byForm(requests.apply(context)));
    routes.own("/logout", this::logOut);
    routes.own("/preferences", Preferences::change);
  }

  private void byLink(Request request) throws IOException {
    Optional<String> token = request.query("token");
    if (token.isEmpty()) {
      show(request, false);
    } else if (guard.logIn(request.context(), token.get())) {
      // Who comes from another site would be sent on without his new, strict cookie; a page of ours
      // that leads on is a new start.
      request.context().header("Refresh", "0; url=/");
      request.show(request.texts().of("login.welcome"), "welcome.jte", "");
    } else {
      show(request, true);
    }
  }

  private void byForm(Request request) throws IOException {
    if (guard.logIn(request.context(), request.form("token").orElse("").strip())) {
      request.seeOther("/");
    } else {
      show(request, true);
    }
  }

  private static void show(Request request, boolean isWrong) {
    if (isWrong) {
      request.context().status(HttpStatus.FORBIDDEN);
    }
    request.show(request.texts().of("login.title"), "login.jte", new Model(isWrong));
  }

  private void logOut(Request request) {
    guard.logOut(request.context());
    request.seeOther("/login");
  }
}
