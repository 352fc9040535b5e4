package dev.broadsheet.notify;

/** A way to tell people something. Thread-safe. */
public interface Notifier {
  /** Its name among an operator's: {@code webhook}, {@code email}. */
  String channel();

  /**
   * Tells; takes half a minute at most.
   *
   * @throws NotifyException if it could not be told, with the reason and without secrets
   */
  void tell(Notice notice) throws NotifyException;
}
