package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.article.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads folders into adapters: files, then bases, then the two put together. */
final class AdapterLoader {
  private static final int MAX_DEPTH = 12;
  private static final String ADAPTER = "adapter.yaml";
  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparing(AdapterLoader::file).thenComparingInt(AdapterLoader::line);

  private static final Pattern LINE = Pattern.compile(":\\d+$");
  private static final String BASES = "base";
  private static final String YAML = ".yaml";

  private final List<Mistake> mistakes = new ArrayList<>();
  private final Bases bases = new Bases(mistakes);
  private final Map<String, AdapterFile> sites = new TreeMap<>();

  Adapters load(List<Path> folders) {
    folders.forEach(this::read);
    bases.check();
    List<Platform> platforms = new ArrayList<>();
    bases
        .platforms()
        .forEach((name, b) -> platforms.add(new Platform(unknownSite(name, b), b.signs())));
    return together(platforms);
  }

  private Adapters together(List<Platform> platforms) {
    List<SiteAdapter> adapters = new ArrayList<>();
    for (AdapterFile file : sites.values()) {
      file.values(AdapterShapes.ADAPTER)
          .flatMap(v -> bases.behind(v).flatMap(base -> adapter(file, v, base)))
          .ifPresent(adapters::add);
    }
    mistakes.sort(BY_PLACE);
    return new Adapters(
        adapters, unknownSite(Bases.NEWS, bases.news()), platforms, mistakes, false);
  }

  /** One adapter by itself, over the bases of the folders and the one that comes with us. */
  Adapters one(Path path, String text, List<Path> folders) {
    folders.forEach(this::read);
    sites.clear();
    mistakes.clear();
    AdapterFile.of(path, text, mistakes).ifPresent(file -> addSite(file, sites));
    return together(List.of());
  }

  private void read(Path folder) {
    Map<String, AdapterFile> here = new HashMap<>();
    if (Files.isRegularFile(folder)) {
      AdapterFile.read(folder, mistakes).ifPresent(file -> addSite(file, here));
    } else if (Files.isDirectory(folder)) {
      readFolder(folder, here);
    } else {
      mistakes.add(new Mistake(Yaml.shown(folder), "", "found no such folder"));
    }
    sites.putAll(here);
  }

  private void readFolder(Path folder, Map<String, AdapterFile> here) {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder, MAX_DEPTH)) {
      files = found.filter(AdapterLoader::isOurs).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      mistakes.add(new Mistake(Yaml.shown(folder), "", "can't be read: " + e));
      return;
    }
    for (Path path : files) {
      AdapterFile.read(path, mistakes)
          .ifPresent(
              file -> {
                String name = fileName(path);
                if (name.equals(ADAPTER)) {
                  addSite(file, here);
                } else {
                  bases.add(name.substring(0, name.length() - YAML.length()), file);
                }
              });
    }
  }

  private static boolean isOurs(Path path) {
    String name = fileName(path);
    Path folder = path.getParent();
    return name.equals(ADAPTER)
        || (name.endsWith(YAML) && folder != null && fileName(folder).equals(BASES));
  }

  /** An adapter that names no site is kept under its path, for its mistakes to be told. */
  private void addSite(AdapterFile file, Map<String, AdapterFile> here) {
    String site = file.site().orElse(file.path().toString());
    AdapterFile first = here.putIfAbsent(site, file);
    if (first != null) {
      new Spot(file.start().file(), file.root().line(), AdapterShapes.SITE.name(), mistakes)
          .wrong(
              "found a second adapter of "
                  + site
                  + ", expected one in a folder: the first is "
                  + first.start().file());
    }
  }

  private static Optional<SiteAdapter> adapter(AdapterFile file, Values v, Base base) {
    Locale locale = v.find(AdapterShapes.LANGUAGE).map(Locale::forLanguageTag).orElse(Locale.ROOT);
    FieldRules rules =
        v.find(AdapterShapes.FIELDS)
            .orElse(FieldRules.none())
            .before(base.rules())
            .from("", locale);
    if (rules.body().in().isEmpty()) {
      v.at(AdapterShapes.FIELDS)
          .wrong("found no rule for the body, expected one, or extends: " + Bases.NEWS);
      return Optional.empty();
    }
    String site = v.get(AdapterShapes.SITE);
    return Optional.of(
        new SiteAdapter(
            site,
            v.find(AdapterShapes.NAME).orElse(site),
            v.find(AdapterShapes.LANGUAGE),
            v.find(AdapterShapes.COUNTRY),
            v.get(AdapterShapes.TIMEZONE),
            v.find(AdapterShapes.HOSTS).orElse(List.of(site, "www." + site)),
            v.find(AdapterShapes.ARTICLES).orElse(List.of()),
            v.find(AdapterShapes.DISCOVER).orElse(List.of()),
            v.find(FetchShapes.FETCH).orElse(FetchOptions.DEFAULT),
            rules,
            required(v.find(AdapterShapes.REQUIRE), base),
            layouts(v, rules, locale),
            v.find(AdapterShapes.TAGS).orElse(List.of()),
            v.get(AdapterShapes.ENABLED),
            v.find(AdapterShapes.NOTES).orElse(List.of()),
            file.digest(base),
            file.path()));
  }

  /** What a layout does not say is as in the next one, and at last as today. */
  private static List<Layout> layouts(Values v, FieldRules today, Locale locale) {
    List<Layout> newestFirst =
        v.find(AdapterShapes.LAYOUTS).orElse(List.of()).stream()
            .sorted(Comparator.comparing(Layout::until).reversed())
            .toList();
    List<Layout> layouts = new ArrayList<>();
    FieldRules next = today;
    for (Layout layout : newestFirst) {
      next = layout.rules().from("", locale).before(next);
      layouts.addFirst(new Layout(layout.until(), next));
    }
    return layouts;
  }

  private static Set<Field> required(Optional<List<Field>> own, Base base) {
    return Set.copyOf(own.or(base::require).orElse(List.of(Field.TITLE, Field.BODY)));
  }

  private static SiteAdapter unknownSite(String name, Base base) {
    return new SiteAdapter(
        name,
        name,
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC,
        List.of(),
        List.of(),
        List.of(),
        FetchOptions.DEFAULT,
        base.rules(),
        required(Optional.empty(), base),
        List.of(),
        List.of(),
        true,
        List.of(),
        base.digest(),
        Path.of(BASES, name + YAML));
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String file(Mistake mistake) {
    return mistake.where().substring(0, endOfFile(mistake));
  }

  private static int line(Mistake mistake) {
    String line = mistake.where().substring(endOfFile(mistake));
    return line.isEmpty() ? 0 : Integer.parseInt(line.substring(1));
  }

  /** Where {@code :LINE} begins; a folder that can't be read has none. */
  private static int endOfFile(Mistake mistake) {
    Matcher line = LINE.matcher(mistake.where());
    return line.find() ? line.start() : mistake.where().length();
  }
}
