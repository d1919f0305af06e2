package org.summitgraph.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a built database was made from and holds. It is written last: a folder with a manifest is
 * complete.
 *
 * @param fingerprint SHA-256 of everything that went into the database
 * @param checked SHA-256 of what the data were checked against: texts, and how strictly
 * @param content SHA-256 of {@linkplain AssertedQuads what was asserted}; it depends on no program
 * @param asserted different quads that were asserted
 * @param quads quads as written in the data files, the default graph's among them
 * @param defaultGraphTriples triples of the materialised default graph
 * @param files the database's files, by name
 */
public record Manifest(
    String fingerprint,
    String checked,
    String content,
    long asserted,
    long quads,
    long defaultGraphTriples,
    List<StoredFile> files) {

  private static final String NAME = "summit.properties";
  private static final String FILE = "file.";

  public Manifest {
    files = files.stream().sorted(Comparator.comparing(StoredFile::name)).toList();
  }

  /** The manifest in a database's folder; empty where the folder or a readable manifest lacks. */
  static Optional<Manifest> in(Path folder) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(NAME))) {
      properties.load(reader);
      return Optional.of(
          new Manifest(
              properties.getProperty("fingerprint", ""),
              properties.getProperty("checked", ""),
              properties.getProperty("content", ""),
              Long.parseLong(properties.getProperty("asserted", "")),
              Long.parseLong(properties.getProperty("quads", "")),
              Long.parseLong(properties.getProperty("defaultGraphTriples", "")),
              files(properties)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A database without a list of its files and their sums is not one that this build published. */
  private static List<StoredFile> files(Properties properties) {
    List<StoredFile> files = new ArrayList<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(FILE)) {
        String[] value = properties.getProperty(key).split(" ", 2);
        files.add(new StoredFile(key.substring(FILE.length()), Long.parseLong(value[0]), value[1]));
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no files");
    }
    return files;
  }

  Manifest withChecked(String now) {
    return new Manifest(fingerprint, now, content, asserted, quads, defaultGraphTriples, files);
  }

  /** The first file that is gone or shorter than it was. */
  Optional<StoredFile> cut(Path folder) {
    return files.stream().filter(file -> !file.isWhole(folder)).findFirst();
  }

  /** The first file that is not what it was; reads every byte, several files at once. */
  Optional<StoredFile> damaged(Path folder) {
    return files.parallelStream().filter(file -> !file.isUnchanged(folder)).findFirst();
  }

  /** Replaces the manifest in one step, and comes back when it is on the disk. */
  void writeTo(Path folder) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty("checked", checked);
    properties.setProperty("content", content);
    properties.setProperty("asserted", Long.toString(asserted));
    properties.setProperty("quads", Long.toString(quads));
    properties.setProperty("defaultGraphTriples", Long.toString(defaultGraphTriples));
    files.forEach(
        file -> properties.setProperty(FILE + file.name(), file.length() + " " + file.sum()));
    Path written = folder.resolve(NAME + ".new");
    try (Writer writer = Files.newBufferedWriter(written)) {
      properties.store(writer, "A database built by summit load");
    }
    StoredFile.force(written);
    Files.move(written, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    StoredFile.force(folder);
  }
}
