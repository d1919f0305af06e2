package org.summitgraph.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Progress;

/** Reads a folder of data and a folder with its ontology into one {@link Corpus}. */
public final class CorpusReader {

  private CorpusReader() {}

  /**
   * Reads every Turtle, TriG, N-Triples and N-Quads file under both folders.
   *
   * @throws IOException as {@link #read(List, Path, Progress)}
   */
  public static Corpus read(Path data, Path ontology) throws IOException {
    return read(DataFile.under(data), ontology, Progress.NONE);
  }

  /**
   * Reads files of data, in their order, and every file of an ontology folder.
   *
   * <p>A file of the ontology folder that declares a SHACL shape or a prefix holds shapes, any
   * other holds terms. What the ontology imports and the folder lacks is taken from the program,
   * which carries {@code provenance.ttl}; nothing is ever fetched.
   *
   * @param progress told of the bytes of data that were read
   * @throws IOException when a folder or file cannot be read at all; faults inside a file are in
   *     {@link Corpus#faults}
   */
  public static Corpus read(List<DataFile> data, Path ontology, Progress progress)
      throws IOException {
    DataFiles files = new DataFiles(told(progress, data));
    List<LocatedQuad> terms = new ArrayList<>();
    List<LocatedQuad> shapes = new ArrayList<>();
    readOntology(ontology, files, terms, shapes);
    // Names of graphs matter in the data alone.
    files.graphNames.clear();
    List<LocatedQuad> facts = new ArrayList<>();
    for (DataFile file : data) {
      facts.addAll(files.read(file));
    }
    return corpus(files, facts, terms, shapes);
  }

  /** The ontology is small, so that its bytes may count as if they were data. */
  private static LongConsumer told(Progress progress, List<DataFile> data) throws IOException {
    long total = 0;
    for (DataFile file : data) {
      total += file.size();
    }
    long all = total;
    AtomicLong done = new AtomicLong();
    return bytes -> progress.advanced("reading", Math.min(all, done.addAndGet(bytes)), all);
  }

  /**
   * Reads the ontology folder as {@link #read} does, without data.
   *
   * @throws IOException when the folder or a file cannot be read at all; faults inside a file are
   *     in {@link Corpus#faults}
   */
  public static Corpus readOntology(Path ontology) throws IOException {
    DataFiles files = new DataFiles();
    List<LocatedQuad> terms = new ArrayList<>();
    List<LocatedQuad> shapes = new ArrayList<>();
    readOntology(ontology, files, terms, shapes);
    return corpus(files, List.of(), terms, shapes);
  }

  private static void readOntology(
      Path ontology, DataFiles files, List<LocatedQuad> terms, List<LocatedQuad> shapes)
      throws IOException {
    for (DataFile file : DataFile.under(ontology)) {
      List<LocatedQuad> quads = files.read(file);
      (quads.stream().anyMatch(CorpusReader::declaresShapeOrPrefix) ? shapes : terms).addAll(quads);
    }
    if (ProvenanceTerms.areMissingFrom(terms)) {
      terms.addAll(ProvenanceTerms.quads());
    }
  }

  private static Corpus corpus(
      DataFiles files, List<LocatedQuad> facts, List<LocatedQuad> terms, List<LocatedQuad> shapes) {
    return new Corpus(
        facts, terms, shapes, files.graphNames, prefixes(shapes), files.faults, files.complete);
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

  private static boolean declaresShapeOrPrefix(LocatedQuad located) {
    Quad quad = located.quad();
    return quad.getPredicate().equals(SHACL.declare)
        || (quad.getPredicate().equals(RDF.type.asNode())
            && (quad.getObject().equals(SHACL.NodeShape)
                || quad.getObject().equals(SHACL.PropertyShape)));
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
