package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Tombstone.Reason;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.Card;
import java.util.BitSet;
import java.util.stream.LongStream;

/** What has come since an export was made, and what of it holds no more. */
final class Advance {
  private final Mark last;
  private final long since;
  private final BitSet found = new BitSet();
  private final LongStream.Builder given = LongStream.builder();
  private final LongStream.Builder changed = LongStream.builder();
  private final StringBuilder tombstones = new StringBuilder();
  private final long revision;

  private Advance(Mark last, long revision) {
    this.last = last;
    this.revision = revision;
    // a store that was brought back from a copy counts again what it had counted
    this.since = last.revision() <= revision ? last.revision() : 0;
  }

  /** The advance of a choice up to a moment. */
  static Advance of(Mark last, ArticleMoment moment, ArticleFilter filter) {
    Advance advance = new Advance(last, moment.revision());
    moment.cards(filter, advance::take);
    advance.buryMissing(moment);
    return advance;
  }

  private void take(Card card) {
    long id = Candidate.number(card.id());
    int place = last.find(id);
    boolean isKnown = place >= 0;
    if (isKnown) {
      found.set(place);
    }
    if (card.withdrawn().isPresent()) {
      if (isKnown) {
        bury(id, Reason.WITHDRAWN);
      }
      return;
    }
    given.add(id);
    if (isKnown && card.revision() <= since) {
      return;
    }
    if (isKnown) {
      bury(id, Reason.SUPERSEDED);
    }
    changed.add(card.number());
  }

  private void buryMissing(ArticleMoment moment) {
    for (int i = found.nextClearBit(0); i < last.size(); i = found.nextClearBit(i + 1)) {
      boolean isDeleted = moment.deleted(Candidate.id(last.id(i))).isPresent();
      bury(last.id(i), isDeleted ? Reason.DELETED : Reason.DROPPED);
    }
  }

  private void bury(long id, Reason reason) {
    tombstones.append(
        "{\"id\":\"%s\",\"reason\":\"%s\"}\n".formatted(Candidate.id(id), reason.word()));
  }

  /** The numbers of the articles that are new or changed. */
  long[] changed() {
    return changed.build().toArray();
  }

  /** A line for each article that was given out and holds no more. */
  String tombstones() {
    return tombstones.toString();
  }

  /** How far the export has come with it. */
  Mark mark() {
    return new Mark(revision, given.build().toArray());
  }
}
