package dev.broadsheet.notify;

/** Something could not be told; it may be tried again. */
public final class NotifyException extends Exception {
  private static final long serialVersionUID = 1;

  public NotifyException(String message) {
    super(message);
  }

  NotifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
