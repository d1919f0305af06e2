package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.summitgraph.describe.SortedTurtle;

/**
 * A description that is RDF and nothing else, by {@code Accept} or by the suffix of the address.
 */
final class RdfPage extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient Map<String, String> prefixes;
  private final transient Function<String, Optional<Model>> content;
  private final transient BooleanSupplier complete;

  /**
   * @param prefixes namespaces by prefix; those that are used are declared
   * @param content the description for the address of the front page; empty as long as it is not
   *     there
   * @param complete whether the description will stay as it is
   */
  RdfPage(
      Site site,
      Map<String, String> prefixes,
      Function<String, Optional<Model>> content,
      BooleanSupplier complete) {
    this.site = site;
    this.prefixes = Map.copyOf(prefixes);
    this.content = content;
    this.complete = complete;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    String path = request.getServletPath();
    Optional<DocumentFormat> bySuffix =
        DocumentFormat.ofSuffix(path.substring(path.lastIndexOf('.') + 1))
            .filter(DocumentFormat.RDF::contains);
    if (bySuffix.isPresent()) {
      return answer(bySuffix.get(), site.base(request));
    }
    return Negotiation.choose(Collections.list(request.getHeaders("Accept")), DocumentFormat.RDF)
        .map(format -> answer(format, site.base(request)))
        .orElseGet(RdfPage::notAcceptable)
        .with("Vary", "Accept");
  }

  private Answer answer(DocumentFormat format, String base) {
    boolean stays = complete.getAsBoolean();
    return content
        .apply(base)
        .map(model -> of(model, format, prefixes))
        .map(answer -> stays ? answer : answer.notKept())
        .orElseGet(RdfPage::notYet);
  }

  /** A model as an answer; the same bytes for the same model. */
  static Answer of(Model model, DocumentFormat format, Map<String, String> prefixes) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    switch (format) {
      case TURTLE, TRIG -> SortedTurtle.write(model.getGraph().find().toList(), prefixes, body);
      case JSON_LD -> RDFWriter.source(model).format(RDFFormat.JSONLD_PRETTY).output(body);
      case RDF_XML -> RDFWriter.source(model).format(RDFFormat.RDFXML_PLAIN).output(body);
      default -> RDFWriter.source(model).format(RDFFormat.NTRIPLES_UTF8).output(body);
    }
    return forScriptsOfAnyPage(
        new Answer(
            HttpServletResponse.SC_OK,
            format.mediaType() + ";charset=utf-8",
            body.toByteArray(),
            Map.of(),
            Optional.empty()));
  }

  private static Answer notYet() {
    return Answer.text(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The data are still being counted.")
        .with("Retry-After", "10");
  }

  private static Answer notAcceptable() {
    StringBuilder sentence = new StringBuilder("There is nothing in the forms asked for, but in:");
    DocumentFormat.RDF.forEach(format -> sentence.append('\n').append(format.mediaType()));
    return forScriptsOfAnyPage(
        Answer.text(HttpServletResponse.SC_NOT_ACCEPTABLE, sentence.toString()));
  }
}
