package dev.broadsheet.store;

/**
 * The database can't be opened, read or written. The message is one line that says where, what was
 * found and what to do; the cause is the database's own word.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
