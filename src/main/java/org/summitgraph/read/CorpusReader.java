package org.summitgraph.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GraphNames;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Progress;
import org.summitgraph.model.QuadSpool;

/** Reads a folder of data and a folder with its ontology into one {@link Corpus}. */
public final class CorpusReader {

  private CorpusReader() {}

  /**
   * Reads every Turtle, TriG, N-Triples and N-Quads file under both folders.
   *
   * @throws IOException as {@link #read(List, Path)}
   */
  public static Corpus read(Path data, Path ontology) throws IOException {
    return read(DataFile.under(data), ontology);
  }

  /**
   * Reads files of data, in their order, and every file of an ontology folder.
   *
   * <p>A file of the ontology folder holds terms, shapes and prefixes, or both; see {@link
   * OntologyFile}. What the ontology imports and the folder lacks is taken from the program, which
   * carries {@code provenance.ttl}; nothing is ever fetched.
   *
   * @throws IOException when a folder or file cannot be read at all; faults inside a file are in
   *     {@link Corpus#faults}
   */
  public static Corpus read(List<DataFile> data, Path ontology) throws IOException {
    return read(data, ontology, Progress.NONE);
  }

  /**
   * As {@link #read(List, Path)}.
   *
   * @param progress is told how many bytes of the data are read
   */
  public static Corpus read(List<DataFile> data, Path ontology, Progress progress)
      throws IOException {
    Reading reading = new Reading();
    reading.ontology(ontology);
    reading.data(data, progress);
    return reading.corpus();
  }

  /**
   * Reads the ontology folder as {@link #read} does, without data.
   *
   * @throws IOException when the folder or a file cannot be read at all; faults inside a file are
   *     in {@link Corpus#faults}
   */
  public static Corpus readOntology(Path ontology) throws IOException {
    Reading reading = new Reading();
    reading.ontology(ontology);
    return reading.corpus();
  }

  /** What was read so far. */
  private static final class Reading {

    private final DataFiles files = new DataFiles();
    private final List<LocatedQuad> terms = new ArrayList<>();
    private final List<LocatedQuad> shapes = new ArrayList<>();
    private final QuadSpool facts = new QuadSpool();
    private final GraphNames graphNames = new GraphNames(facts.terms());

    void ontology(Path folder) throws IOException {
      for (DataFile file : DataFile.under(folder)) {
        OntologyFile read = new OntologyFile(files.read(file));
        terms.addAll(read.terms());
        shapes.addAll(read.shapes());
      }
      if (ProvenanceTerms.areMissingFrom(terms)) {
        terms.addAll(ProvenanceTerms.quads());
      }
      terms.forEach(this::number);
    }

    /** Terms of the ontology come first, and most often: they get the small numbers. */
    private void number(LocatedQuad quad) {
      facts.terms().add(quad.subject());
      facts.terms().add(quad.predicate());
      if (!quad.object().isLiteral()) {
        facts.terms().add(quad.object());
      }
    }

    void data(List<DataFile> data, Progress progress) throws IOException {
      BytesRead bytes = BytesRead.of(data, progress);
      try {
        for (DataFile file : data) {
          files.readInto(facts, graphNames, file, bytes);
        }
      } catch (IOException | RuntimeException e) {
        facts.close();
        throw e;
      }
    }

    Corpus corpus() {
      return new Corpus(
          facts,
          terms,
          shapes,
          graphNames,
          prefixes(shapes),
          files.faults.toList(),
          files.complete);
    }
  }

  /**
   * Only the prefixes that the ontology folder declares; faults in its files are not told.
   *
   * @throws IOException when the folder or a file cannot be read at all
   */
  public static Map<String, String> readPrefixes(Path ontology) throws IOException {
    DataFiles files = new DataFiles();
    List<LocatedQuad> quads = new ArrayList<>();
    for (DataFile file : DataFile.under(ontology)) {
      quads.addAll(files.read(file));
    }
    return prefixes(quads);
  }

  /** The pairs of {@code sh:prefix} and {@code sh:namespace}: SHACL, section 5.2.1. */
  private static Map<String, String> prefixes(List<LocatedQuad> shapes) {
    Map<Node, String> names = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (LocatedQuad quad : shapes) {
      if (quad.predicate().equals(SHACL.prefix)) {
        names.put(quad.subject(), quad.object().getLiteralLexicalForm());
      }
    }
    Map<String, String> prefixes = new TreeMap<>();
    for (LocatedQuad quad : shapes) {
      if (quad.predicate().equals(SHACL.namespace) && names.containsKey(quad.subject())) {
        prefixes.put(names.get(quad.subject()), quad.object().getLiteralLexicalForm());
      }
    }
    return prefixes;
  }
}
