package dev.broadsheet.corpus;

import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.corpus.Manifest.Part;
import dev.broadsheet.export.ArticleSink;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.FileFormat;
import dev.broadsheet.export.FolderFormat;
import dev.broadsheet.store.StoredArticle;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes articles in every form, each split into a file or folder of its own. */
final class PartWriter implements Closeable {
  private final Path folder;
  private final int part;
  private final List<Form> forms;
  private final Supplier<RawArchive> raw;
  private final Map<Split, List<Open>> open = new EnumMap<>(Split.class);

  /** A file or folder that is being written. */
  private static final class Open {
    private final String path;
    private final Form form;
    private final ArticleSink sink;
    private long articles;

    Open(String path, Form form, ArticleSink sink) {
      this.path = path;
      this.form = form;
      this.sink = sink;
    }
  }

  PartWriter(Path folder, int part, List<Form> forms, Supplier<RawArchive> raw) {
    this.folder = folder;
    this.part = part;
    this.forms = forms;
    this.raw = raw;
  }

  void write(StoredArticle article, Split split) throws IOException {
    @Nullable List<Open> known = open.get(split);
    List<Open> sinks = known == null ? begun(split) : known;
    for (Open each : sinks) {
      each.sink.write(article);
      each.articles++;
    }
  }

  private List<Open> begun(Split split) throws IOException {
    List<Open> sinks = new ArrayList<>();
    open.put(split, sinks);
    for (Form form : forms) {
      ExportFormat format = form.open(raw);
      String path = path(split, part, format);
      sinks.add(new Open(path, form, sink(format, folder.resolve(path))));
    }
    return sinks;
  }

  /** {@code data/train.jsonl}, and of a later build {@code data/train-002.jsonl}. */
  static String path(Split split, int part, ExportFormat format) {
    String name = split == Split.ALL ? "articles" : split.key();
    String number = part == 0 ? "" : "-%03d".formatted(part);
    String dot = format instanceof FolderFormat ? "-" : ".";
    return Manifest.DATA + name + number + dot + format.extension();
  }

  private static ArticleSink sink(ExportFormat format, Path path) throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return switch (format) {
      case FileFormat file -> file.open(Files.newOutputStream(path));
      case FolderFormat many -> many.open(Files.createDirectory(path));
    };
  }

  /** Ends all of them, and tells what was written. */
  List<Part> finish() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<Split, List<Open>> split : open.entrySet()) {
      for (Open each : split.getValue()) {
        each.sink.close();
        long held = each.articles - each.sink.passedOver();
        parts.add(new Part(each.path, each.form.format(), split.getKey(), part, held));
      }
    }
    open.clear();
    return parts;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Open each : open.values().stream().flatMap(List::stream).toList()) {
      try {
        each.sink.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
