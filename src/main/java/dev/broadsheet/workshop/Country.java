package dev.broadsheet.workshop;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose press a host belongs to, as far as its domain tells. */
final class Country {
  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  /** Domains that are another country's than their letters say. */
  private static final Map<String, String> OTHERS =
      Map.of("UK", "GB", "SU", "RU", "XN--P1AI", "RU", "XN--J1AMH", "UA", "XN--90AIS", "BY");

  /** Domains of countries that anybody takes for the word they spell. */
  private static final Set<String> ANYBODYS =
      Set.of("AI", "CC", "CO", "FM", "IO", "LA", "ME", "NU", "TO", "TV", "WS");

  private Country() {}

  static Optional<String> of(String host) {
    String name = host.replaceFirst(":\\d+$", "");
    String domain = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    return Optional.of(OTHERS.getOrDefault(domain, domain))
        .filter(c -> CODES.contains(c) && !ANYBODYS.contains(c));
  }
}
