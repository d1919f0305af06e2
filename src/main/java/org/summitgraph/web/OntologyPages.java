package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL2;

/**
 * The ontology at {@code /ontology} and at the address of its version, with those that it imports
 * and defines the terms of, as a page or as RDF, by {@code Accept} or by the suffix of the address.
 */
final class OntologyPages extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient OntologyDocument ontology;

  /** Paths of the versions of the ontologies that the document defines, without a first slash. */
  private final transient List<String> versions;

  /** Those that somebody asked for; a server must not wait for them when it starts. */
  private final transient Map<DocumentFormat, byte[]> bodies = new ConcurrentHashMap<>();

  OntologyPages(Site site, OntologyDocument ontology) {
    this.site = site;
    this.ontology = ontology;
    String base = site.addresses().base();
    this.versions =
        G.find(ontology.graph(), Node.ANY, OWL2.versionIRI.asNode(), Node.ANY).toList().stream()
            .map(Triple::getObject)
            .filter(version -> version.isURI() && !base.isEmpty())
            .filter(version -> version.getURI().startsWith(base))
            .map(version -> version.getURI().substring(base.length()))
            .toList();
  }

  /**
   * Whether this is the address of a version of one of the ontologies, with or without a suffix.
   *
   * @param path without its first slash
   */
  boolean isVersion(String path) {
    return versions.stream()
        .anyMatch(
            version ->
                path.equals(version)
                    || (path.startsWith(version + ".")
                        && DocumentFormat.ofSuffix(path.substring(version.length() + 1))
                            .isPresent()));
  }

  private byte[] body(DocumentFormat format) {
    return switch (format) {
      case HTML -> ontology.html().getBytes(StandardCharsets.UTF_8);
      case TURTLE -> ontology.turtle().getBytes(StandardCharsets.UTF_8);
      case JSON_LD -> written(RDFWriter.source(ontology.graph()).format(RDFFormat.JSONLD));
      case N_TRIPLES -> written(RDFWriter.source(ontology.graph()).lang(Lang.NTRIPLES));
      case RDF_XML -> written(RDFWriter.source(ontology.graph()).format(RDFFormat.RDFXML_PLAIN));
      case TRIG -> written(RDFWriter.source(dataset()).format(RDFFormat.TRIG_BLOCKS));
      case N_QUADS -> written(RDFWriter.source(dataset()).lang(Lang.NQUADS));
    };
  }

  private DatasetGraph dataset() {
    return DatasetGraphFactory.wrap(ontology.graph());
  }

  private static byte[] written(RDFWriterBuilder writer) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    writer.output(body);
    return body.toByteArray();
  }

  @Override
  Answer answer(HttpServletRequest request) {
    String path = request.getRequestURI();
    Optional<DocumentFormat> bySuffix =
        DocumentFormat.ofSuffix(path.substring(path.lastIndexOf('.') + 1));
    if (bySuffix.isPresent()) {
      return answer(bySuffix.get());
    }
    List<String> accept = Collections.list(request.getHeaders("Accept"));
    return Negotiation.choose(accept, DocumentFormat.ALL)
        .map(this::answer)
        .orElseGet(OntologyPages::notAcceptable)
        .with("Vary", "Accept");
  }

  private static Answer notAcceptable() {
    StringBuilder sentence = new StringBuilder("There is nothing in the forms asked for, but in:");
    DocumentFormat.ALL.forEach(format -> sentence.append('\n').append(format.mediaType()));
    return forScriptsOfAnyPage(
        Answer.text(HttpServletResponse.SC_NOT_ACCEPTABLE, sentence.toString()));
  }

  private Answer answer(DocumentFormat format) {
    byte[] body = bodies.computeIfAbsent(format, this::body);
    if (format == DocumentFormat.HTML) {
      return HtmlPages.answer(HttpServletResponse.SC_OK, new String(body, StandardCharsets.UTF_8));
    }
    Answer answer =
        new Answer(
            HttpServletResponse.SC_OK,
            format.mediaType() + ";charset=utf-8",
            body,
            Map.of(),
            Optional.of(site.edition().published()));
    return forScriptsOfAnyPage(answer);
  }
}
