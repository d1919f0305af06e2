package org.summitgraph.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 */
public record Manifest(
    String fingerprint,
    String checked,
    String content,
    long asserted,
    long quads,
    long defaultGraphTriples) {

  private static final String NAME = "summit.properties";

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
              Long.parseLong(properties.getProperty("defaultGraphTriples", ""))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same database, checked against something else. */
  Manifest checkedAgainst(String other) {
    return new Manifest(fingerprint, other, content, asserted, quads, defaultGraphTriples);
  }

  void writeTo(Path folder) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty("checked", checked);
    properties.setProperty("content", content);
    properties.setProperty("asserted", Long.toString(asserted));
    properties.setProperty("quads", Long.toString(quads));
    properties.setProperty("defaultGraphTriples", Long.toString(defaultGraphTriples));
    Path written = folder.resolve(NAME + ".new");
    try (Writer writer = Files.newBufferedWriter(written)) {
      properties.store(writer, "A database built by summit load");
    }
    Files.move(written, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }
}
