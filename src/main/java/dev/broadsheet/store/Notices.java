package dev.broadsheet.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What is still to be told, by each way of telling. Thread-safe. */
public final class Notices {
  private final Database database;

  Notices(Database database) {
    this.database = database;
  }

  /**
   * Something that is to be told in one way.
   *
   * @param attempts how often that has been tried, this time included
   */
  public record Pending(long id, String channel, String content, int attempts) {
    public Pending {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(content, "content");
    }
  }

  /** Notes something that is to be told, at once. */
  public void add(String channel, String content, Instant now) {
    database.inTransaction(
        "noting what is to be told",
        handle ->
            handle.execute(
                "insert into notices (channel, content, attempts, due) values (?, ?, 0, ?)",
                channel,
                content,
                Instants.toColumn(now)));
  }

  /**
   * Takes in hand what is due, so that nobody else does.
   *
   * @param channels the ways of telling that are at hand
   * @param again when it is due again, if it is not {@link #told}
   */
  public List<Pending> take(Collection<String> channels, Instant now, Instant again) {
    if (channels.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(
        "taking what is to be told",
        handle -> {
          List<Pending> due =
              handle
                  .createQuery(
                      "select * from notices where due <= :now and channel in (<channels>)"
                          + " order by id for update")
                  .bindList("channels", List.copyOf(channels))
                  .bind("now", Instants.toColumn(now))
                  .map(
                      (row, context) ->
                          new Pending(
                              row.getLong("id"),
                              row.getString("channel"),
                              row.getString("content"),
                              row.getInt("attempts") + 1))
                  .list();
          for (Pending notice : due) {
            handle.execute(
                "update notices set attempts = ?, due = ? where id = ?",
                notice.attempts(),
                Instants.toColumn(again),
                notice.id());
          }
          return due;
        });
  }

  /** Counts a try no more that was not made. */
  public void untried(long id) {
    database.inTransaction(
        "noting what was not told",
        handle -> handle.execute("update notices set attempts = attempts - 1 where id = ?", id));
  }

  /** Forgets what was told, or is given up. */
  public void told(long id) {
    database.inTransaction(
        "noting what was told", handle -> handle.execute("delete from notices where id = ?", id));
  }
}
