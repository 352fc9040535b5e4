package dev.broadsheet.console;

import dev.broadsheet.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what went wrong in a sentence, and nothing of the program's inside. */
public final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final Set<Integer> TOLD = Set.of(400, 403, 404, 405, 421, 429, 503);

  private final Function<Context, Request> requests;

  /**
   * What is told.
   *
   * @param detail in the program's own words; may be empty
   */
  public record Model(int status, String text, String detail) {}

  ErrorPages(Function<Context, Request> requests) {
    this.requests = requests;
  }

  void add(JavalinDefaultRoutingApi javalin) {
    javalin.exception(HttpResponseException.class, (e, context) -> tell(e, context));
    javalin.exception(
        StoreException.class, (e, context) -> show(context, 503, String.valueOf(e.getMessage())));
    // nobody is there any more to be told
    javalin.exception(IOException.class, (e, context) -> LOG.debug(context.path(), e));
    javalin.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("The console could not answer {} {}", context.method(), context.path(), e);
          show(context, 500, "");
        });
  }

  private void tell(HttpResponseException e, Context context) {
    boolean isNobody = e.getStatus() == 401;
    if (isNobody && context.header("HX-Request") != null) {
      context.status(401).header("HX-Redirect", "/login");
    } else if (isNobody && String.valueOf(context.header("Accept")).contains("text/html")) {
      requests.apply(context).seeOther("/login");
    } else {
      boolean isOurs = e.getStatus() == 400;
      show(context, e.getStatus(), isOurs ? String.valueOf(e.getMessage()) : "");
    }
  }

  private void show(Context context, int status, String detail) {
    Request request = requests.apply(context);
    Texts texts = request.texts();
    String text = texts.of("error." + (TOLD.contains(status) ? status : 500));
    context.status(status);
    request.show(text, "error.jte", new Model(status, text, detail));
  }
}
