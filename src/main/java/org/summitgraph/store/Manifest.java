package org.summitgraph.store;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a built database was made from and holds. It is written last: a folder with a manifest is
 * complete.
 *
 * @param fingerprint SHA-256 of everything that went into the database
 * @param quads quads as written in the data files, the default graph's among them
 * @param defaultGraphTriples triples of the materialised default graph
 */
public record Manifest(String fingerprint, long quads, long defaultGraphTriples) {

  private static final String NAME = "summit.properties";

  /** The manifest in a database's folder; empty where the folder or a readable manifest lacks. */
  static Optional<Manifest> in(Path folder) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(NAME))) {
      properties.load(reader);
      return Optional.of(
          new Manifest(
              properties.getProperty("fingerprint", ""),
              Long.parseLong(properties.getProperty("quads", "")),
              Long.parseLong(properties.getProperty("defaultGraphTriples", ""))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void writeTo(Path folder) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty("quads", Long.toString(quads));
    properties.setProperty("defaultGraphTriples", Long.toString(defaultGraphTriples));
    try (Writer writer = Files.newBufferedWriter(folder.resolve(NAME))) {
      properties.store(writer, "A database built by summit load");
    }
  }
}
