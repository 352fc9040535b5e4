package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Addresses and the ids under which tables have them. */
final class Addresses {
  private Addresses() {}

  static Map<String, URI> byId(Collection<URI> urls) {
    return urls.stream()
        .collect(Collectors.toMap(Article::idOf, Function.identity(), (one, same) -> one));
  }
}
