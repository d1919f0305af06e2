package org.summitgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.summitgraph.describe.OntologyDescriber;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.read.ProvenanceTerms;
import org.summitgraph.read.TextReader;
import org.summitgraph.store.Store;
import org.summitgraph.web.OntologyDocument;
import picocli.CommandLine.Option;

/** The folders a command works on; the options have one meaning in every command. */
final class Project {

  /** Set by the launcher to the folder that the program was installed in. */
  private static final Path HOME = Path.of(System.getProperty("summit.home", "."));

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description =
          "Folder with a corpus of its own: the folders data, ontology, queries, documents and"
              + " store that no other option names are the ones in it.")
  private Path project;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data files (.ttl, .trig, .nt, .nq). Default: data.")
  private Path data;

  @Option(
      names = "--ontology",
      paramLabel = "DIR",
      description = "Folder of the ontology and its shapes. Default: ontology.")
  private Path ontology;

  @Option(
      names = "--documents",
      paramLabel = "DIR",
      description =
          "Folder of the sources' texts, matched by hash whatever their names."
              + " Default: documents, if it exists.")
  private Path documents;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Folder of the built database. Default: store.")
  private Path store;

  /** A path of the installation as the user would type it from here. */
  static Path inHome(String name) {
    Path here = Path.of("").toAbsolutePath();
    Path path = HOME.toAbsolutePath().normalize().resolve(name);
    return path.startsWith(here) ? here.relativize(path) : path;
  }

  /** The folder that an option names, else the one of this name in the project. */
  Path folder(Path named, String name) {
    if (named != null) {
      return named;
    }
    return project == null ? inHome(name) : readable(project, "--project").resolve(name);
  }

  Path data() {
    return folder(data, "data");
  }

  private Path ontologyFolder() {
    return folder(ontology, "ontology");
  }

  Store store() {
    return Store.in(storeFolder());
  }

  Path storeFolder() {
    return folder(store, "store");
  }

  /** Everything in the data and ontology folders. */
  Corpus corpus() throws IOException {
    Corpus corpus =
        CorpusReader.read(readable(data(), "--data"), readable(ontologyFolder(), "--ontology"));
    if (corpus.data().isEmpty() && corpus.faults().isEmpty()) {
      throw UserError.usage(
          "there are no data in " + data() + "; name a folder with .ttl or .trig files by --data");
    }
    return corpus;
  }

  /** Everything in the ontology folder, without the data. */
  Corpus ontology() throws IOException {
    return CorpusReader.readOntology(readable(ontologyFolder(), "--ontology"));
  }

  /** The texts at hand; empty where no folder of them was named and there is no default one. */
  List<Text> texts() throws IOException {
    Optional<Path> folder = documents();
    return folder.isPresent() ? TextReader.readFolder(folder.get()) : List.of();
  }

  Optional<Path> documents() {
    if (documents != null) {
      return Optional.of(readable(documents, "--documents"));
    }
    return Optional.of(folder(null, "documents")).filter(Files::isDirectory);
  }

  private static Path readable(Path folder, String option) {
    if (!Files.isDirectory(folder)) {
      throw UserError.usage(folder + " is not a folder; name one that exists by " + option);
    }
    if (!Files.isReadable(folder)) {
      throw UserError.failure(folder + " cannot be read; check its permissions");
    }
    return folder;
  }

  /** SHA-256 over everything a database depends on: data and ontology files, and the program. */
  String fingerprint() throws IOException {
    MessageDigest digest = Text.digest();
    addProgram(digest);
    addFolder(digest, readable(data(), "--data"));
    addFolder(digest, readable(ontologyFolder(), "--ontology"));
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Whether a file of the data or the ontology was written after the database was. It looks at
   * times only, since to read every file would take longer than most questions do.
   */
  boolean changedSince(Path database) throws IOException {
    FileTime built = Files.getLastModifiedTime(database);
    for (Path folder : List.of(data(), ontologyFolder())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> tree = Files.walk(folder)) {
          for (Path file : tree.filter(Files::isRegularFile).toList()) {
            if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  /** SHA-256 over what the data are checked against beside themselves. */
  String checkFingerprint(Severities severities) throws IOException {
    MessageDigest digest = Text.digest();
    digest.update((severities.fingerprint() + "\n").getBytes(StandardCharsets.UTF_8));
    Optional<Path> folder = documents();
    if (folder.isPresent()) {
      addFolder(digest, folder.get());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The prefixes that the ontology folder declares for users. */
  Map<String, String> prefixes() throws IOException {
    return CorpusReader.readPrefixes(readable(ontologyFolder(), "--ontology"));
  }

  /** The ontology as it is published, out of every file that defines terms. */
  OntologyDocument ontologyDocument() throws IOException {
    Corpus corpus = ontology();
    if (!corpus.faults().isEmpty()) {
      Violation first = corpus.faults().get(0);
      throw UserError.failure(first.at() + ": " + first.message());
    }
    List<String> files =
        corpus.ontology().stream().map(quad -> quad.at().file()).distinct().toList();
    StringBuilder turtle = new StringBuilder();
    for (String file : files) {
      // One Turtle document after another is a Turtle document; prefixes may be declared again.
      turtle
          .append(turtle.isEmpty() ? "" : "\n")
          .append(
              file.equals(ProvenanceTerms.FILE)
                  ? ProvenanceTerms.turtle()
                  : Files.readString(Path.of(file)));
    }
    List<Triple> triples = corpus.ontology().stream().map(quad -> quad.quad().asTriple()).toList();
    return new OntologyDocument(
        OntologyDescriber.describe(triples, corpus.prefixes()), turtle.toString());
  }

  private static void addProgram(MessageDigest digest) throws IOException {
    Path program =
        Path.of(Project.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    if (Files.isRegularFile(program)) {
      digest.update(Files.readAllBytes(program));
    } else {
      addFolder(digest, program);
    }
  }

  private static void addFolder(MessageDigest digest, Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String head = folder.relativize(file) + "\n" + bytes.length + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
    }
  }
}
