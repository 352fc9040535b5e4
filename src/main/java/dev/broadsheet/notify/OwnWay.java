package dev.broadsheet.notify;

import java.util.Objects;

/** A way of telling that belongs to one schedule or the like, beside others of its kind. */
public record OwnWay(String owner, Notifier way) implements Notifier {
  public OwnWay {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(way, "way");
  }

  @Override
  public String channel() {
    return owner + "/" + way.channel();
  }

  @Override
  public void tell(Notice notice) throws NotifyException {
    way.tell(notice);
  }
}
