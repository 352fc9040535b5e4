package dev.broadsheet.fetch;

/** What is to be known of a status. The server's own words are not shown to anybody. */
final class HttpStatus {
  private static final int PARTIAL = 206;
  static final int NOT_MODIFIED = 304;
  static final int TOO_MANY_REQUESTS = 429;
  static final int UNAVAILABLE = 503;

  private HttpStatus() {}

  /** Whether the answer holds the page; a part of it, for which nobody asked, is none. */
  static boolean isSuccess(int status) {
    return status >= 200 && status < 300 && status != PARTIAL;
  }

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Whether the same request may succeed later. */
  static boolean canPass(int status) {
    return status >= 500 || status == TOO_MANY_REQUESTS || status == 408 || status == PARTIAL;
  }

  /** Whether the page that tells the error may be a captcha or a check of the browser. */
  static boolean mayBeWall(int status) {
    return status == 403 || status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
  }

  /** The number and, where people know one, its name: {@code 403 Forbidden}. */
  static String named(int status) {
    String name =
        switch (status) {
          case PARTIAL -> " Partial Content";
          case 400 -> " Bad Request";
          case 401 -> " Unauthorized";
          case 402 -> " Payment Required";
          case 403 -> " Forbidden";
          case 404 -> " Not Found";
          case 406 -> " Not Acceptable";
          case 408 -> " Request Timeout";
          case 410 -> " Gone";
          case 429 -> " Too Many Requests";
          case 451 -> " Unavailable For Legal Reasons";
          case 500 -> " Internal Server Error";
          case 502 -> " Bad Gateway";
          case 503 -> " Service Unavailable";
          case 504 -> " Gateway Timeout";
          default -> "";
        };
    return status + name;
  }
}
