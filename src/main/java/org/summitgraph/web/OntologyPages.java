package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/**
 * The ontology at {@code /ontology} and at the address of its version, as a page or as RDF, by
 * {@code Accept} or by the suffix of the address.
 */
final class OntologyPages extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient Map<DocumentFormat, byte[]> bodies = new EnumMap<>(DocumentFormat.class);

  OntologyPages(Site site, OntologyDocument ontology) {
    this.site = site;
    DatasetGraph dataset = DatasetGraphFactory.wrap(ontology.graph());
    put(DocumentFormat.JSON_LD, RDFWriter.source(ontology.graph()).format(RDFFormat.JSONLD));
    put(DocumentFormat.N_TRIPLES, RDFWriter.source(ontology.graph()).lang(Lang.NTRIPLES));
    put(DocumentFormat.RDF_XML, RDFWriter.source(ontology.graph()).format(RDFFormat.RDFXML_PLAIN));
    put(DocumentFormat.TRIG, RDFWriter.source(dataset).format(RDFFormat.TRIG_BLOCKS));
    put(DocumentFormat.N_QUADS, RDFWriter.source(dataset).lang(Lang.NQUADS));
    bodies.put(DocumentFormat.TURTLE, ontology.turtle().getBytes(StandardCharsets.UTF_8));
    bodies.put(DocumentFormat.HTML, ontology.html().getBytes(StandardCharsets.UTF_8));
  }

  private void put(DocumentFormat format, RDFWriterBuilder writer) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    writer.output(body);
    bodies.put(format, body.toByteArray());
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
    if (format == DocumentFormat.HTML) {
      return HtmlPages.answer(
          HttpServletResponse.SC_OK, new String(bodies.get(format), StandardCharsets.UTF_8));
    }
    Answer answer =
        new Answer(
            HttpServletResponse.SC_OK,
            format.mediaType() + ";charset=utf-8",
            bodies.get(format),
            Map.of(),
            Optional.of(site.edition().published()));
    return forScriptsOfAnyPage(answer);
  }
}
