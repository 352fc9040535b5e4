package dev.broadsheet.console;

import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.function.Function;

/**
 * Takes the routes of pages. Each says by its name who may go there, so that none is open by
 * oversight.
 */
public final class Routes {
  private final JavalinDefaultRoutingApi javalin;
  private final Guard guard;
  private final Function<io.javalin.http.Context, Request> requests;
  private final LiveFeed live;

  /** Answers a request. */
  @FunctionalInterface
  interface Answer {
    void to(Request request) throws Exception;
  }

  Routes(
      JavalinDefaultRoutingApi javalin,
      Guard guard,
      Function<io.javalin.http.Context, Request> requests,
      LiveFeed live) {
    this.javalin = javalin;
    this.guard = guard;
    this.requests = requests;
    this.live = live;
  }

  /**
   * A page for everybody who is logged in; it changes nothing.
   *
   * @param path {@code /sites/{site}}
   */
  void look(String path, Answer answer) {
    javalin.get(path, handler(Role.LOOK, answer));
  }

  /** What an operator does, by POST. */
  void operate(String path, Answer answer) {
    javalin.post(path, handler(Role.OPERATE, answer));
  }

  /** What an operator alone may see. */
  void operatorLook(String path, Answer answer) {
    javalin.get(path, handler(Role.OPERATE, answer));
  }

  /**
   * A piece of a page that is sent again, while somebody looks, whenever it is not as it was.
   *
   * @param piece makes it with {@link Request#piece}; asked once a second, for each who looks
   */
  void live(String path, Function<Request, String> piece) {
    javalin.get(path, handler(Role.LOOK, request -> live.feed(request, piece)));
  }

  /** What everybody who is logged in may do to his own session. */
  void own(String path, Answer answer) {
    javalin.post(path, handler(Role.LOOK, answer));
  }

  private Handler handler(Role role, Answer answer) {
    return context -> {
      guard.admit(context, role);
      answer.to(requests.apply(context));
    };
  }
}
