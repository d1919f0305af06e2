package org.summitgraph.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.summitgraph.model.CanonicalForm;

/**
 * Things with their evidence, out of a dataset whose named graphs hold what was asserted and whose
 * default graph holds reference data, ontology and inferences. The bytes depend on the data and on
 * what was asked, never on the order of loading.
 *
 * <p>An export holds
 *
 * <ul>
 *   <li>the facts whose subject or object is a thing that was asked for, and all facts of each
 *       statement about it or made at it; for a source, a passage or a claim graph, every fact that
 *       was read from it;
 *   <li>to the depth of the {@link Scope}, the facts of events, statements and office holdings that
 *       these mention;
 *   <li>of everything mentioned whose type is a fact, its types and the facts that the ontology
 *       marks as {@code sg:essential}; of everything else mentioned, what it is a part of, by any
 *       transitive property; and so on for what these mention;
 *   <li>the reference data of the things that were asked for; labels and types of everything
 *       mentioned; what a mentioned proposition consists of;
 *   <li>with evidence, the claim graphs of these facts, the passages they cite and need, the
 *       mentions in these passages, the selectors, and the sources; for a source that was asked
 *       for, all of its {@code #about} graph.
 * </ul>
 *
 * Inferred triples are left out; {@link Assertions} tells how they are known.
 */
public final class Export {

  private final Dataset dataset;
  private final Map<String, String> prefixes;
  private final String preamble;
  private final long mostRead;

  /** As the other constructor, with files that do not tell which data they are from. */
  public Export(Dataset dataset, Map<String, String> prefixes) {
    this(dataset, prefixes, "");
  }

  /**
   * @param dataset with the ontology in its default graph; used in read transactions only
   * @param prefixes namespaces by prefix; a file declares those that it uses
   * @param preamble lines that say which data these are, for the formats that people read
   */
  public Export(Dataset dataset, Map<String, String> prefixes, String preamble) {
    this(
        dataset,
        Map.copyOf(prefixes),
        preamble.lines().map(line -> "# " + line + "\n").collect(Collectors.joining()),
        Long.MAX_VALUE);
  }

  private Export(Dataset dataset, Map<String, String> prefixes, String preamble, long mostRead) {
    this.dataset = dataset;
    this.prefixes = prefixes;
    this.preamble = preamble;
    this.mostRead = mostRead;
  }

  /**
   * The same, but each selection may read so many quads, which bounds its time and its memory; one
   * that would read more throws a {@link TooLargeExportException}.
   */
  public Export within(long most) {
    return new Export(dataset, prefixes, preamble, most);
  }

  /**
   * Writes the things. Nothing is written when they cannot be exported.
   *
   * @param format one of {@link ExportFormat}, or a writer of the caller
   * @param out written in UTF-8, flushed and left open
   * @throws ExportException as {@link #select}
   */
  public void write(Collection<Node> things, Scope scope, SelectionWriter format, OutputStream out)
      throws IOException {
    write(select(things, scope), format, out);
  }

  /**
   * Writes a selection.
   *
   * @param format one of {@link ExportFormat}, or a writer of the caller
   * @param out written in UTF-8, flushed and left open
   */
  public void write(Selection selection, SelectionWriter format, OutputStream out)
      throws IOException {
    if (format == ExportFormat.TURTLE || format == ExportFormat.TRIG) {
      out.write(preamble.getBytes(StandardCharsets.UTF_8));
    }
    format.write(selection, prefixes, out);
    out.flush();
  }

  /**
   * What an export of found triples consists of: every quad that asserts one of them, with what
   * belongs to it. Triples that a query made anew, or that only follow from others, have no
   * evidence and are left out.
   *
   * @throws ExportException when no triple is asserted
   */
  public Selection selectTriples(Collection<Triple> triples, Scope scope) {
    Selection selection =
        Txn.calculateRead(dataset, () -> new Closure(assertions(), scope).ofTriples(triples));
    selection.quads().forEach(Export::requireNoBlankNode);
    return selection;
  }

  /**
   * What an export of the things consists of, read in the caller's transaction or in one of its
   * own.
   *
   * @param things IRIs, at least one
   * @throws ExportException naming the IRI of which the data say nothing, or the property whose
   *     value is a blank node, for which no stable bytes exist
   */
  public Selection select(Collection<Node> things, Scope scope) {
    if (things.isEmpty()) {
      throw new IllegalArgumentException("no IRI to export");
    }
    things.forEach(Export::requireIri);
    Selection selection =
        Txn.calculateRead(dataset, () -> new Closure(assertions(), scope).of(things));
    selection.quads().forEach(Export::requireNoBlankNode);
    return selection;
  }

  private Assertions assertions() {
    return new Assertions(dataset.asDatasetGraph(), mostRead);
  }

  private static void requireIri(Node thing) {
    if (!thing.isURI()) {
      throw new IllegalArgumentException(thing + " is not an IRI");
    }
  }

  private static void requireNoBlankNode(Quad quad) {
    if (quad.getSubject().isBlank() || quad.getObject().isBlank() || quad.getGraph().isBlank()) {
      throw new ExportException(
          "There is a blank node in %s %s %s; only what has an IRI can be exported."
              .formatted(
                  CanonicalForm.of(quad.getSubject()),
                  CanonicalForm.of(quad.getPredicate()),
                  CanonicalForm.of(quad.getObject())));
    }
  }
}
