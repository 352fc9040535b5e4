package dev.broadsheet.export;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.archive.FileTree;
import dev.broadsheet.article.Article;
import dev.broadsheet.store.StoredArticle;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.runtime.Constants;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Each article as a user's own jte template renders it. */
record OwnTemplate(Path file, TemplateEngine engine) implements FileFormat, ArticlePage {
  private static final String ENDING = ".jte";

  private static final FormatOption<Path> TEMPLATE =
      new FormatOption<>(
          "template",
          "a file whose name ends with .jte",
          Optional.empty(),
          "The template: it begins with `@param dev.broadsheet.article.Article article`. What"
              + " stands before .jte in its name says what it makes: page.html.jte escapes for"
              + " HTML, list.txt.jte does not. It is Java: run none that you do not trust.",
          OwnTemplate::template);
  private static final FormatOption<Parcel> FILES =
      FormatOption.choice(
          "files",
          Parcel.class,
          "one: what it makes of each article, one behind the other; folder, zip: a file an"
              + " article.");

  static final FormatKind KIND =
      FormatKind.compressible(
          "jte",
          "Your own form, by a jte template.",
          "What the template takes.",
          List.of(TEMPLATE, FILES),
          (values, raw) -> {
            OwnTemplate own = compiled(values.get(TEMPLATE));
            return values.get(FILES) == Parcel.ONE
                ? own
                : Pages.of(values.get(FILES), own, own.extension());
          });

  private static Path template(String text) {
    Path file = Path.of(text).toAbsolutePath();
    if (!text.endsWith(ENDING) || !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("a file that is there and whose name ends with .jte");
    }
    return file;
  }

  private static OwnTemplate compiled(Path file) {
    boolean isMarkup = file.toString().matches(".*\\.(html?|xhtml|xml)\\.jte");
    ContentType contents = isMarkup ? ContentType.Html : ContentType.Plain;
    try {
      Path classes = Files.createTempDirectory("broadsheet-jte");
      try {
        TemplateEngine engine =
            TemplateEngine.create(
                new DirectoryCodeResolver(file.resolveSibling("")),
                classes,
                contents,
                OwnTemplate.class.getClassLoader());
        engine.prepareForRendering(file.getFileName().toString());
        return new OwnTemplate(file, loaded(classes, contents));
      } catch (TemplateException e) {
        throw wrong(file, e, "");
      } finally {
        FileTree.delete(classes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders by the template and those that it calls, when their files are gone. */
  private static TemplateEngine loaded(Path classes, ContentType contents) throws IOException {
    return TemplateEngine.createPrecompiled(
        classes, contents, new MemoryLoader(classes), Constants.PACKAGE_NAME_ON_DEMAND);
  }

  private static AdapterException wrong(Path file, TemplateException e, String where) {
    String reason = Optional.ofNullable(e.getCause()).map(cause -> ": " + cause).orElse("");
    String told = String.valueOf(e.getMessage()).strip() + where + reason;
    return new AdapterException(List.of(new Mistake(file.toString(), "", told)));
  }

  @Override
  public String extension() {
    String name = file.getFileName().toString();
    String made = name.substring(0, name.length() - ENDING.length());
    return made.contains(".") ? made.substring(made.lastIndexOf('.') + 1) : "txt";
  }

  @Override
  public ArticleSink open(OutputStream out) {
    return new Sink(this, new BufferedOutputStream(out, 1 << 16));
  }

  @Override
  public void write(Article article, OutputStream out) throws IOException {
    StringOutput text = new StringOutput();
    try {
      engine.render(file.getFileName().toString(), article, text);
    } catch (TemplateException e) {
      throw wrong(file, e, " for article " + article.id());
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private record Sink(OwnTemplate template, OutputStream out) implements ArticleSink {
    @Override
    public void write(StoredArticle article) throws IOException {
      template.write(article.article(), out);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
