package dev.broadsheet.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a person likes: kept in his browser, so that it outlives his session. */
final class Preferences {
  static final String LANGUAGE = "broadsheet-language";

  private static final String THEME = "broadsheet-theme";
  private static final Set<String> THEMES = Set.of("light", "dark");

  private Preferences() {}

  static String theme(Context context) {
    return Optional.ofNullable(context.cookie(THEME)).filter(THEMES::contains).orElse("");
  }

  static void change(Request request) {
    request
        .form("language")
        .flatMap(Language::ofCode)
        .ifPresent(language -> keep(request.context(), LANGUAGE, language.code()));
    request
        .form("theme")
        .filter(THEMES::contains)
        .ifPresent(theme -> keep(request.context(), THEME, theme));
    request.seeOther(request.back());
  }

  private static void keep(Context context, String name, String value) {
    Cookie cookie = new Cookie(name, value, "/", (int) Duration.ofDays(400).toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    context.cookie(cookie);
  }
}
