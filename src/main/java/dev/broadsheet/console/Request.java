package dev.broadsheet.console;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request of somebody, and the ways to answer it. */
public final class Request {
  private static final Pattern OWN_PATH = Pattern.compile("/(?!/)[\\w/.~%?&=+,:@-]*");

  private final Context context;
  private final TemplateEngine templates;
  private final Assets assets;
  private final List<NavEntry> nav;

  Request(Context context, TemplateEngine templates, Assets assets, List<NavEntry> nav) {
    this.context = context;
    this.templates = templates;
    this.assets = assets;
    this.nav = nav;
  }

  /** For what is not said here, as a download. */
  Context context() {
    return context;
  }

  Texts texts() {
    Language language =
        Optional.ofNullable(context.cookie(Preferences.LANGUAGE))
            .flatMap(Language::ofCode)
            .orElseGet(
                () ->
                    Language.preferred(
                        Optional.ofNullable(context.header("Accept-Language")).orElse("")));
    return Texts.in(language);
  }

  /** A part of the path; what it names is still to be looked up. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** A part of the query that is not blank. */
  Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(q -> !q.isBlank());
  }

  /** All that the query has of a name. */
  List<String> queries(String name) {
    return context.queryParams(name).stream().filter(q -> !q.isBlank()).toList();
  }

  /**
   * A whole number of the query within bounds.
   *
   * @param usual where there is none
   */
  int number(String name, int usual, int least, int most) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as one out of bounds
    }
    throw badRequest("%s: expected a number from %d to %d".formatted(name, least, most));
  }

  /** A field of the form that was sent, blank or not. */
  Optional<String> form(String name) {
    return Optional.ofNullable(context.formParam(name));
  }

  /** Whether htmx asks for a piece of the page. */
  boolean wantsPiece() {
    return context.header("HX-Request") != null;
  }

  /**
   * Shows a page.
   *
   * @param title of the page, in its language
   * @param template that has the parameters {@code view} and {@code model}
   */
  void show(String title, String template, Object model) {
    context.contentType("text/html; charset=utf-8").result(render(title, template, model));
  }

  /** A piece of a page, by a template of the same parameters. */
  String piece(String template, Object model) {
    return render("", template, model);
  }

  /** Answers htmx with a piece of a page. */
  void showPiece(String template, Object model) {
    context.contentType("text/html; charset=utf-8").result(piece(template, model));
  }

  /** Leads to one of our own pages, which is then asked for by GET. */
  void seeOther(String path) {
    context.redirect(path, HttpStatus.SEE_OTHER);
  }

  /** Where the form {@code back} leads, if that is a page of ours. */
  String back() {
    return form("back").filter(b -> OWN_PATH.matcher(b).matches()).orElse("/");
  }

  private String render(String title, String template, Object model) {
    StringOutput out = new StringOutput();
    templates.render(template, Map.of("view", view(title), "model", model), out);
    return out.toString();
  }

  private View view(String title) {
    Optional<Session> session = Guard.session(context);
    String query = context.queryString();
    String back = context.path() + (query == null ? "" : "?" + query);
    return new View(
        title,
        texts(),
        assets,
        session.isPresent() ? nav : List.of(),
        context.path(),
        context.method().name().equals("GET") && OWN_PATH.matcher(back).matches() ? back : "/",
        Preferences.theme(context),
        session.map(Session::role),
        session.map(Session::csrf).orElse(""));
  }

  /** A name as a part of a path or of a query. */
  public static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What is asked for is not there. */
  static RuntimeException notFound() {
    return new NotFoundResponse();
  }

  /**
   * The request makes no sense.
   *
   * @param message shown to who asked
   */
  static RuntimeException badRequest(String message) {
    return new BadRequestResponse(message);
  }
}
