package org.summitgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.summitgraph.describe.OntologyDescriber;
import org.summitgraph.describe.OntologyDescription;
import org.summitgraph.describe.Publication;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.DatasetVersion;
import org.summitgraph.model.FileSum;
import org.summitgraph.model.Progress;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.read.DataFile;
import org.summitgraph.read.FileTree;
import org.summitgraph.read.Format;
import org.summitgraph.read.ProvenanceTerms;
import org.summitgraph.read.TextReader;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;
import org.summitgraph.web.OntologyDocument;
import picocli.CommandLine.Option;

/** The folders a command works on; the options have one meaning in every command. */
final class Project {

  private static final Path STANDARD_INPUT = Path.of("-");

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
      paramLabel = "PATH",
      description =
          "Folder or file of data (.ttl, .trig, .nt, .nq, each also with .gz), - for standard"
              + " input; may be given more than once. Default: data.")
  private List<Path> data;

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "What standard input holds: trig, nq, ttl or nt. Default: trig.")
  private Format inputFormat = Format.TRIG;

  private Path spooled;

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

  /** The data as the user named them. */
  String dataNames() {
    return places().stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** The folders and files of data; {@code -} stands for standard input. */
  List<Path> places() {
    return data == null ? List.of(folder(null, "data")) : data;
  }

  Path ontologyFolder() {
    return folder(ontology, "ontology");
  }

  Store store() {
    return Store.in(storeFolder());
  }

  Path storeFolder() {
    return folder(store, "store");
  }

  /** Everything in the data and the ontology folder. */
  Corpus corpus() throws IOException {
    return corpus(Progress.NONE);
  }

  /** As {@link #corpus()}, told how far the reading has come. */
  Corpus corpus(Progress progress) throws IOException {
    Corpus corpus =
        CorpusReader.read(dataFiles(), readable(ontologyFolder(), "--ontology"), progress);
    if (corpus.data().isEmpty() && corpus.faults().isEmpty()) {
      throw UserError.usage(
          "there are no data in "
              + dataNames()
              + "; name a folder with files of .ttl, .trig, .nt or .nq by --data");
    }
    return corpus;
  }

  /** Everything in the ontology folder, without the data. */
  Corpus ontology() throws IOException {
    return CorpusReader.readOntology(readable(ontologyFolder(), "--ontology"));
  }

  /** Every file once, though two of the named folders hold it. */
  private List<DataFile> dataFiles() throws IOException {
    Map<Path, DataFile> files = new LinkedHashMap<>();
    for (Path place : places()) {
      for (DataFile file : dataFilesAt(place)) {
        files.putIfAbsent(file.path().toRealPath(), file);
      }
    }
    return List.copyOf(files.values());
  }

  private List<DataFile> dataFilesAt(Path place) throws IOException {
    if (place.equals(STANDARD_INPUT)) {
      return List.of(new DataFile(standardInput(), place.toString(), Optional.of(inputFormat)));
    }
    if (!Files.isRegularFile(place)) {
      return DataFile.under(readable(place, "--data"));
    }
    List<DataFile> itself = DataFile.under(place);
    if (itself.isEmpty()) {
      throw UserError.usage(
          place
              + " is not a file of data; its name must end in .ttl, .trig, .nt or .nq, or .gz after that");
    }
    return itself;
  }

  /** Standard input, which can be read but once, as a file. */
  private Path standardInput() throws IOException {
    if (spooled == null) {
      spooled = Files.createTempFile("summit", ".input");
      spooled.toFile().deleteOnExit();
      Files.copy(System.in, spooled, StandardCopyOption.REPLACE_EXISTING);
    }
    return spooled;
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

  /**
   * SHA-256 over everything a database depends on, data and ontology files and the program: over
   * their names, lengths and {@linkplain FileSum sums}.
   */
  String fingerprint() throws IOException {
    MessageDigest digest = Text.digest();
    addProgram(digest);
    for (Path place : places()) {
      if (place.equals(STANDARD_INPUT)) {
        addFile(digest, inputFormat.name(), standardInput());
      } else if (Files.isRegularFile(place)) {
        addFile(digest, place.getFileName().toString(), place);
      } else {
        addFolder(digest, readable(place, "--data"));
      }
    }
    addFolder(digest, readable(ontologyFolder(), "--ontology"));
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Whether a file of the data or the ontology was written after the database was. It looks at
   * times only, since to read every file would take longer than most questions do.
   */
  boolean changedSince(Path database) throws IOException {
    FileTime built = Files.getLastModifiedTime(database);
    for (Path place : Stream.concat(places().stream(), Stream.of(ontologyFolder())).toList()) {
      if (Files.exists(place)) {
        for (Path file : FileTree.files(place)) {
          if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** As {@link #fingerprint()}, of what the data are checked against beside themselves. */
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

  /** The published data, as what they are made public under this ontology. */
  Publication publication(OntologyDocument ontology) {
    Manifest manifest = store().manifest().orElseThrow();
    OntologyDescription.Header header = ontology.description().header();
    List<String> creators =
        ontology.graph().stream(
                NodeFactory.createURI(header.iri()), DCTerms.creator.asNode(), Node.ANY)
            .map(Triple::getObject)
            .map(maker -> maker.isLiteral() ? maker.getLiteralLexicalForm() : maker.toString())
            .sorted()
            .toList();
    return new Publication(
        header,
        new DatasetVersion(header.version(), manifest.content(), manifest.asserted()),
        creators);
  }

  /** The ontology as it is published, out of every file that defines terms. */
  OntologyDocument ontologyDocument() throws IOException {
    return ontologyDocument(ontology());
  }

  /**
   * As {@link #ontologyDocument()}, of an {@linkplain #ontology() ontology} that was read already.
   */
  OntologyDocument ontologyDocument(Corpus corpus) throws IOException {
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
    Graph graph = GraphFactory.createDefaultGraph();
    GraphUtil.add(graph, triples);
    new TreeMap<>(corpus.prefixes()).forEach(graph.getPrefixMapping()::setNsPrefix);
    return new OntologyDocument(
        OntologyDescriber.describe(triples, corpus.prefixes()), turtle.toString(), graph);
  }

  /** Names the program as it was built. */
  String program() throws IOException {
    MessageDigest digest = Text.digest();
    addProgram(digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addProgram(MessageDigest digest) throws IOException {
    URL location = Project.class.getProtectionDomain().getCodeSource().getLocation();
    Path program = Path.of(URI.create(location.toString()));
    if (Files.isRegularFile(program)) {
      addFile(digest, "", program);
    } else {
      addFolder(digest, program);
    }
  }

  private static void addFolder(MessageDigest digest, Path folder) throws IOException {
    for (Path file : FileTree.files(folder)) {
      addFile(digest, folder.relativize(file).toString(), file);
    }
  }

  private static void addFile(MessageDigest digest, String name, Path file) throws IOException {
    String line = name + "\n" + Files.size(file) + " " + FileSum.of(file) + "\n";
    digest.update(line.getBytes(StandardCharsets.UTF_8));
  }
}
