package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Puts articles into groups of those that say nearly the same, on one site or on many: what is
 * known is read, all is decided, then written.
 *
 * <p>A group has the id of its article that was fetched first, and so has the one that several are
 * joined to. Who is in a group stays in it, whatever later versions say. Of articles that two
 * processes save at the same moment, one may not see the other.
 */
final class NearDuplicates {
  private final Handle handle;
  private final List<Signed> fresh = new ArrayList<>();
  private final Map<String, Known> known = new HashMap<>();
  private final Map<Long, String> bands = new HashMap<>();
  private final Set<String> grouped = new TreeSet<>();
  private final List<Renaming> renamings = new ArrayList<>();
  private final List<Entry> added = new ArrayList<>();

  /**
   * An article and its signature.
   *
   * @param isNew whether no version of it was signed before
   */
  private record Signed(String id, Instant fetched, Signature signature, boolean isNew) {}

  private record Known(Signature signature, Group group) {}

  /** A group, or an article that is alone. */
  private record Group(String id, Instant fetched) {
    private static final Comparator<Group> OLDEST_FIRST =
        Comparator.comparing(Group::fetched).thenComparing(Group::id);
  }

  private record Renaming(String from, String to) {}

  private record Entry(long band, String article) {}

  private NearDuplicates(Handle handle) {
    this.handle = handle;
  }

  /**
   * Signs articles that were saved, and puts each with those that say nearly the same.
   *
   * @param changed articles with an earlier version
   * @param added articles without one
   * @return the articles whose group may be another than before
   */
  static Set<String> mark(Handle handle, Collection<Article> changed, Collection<Article> added) {
    NearDuplicates marking = new NearDuplicates(handle);
    changed.forEach(article -> marking.sign(article, false));
    added.forEach(article -> marking.sign(article, true));
    if (marking.fresh.isEmpty()) {
      return Set.of();
    }
    marking.readBands();
    marking.readKnown();
    marking.fresh.forEach(marking::place);
    Set<String> regrouped = marking.regrouped();
    marking.write();
    return regrouped;
  }

  private void sign(Article article, boolean isNew) {
    Signature.of(article.text())
        .ifPresent(s -> fresh.add(new Signed(article.id(), article.fetched(), s, isNew)));
  }

  private void readBands() {
    handle
        .createQuery("select band, article from signature_bands where band = any(:bands)")
        .bindArray(
            "bands",
            Long.class,
            fresh.stream().flatMap(s -> s.signature().bands().stream()).distinct().toList())
        .map((row, context) -> new Entry(row.getLong("band"), row.getString("article")))
        .forEach(entry -> bands.put(entry.band(), entry.article()));
  }

  private void readKnown() {
    Set<String> ids = new HashSet<>();
    fresh.stream().filter(s -> !s.isNew()).map(Signed::id).forEach(ids::add);
    ids.addAll(bands.values());
    if (ids.isEmpty()) {
      return;
    }
    handle
        .createQuery(
            """
            select s.article, s.shingles, s.components, f.article as first, f.fetched
            from signatures s
            left join near_duplicates d on d.article = s.article
            join signatures f on f.article = coalesce(d.group_id, s.article)
            where s.article = any(:articles)
            """)
        .bindArray("articles", String.class, ids)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("article"),
                    new Known(
                        Signature.of(row.getInt("shingles"), row.getBytes("components")),
                        new Group(row.getString("first"), Instants.of(row, "fetched")))))
        .forEach(e -> known.put(e.getKey(), e.getValue()));
  }

  private void place(Signed signed) {
    String id = signed.id();
    Signature signature = signed.signature();
    @Nullable Known before = known.get(id);
    Group own = before == null ? new Group(id, signed.fetched()) : before.group();
    known.put(id, new Known(signature, own));
    Set<Group> near = new TreeSet<>(Group.OLDEST_FIRST);
    near.add(own);
    for (long band : signature.bands()) {
      @Nullable Known candidate = known.get(bands.getOrDefault(band, id));
      if (candidate != null && candidate.signature().isNear(signature)) {
        near.add(candidate.group());
      }
    }
    if (near.size() > 1) {
      join(near);
    }
    for (long band : signature.bands()) {
      if (bands.putIfAbsent(band, id) == null) {
        added.add(new Entry(band, id));
      }
    }
  }

  private void join(Set<Group> near) {
    Group first = near.iterator().next();
    known.replaceAll(
        (article, k) -> {
          if (!near.contains(k.group())) {
            return k;
          }
          grouped.add(article);
          return new Known(k.signature(), first);
        });
    near.stream().skip(1).forEach(g -> renamings.add(new Renaming(g.id(), first.id())));
  }

  /** Articles that are joined now, and those whose group gets another id. */
  private Set<String> regrouped() {
    Set<String> articles = new TreeSet<>(grouped);
    if (!renamings.isEmpty()) {
      handle
          .createQuery("select article from near_duplicates where group_id = any(:groups)")
          .bindArray("groups", String.class, renamings.stream().map(Renaming::from).toList())
          .mapTo(String.class)
          .forEach(articles::add);
    }
    return articles;
  }

  private void write() {
    writeSignatures();
    writeBands();
    writeGroups();
  }

  private void writeSignatures() {
    PreparedBatch insert =
        handle.prepareBatch(
            """
            insert into signatures (article, fetched, shingles, components)
            values (:article, :fetched, :shingles, :components)
            """);
    // an earlier version may have been too short to be signed
    PreparedBatch merge =
        handle.prepareBatch(
            """
            merge into signatures s
            using (values (:article)) as n (article)
            on s.article = n.article
            when matched then update set shingles = :shingles, components = :components
            when not matched then insert (article, fetched, shingles, components)
              values (n.article, :fetched, :shingles, :components)
            """);
    for (Signed signed : fresh) {
      (signed.isNew() ? insert : merge)
          .bind("article", signed.id())
          .bind("fetched", Instants.toColumn(signed.fetched()))
          .bind("shingles", signed.signature().shingles())
          .bind("components", signed.signature().components())
          .add();
    }
    Batches.execute(insert);
    Batches.execute(merge);
  }

  private void writeBands() {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into signature_bands (band, article) values (:band, :article)"
                + " on conflict do nothing");
    // whoever saves does it in one order, so that no two wait for each other
    added.sort(Comparator.comparingLong(Entry::band));
    added.forEach(e -> batch.bind("band", e.band()).bind("article", e.article()).add());
    Batches.execute(batch);
  }

  private void writeGroups() {
    if (grouped.isEmpty() && renamings.isEmpty()) {
      return;
    }
    // others may join the same groups in another order
    Catalog.keepOthersFromChanging(handle);
    PreparedBatch rename =
        handle.prepareBatch("update near_duplicates set group_id = :to where group_id = :from");
    renamings.forEach(r -> rename.bind("from", r.from()).bind("to", r.to()).add());
    Batches.execute(rename);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            merge into near_duplicates d
            using (values (:article)) as n (article)
            on d.article = n.article
            when matched then update set group_id = :group
            when not matched then insert (article, group_id) values (n.article, :group)
            """);
    for (String article : grouped) {
      @Nullable Known member = known.get(article);
      if (member != null) {
        batch.bind("article", article).bind("group", member.group().id()).add();
      }
    }
    Batches.execute(batch);
  }
}
