package dev.broadsheet.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Classes of a folder as they were when it was read: its files are needed no more. */
final class MemoryLoader extends ClassLoader {
  private static final String ENDING = ".class";

  private final Map<String, byte[]> classes = new HashMap<>();

  MemoryLoader(Path folder) throws IOException {
    super(MemoryLoader.class.getClassLoader());
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> compiled = files.filter(f -> f.toString().endsWith(ENDING)).toList();
      for (Path file : compiled) {
        String name = folder.relativize(file).toString().replace('/', '.').replace('\\', '.');
        classes.put(name.substring(0, name.length() - ENDING.length()), Files.readAllBytes(file));
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = classes.get(name);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }
}
