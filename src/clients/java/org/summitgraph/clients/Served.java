package org.summitgraph.clients;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.summitgraph.cli.Summit;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

/** The shipped data, served by the program in a process of its own, and what was loaded into it. */
final class Served implements AutoCloseable {

  private static final Path DATA = Path.of("data");
  private static final Path ONTOLOGY = Path.of("ontology");
  private static final long STOP_SECONDS = 30;

  private final Process process;
  private final URI address;
  private final Set<Quad> loaded;
  private final Path folder;

  private Served(Process process, URI address, Set<Quad> loaded, Path folder) {
    this.process = process;
    this.address = address;
    this.loaded = loaded;
    this.folder = folder;
  }

  static Served start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(command("serve", "--port=0", "--store=" + folder.resolve("store")))
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith("Summit Graph is")) {
      process.destroy();
      throw new IOException(Files.readString(folder.resolve("stderr")));
    }
    return new Served(process, URI.create(line.replaceFirst(".* ", "")), read(), folder);
  }

  /** How the program is started with these words. */
  static String[] command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Summit.class.getName()));
    command.addAll(List.of(words));
    return command.toArray(String[]::new);
  }

  private static Set<Quad> read() throws IOException {
    Corpus corpus = CorpusReader.read(DATA, ONTOLOGY);
    return corpus.data().stream()
        .map(LocatedQuad::quad)
        .map(
            quad ->
                quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad)
        .collect(Collectors.toSet());
  }

  String at(String path) {
    return address.resolve(path).toString();
  }

  String endpoint() {
    return at("summits/sparql");
  }

  /** The quads that the server was given, thousands. */
  Set<Quad> loaded() {
    if (loaded.size() < 5000) {
      throw new AssertionError("only " + loaded.size() + " quads were loaded");
    }
    return loaded;
  }

  /** The triples of one graph as they were loaded; never none. */
  Graph loadedGraph(String name) {
    Graph graph = GraphFactory.createDefaultGraph();
    loaded.stream()
        .filter(quad -> quad.getGraph().hasURI(name))
        .map(Quad::asTriple)
        .forEach(graph::add);
    if (graph.isEmpty()) {
      throw new AssertionError("there is no graph " + name);
    }
    return graph;
  }

  /** What a program prints; it must end well within a minute. */
  byte[] output(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process started =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!started.waitFor(1, TimeUnit.MINUTES)) {
      started.destroyForcibly();
      throw new AssertionError(List.of(command) + " does not end");
    }
    if (started.exitValue() != 0) {
      throw new AssertionError(
          List.of(command) + " ended with " + started.exitValue() + ": " + Files.readString(err));
    }
    return Files.readAllBytes(out);
  }

  static Graph graph(byte[] bytes, Lang lang) {
    return RDFParser.source(new ByteArrayInputStream(bytes)).lang(lang).toGraph();
  }

  static Set<Quad> quads(byte[] bytes, Lang lang) {
    List<Quad> quads = new ArrayList<>();
    RDFParser.source(new ByteArrayInputStream(bytes))
        .lang(lang)
        .parse(
            StreamRDFLib.extendTriplesToQuads(
                new StreamRDFBase() {
                  @Override
                  public void quad(Quad quad) {
                    quads.add(
                        quad.isDefaultGraph()
                            ? Quad.create(Quad.defaultGraphIRI, quad.asTriple())
                            : quad);
                  }
                }));
    return new HashSet<>(quads);
  }

  static Set<Triple> triples(Set<Quad> quads) {
    return quads.stream().map(Quad::asTriple).collect(Collectors.toSet());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
