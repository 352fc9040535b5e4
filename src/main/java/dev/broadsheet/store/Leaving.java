package dev.broadsheet.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Takes articles that are deleted out of what is known of near-duplicates. Who is left of a group
 * stays together, and the oldest of them gives it the id; one who is left alone is in no group.
 */
final class Leaving {
  private final Handle handle;
  private final List<String> articles;

  /** Who is left of a group. */
  private record Member(String id, String group, Instant fetched, Signature signature) {
    private static final Comparator<Member> OLDEST_FIRST =
        Comparator.comparing(Member::fetched).thenComparing(Member::id);
  }

  Leaving(Handle handle, List<String> articles) {
    this.handle = handle;
    this.articles = articles;
  }

  /** Does it, and tells the articles that were in a group with them. */
  Set<String> leave() {
    List<String> groups =
        handle
            .createQuery(
                "select distinct group_id from near_duplicates where article = any(:articles)")
            .bindArray("articles", String.class, articles)
            .mapTo(String.class)
            .list();
    deleteBands();
    delete("near_duplicates");
    delete("signatures");
    Map<String, List<Member>> left =
        left(groups).stream()
            .collect(Collectors.groupingBy(Member::group, TreeMap::new, Collectors.toList()));
    left.values().forEach(this::settle);
    return left.values().stream().flatMap(List::stream).map(Member::id).collect(Collectors.toSet());
  }

  /** By the bands themselves: there is no index of whose they are. */
  private void deleteBands() {
    PreparedBatch bands =
        handle.prepareBatch(
            "delete from signature_bands where band = :band and article = :article");
    handle
        .createQuery(
            "select article, shingles, components from signatures where article = any(:articles)")
        .bindArray("articles", String.class, articles)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("article"),
                    Signature.of(row.getInt("shingles"), row.getBytes("components"))))
        .forEach(
            signed ->
                signed
                    .getValue()
                    .bands()
                    .forEach(b -> bands.bind("band", b).bind("article", signed.getKey()).add()));
    Batches.execute(bands);
  }

  private void delete(String table) {
    handle
        .createUpdate("delete from " + table + " where article = any(:articles)")
        .bindArray("articles", String.class, articles)
        .execute();
  }

  private List<Member> left(List<String> groups) {
    return handle
        .createQuery(
            """
            select d.article, d.group_id, s.fetched, s.shingles, s.components
            from near_duplicates d join signatures s on s.article = d.article
            where d.group_id = any(:groups)
            """)
        .bindArray("groups", String.class, groups)
        .map(
            (row, context) ->
                new Member(
                    row.getString("article"),
                    row.getString("group_id"),
                    Instants.of(row, "fetched"),
                    Signature.of(row.getInt("shingles"), row.getBytes("components"))))
        .list();
  }

  private void settle(List<Member> members) {
    if (members.size() == 1) {
      handle.execute("delete from near_duplicates where article = ?", members.getFirst().id());
    } else {
      handle.execute(
          "update near_duplicates set group_id = ? where group_id = ?",
          members.stream().min(Member.OLDEST_FIRST).orElseThrow().id(),
          members.getFirst().group());
    }
    // what was found by the bands of those who leave is found by theirs
    PreparedBatch bands =
        handle.prepareBatch(
            "insert into signature_bands (band, article) values (:band, :article)"
                + " on conflict do nothing");
    members.forEach(
        member ->
            member
                .signature()
                .bands()
                .forEach(b -> bands.bind("band", b).bind("article", member.id()).add()));
    Batches.execute(bands);
  }
}
