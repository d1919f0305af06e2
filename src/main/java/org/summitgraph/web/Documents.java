package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportException;
import org.summitgraph.describe.Scope;
import org.summitgraph.describe.ThingDescriber;
import org.summitgraph.describe.ThingDescription;
import org.summitgraph.describe.TooLargeExportException;
import org.summitgraph.vocab.SG;

/**
 * {@code /doc/…}: what the data say of a thing, as a page or as RDF, by {@code Accept} or by the
 * suffix of the address. The RDF is that of {@link Export} with evidence; passages, claim graphs
 * and mentions are parts of the document of their source.
 */
final class Documents extends Resource {

  private static final long serialVersionUID = 1L;

  /** Longer than any IRI that anybody would give to a thing. */
  private static final int LONGEST_PATH = 2_000;

  private static final int URI_TOO_LONG = 414;

  /** A description that the address and the format ask for. */
  private record Asked(Node thing, DocumentFormat format, boolean bySuffix) {}

  private final transient Site site;
  private final transient Exports exports;
  private final transient ThingDescriber describer;
  private final transient Lists lists;
  private final transient Instant started = Instant.now();

  Documents(Site site, Exports exports, ThingDescriber describer) {
    this.site = site;
    this.exports = exports;
    this.describer = describer;
    this.lists = new Lists(site);
  }

  @Override
  Answer answer(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI();
    if (path.equals("/doc")) {
      return Answer.seeOther(Addresses.DOCUMENTS);
    }
    if (!path.startsWith("/" + Addresses.DOCUMENTS)) {
      return NotFoundPage.answer(request);
    }
    if (path.length() > LONGEST_PATH) {
      return Answer.text(URI_TOO_LONG, "No thing has so long an address.");
    }
    String rest = path.substring(Addresses.DOCUMENTS.length() + 1);
    return rest.isEmpty() ? lists.answer(request) : document(rest, request);
  }

  private Answer document(String path, HttpServletRequest request) throws IOException {
    Optional<Node> exact = known(path);
    if (exact.isPresent()) {
      Optional<DocumentFormat> format =
          Negotiation.choose(Collections.list(request.getHeaders("Accept")), DocumentFormat.ALL);
      return format.isPresent()
          ? document(new Asked(exact.get(), format.get(), false), request)
          : forScriptsOfAnyPage(notAcceptable(exact.get(), request));
    }
    int dot = path.lastIndexOf('.');
    if (dot > 0) {
      Optional<DocumentFormat> format = DocumentFormat.ofSuffix(path.substring(dot + 1));
      Optional<Node> thing = format.flatMap(any -> known(path.substring(0, dot)));
      if (thing.isPresent()) {
        return document(new Asked(thing.get(), format.get(), true), request);
      }
    }
    return unknown(path, request, site);
  }

  private Optional<Node> known(String path) {
    return site.addresses().things(path).stream().filter(describer::knows).findFirst();
  }

  private Answer document(Asked asked, HttpServletRequest request) throws IOException {
    Answer answer =
        asked.format() == DocumentFormat.HTML
            ? page(asked, request)
            : exports.answer(export -> rdf(asked, export));
    if (answer.status() == HttpServletResponse.SC_OK) {
      for (String link : links(asked, request)) {
        answer = answer.with("Link", link);
      }
    }
    return asked.bySuffix() ? answer : answer.with("Vary", "Accept");
  }

  private Answer rdf(Asked asked, Export export) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      export.write(
          List.of(asked.thing()),
          Scope.FACTS_WITH_EVIDENCE,
          asked.format().export().orElseThrow(),
          body);
    } catch (TooLargeExportException e) {
      throw e;
    } catch (ExportException e) {
      return forScriptsOfAnyPage(
          Answer.text(HttpServletResponse.SC_NOT_ACCEPTABLE, e.getMessage()));
    }
    return forScriptsOfAnyPage(
        new Answer(
            HttpServletResponse.SC_OK,
            asked.format().mediaType() + ";charset=utf-8",
            body.toByteArray(),
            Map.of(),
            Optional.of(site.edition().published().truncatedTo(ChronoUnit.SECONDS))));
  }

  private Answer page(Asked asked, HttpServletRequest request) {
    Optional<Integer> page = Lists.page(request);
    if (page.isEmpty()) {
      return Lists.notAPage();
    }
    PageLinks links = site.links(request);
    String html =
        describer.isSource(asked.thing())
            ? sourcePage(
                asked, page.get(), Optional.ofNullable(request.getParameter(PageLinks.PART)), links)
            : HtmlPages.text(
                "thing.jte", Map.of("page", documentPage(describer.thing(asked.thing()), links)));
    // A page changes with the program and the texts at hand too, which are those of this start.
    Answer answer =
        HtmlPages.answer(HttpServletResponse.SC_OK, html)
            .changedAt(started.truncatedTo(ChronoUnit.SECONDS));
    // Before that it is not known which sources have several pages.
    return site.census().isCatalogued() ? answer : answer.notKept();
  }

  private String sourcePage(Asked asked, int number, Optional<String> part, PageLinks links) {
    var source = describer.source(asked.thing(), number, part);
    return HtmlPages.text(
        "source.jte", Map.of("page", documentPage(source.itself(), links), "source", source));
  }

  private DocumentPage documentPage(ThingDescription thing, PageLinks links) {
    String iri = thing.iri();
    String document = links.to(iri).orElseThrow();
    return new DocumentPage(
        thing,
        links,
        DocumentFormat.RDF.stream()
            .map(
                format ->
                    new DocumentPage.Download(
                        format.label(), format.mediaType(), document + "." + format.suffix()))
            .toList(),
        """
        PREFIX sg: <%1$s>

        SELECT ?property ?value ?passage ?where WHERE {
          GRAPH ?claims {
            <%2$s> ?property ?value .
          }
          ?claims sg:citesPassage ?passage .
          OPTIONAL {
            ?passage sg:locator ?where .
          }
        }
        ORDER BY ?property ?value ?passage
        """
            .formatted(SG.NS, iri),
        """
        PREFIX sg: <%1$s>

        SELECT ?thing ?property ?passage ?where WHERE {
          GRAPH ?claims {
            ?thing ?property <%2$s> .
          }
          ?claims sg:citesPassage ?passage .
          OPTIONAL {
            ?passage sg:locator ?where .
          }
        }
        ORDER BY ?property ?thing ?passage
        """
            .formatted(SG.NS, iri),
        "“%s”. In: %s, edition %s. %s"
            .formatted(thing.label(), site.title(), site.edition().shortVersion(), iri));
  }

  /** FAIR Signposting, and the same document in other forms. */
  private List<String> links(Asked asked, HttpServletRequest request) {
    String iri = asked.thing().getURI();
    String document = site.addresses().plainDocument(iri).orElseThrow();
    List<String> links = new ArrayList<>();
    links.add("<" + Answer.ascii(iri) + ">; rel=\"cite-as\"");
    for (DocumentFormat format : DocumentFormat.ALL) {
      if (format != asked.format()) {
        links.add(
            "<%s>; rel=\"alternate\"; type=\"%s\""
                .formatted(
                    site.absolute(request, document + "." + format.suffix()), format.mediaType()));
      }
    }
    if (asked.format() != DocumentFormat.TURTLE) {
      links.add(
          "<%s>; rel=\"describedby\"; type=\"text/turtle\""
              .formatted(site.absolute(request, document + ".ttl")));
    }
    links.add("<%s>; rel=\"collection\"".formatted(site.absolute(request, Addresses.DOCUMENTS)));
    site.licence().ifPresent(licence -> links.add("<" + licence + ">; rel=\"license\""));
    return links;
  }

  private Answer notAcceptable(Node thing, HttpServletRequest request) {
    String document = site.addresses().plainDocument(thing.getURI()).orElseThrow();
    StringBuilder sentence = new StringBuilder("There is nothing in the forms asked for, but in:");
    for (DocumentFormat format : DocumentFormat.ALL) {
      sentence
          .append('\n')
          .append(format.mediaType())
          .append("  ")
          .append(site.absolute(request, document + "." + format.suffix()));
    }
    return Answer.text(HttpServletResponse.SC_NOT_ACCEPTABLE, sentence.toString())
        .with("Vary", "Accept");
  }

  /** Says that no thing has the address, and which things have names like it. */
  static Answer unknown(String path, HttpServletRequest request, Site site) {
    var near = site.nearest(path);
    boolean forPeople =
        Negotiation.choose(Collections.list(request.getHeaders("Accept")), DocumentFormat.ALL)
            .filter(format -> format == DocumentFormat.HTML)
            .isPresent();
    if (forPeople) {
      return HtmlPages.answer(
              HttpServletResponse.SC_NOT_FOUND,
              HtmlPages.text("unknown.jte", Map.of("near", near, "links", site.links(request))))
          .with("Vary", "Accept");
    }
    StringBuilder sentence = new StringBuilder("The data say nothing of a thing at this address.");
    if (!near.isEmpty()) {
      sentence.append(" Names like it:");
      near.forEach(
          entry -> sentence.append("\n<").append(entry.iri()).append(">  ").append(entry.label()));
    }
    return forScriptsOfAnyPage(
        Answer.text(HttpServletResponse.SC_NOT_FOUND, sentence.toString()).with("Vary", "Accept"));
  }
}
