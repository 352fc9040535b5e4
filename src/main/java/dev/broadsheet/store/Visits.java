package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Validators;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** When addresses were had last, and how to ask whether they have changed since. */
final class Visits {
  private Visits() {}

  /** The visits by address's id, of those that were visited. */
  static Map<String, Visit> of(Handle handle, List<String> ids) {
    Map<String, Visit> visits = new HashMap<>();
    if (!ids.isEmpty()) {
      handle
          .createQuery("select id, visited, etag, last_modified from visits where id = any(:ids)")
          .bindArray("ids", String.class, ids)
          .map(
              (row, context) ->
                  Map.entry(
                      row.getString("id"),
                      new Visit(
                          Instants.of(row, "visited"),
                          new Validators(
                              Optional.ofNullable(row.getString("etag")),
                              Optional.ofNullable(row.getString("last_modified"))))))
          .forEach(e -> visits.put(e.getKey(), e.getValue()));
    }
    return visits;
  }

  static void write(Handle handle, Map<URI, Visit> had) {
    if (had.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            merge into visits v
            using (values (:id)) as n (id)
            on v.id = n.id
            when matched then
              update set visited = :now, etag = :etag, last_modified = :modified
            when not matched then
              insert (id, visited, etag, last_modified) values (n.id, :now, :etag, :modified)
            """);
    had.forEach(
        (url, visit) ->
            batch
                .bind("id", Article.idOf(url))
                .bind("now", Instants.toColumn(visit.time()))
                .bind("etag", visit.validators().etag().orElse(null))
                .bind("modified", visit.validators().lastModified().orElse(null))
                .add());
    batch.execute();
  }
}
