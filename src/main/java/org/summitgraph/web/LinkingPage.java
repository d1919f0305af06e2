package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.summitgraph.describe.Catalogue.Entry;
import org.summitgraph.describe.Evidence;
import org.summitgraph.describe.ThingDescriber;
import org.summitgraph.describe.ThingDescription;
import org.summitgraph.web.LinkingContent.Example;

/** {@code /linking}: how others link to the data, and what they can rely on. */
final class LinkingPage extends Resource {

  private static final long serialVersionUID = 1L;

  static final String ADDRESS = "linking";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Among so many things an example is looked for that is linked already. */
  private static final int MOST_LOOKED_AT = 40;

  private final transient Site site;
  private final transient ThingDescriber describer;
  private final transient Background<Optional<Example>> example =
      new Background<>("example of a link", this::example);

  LinkingPage(Site site, ThingDescriber describer) {
    this.site = site;
    this.describer = describer;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    example.begin();
    Optional<Optional<Example>> found = example.within(PATIENCE);
    LinkingContent content =
        new LinkingContent(
            site.title(),
            site.links(request),
            site.addresses().base(),
            site.base(request) + ReconciliationManifest.ADDRESS,
            site.edition(),
            site.licence(),
            found.flatMap(any -> any));
    Answer page =
        HtmlPages.answer(
            HttpServletResponse.SC_OK, HtmlPages.text("linking.jte", Map.of("content", content)));
    return found.isPresent() ? page : page.notKept();
  }

  /** A thing that a reader meets first, if possible one that is linked to other data sets. */
  private Optional<Example> example() {
    List<ThingDescription> things =
        site.census().catalogue().stream()
            .flatMap(
                catalogue ->
                    site.ontology().core().stream()
                        .flatMap(term -> catalogue.ofClass(term.iri()).stream()))
            .map(Entry::iri)
            .distinct()
            .limit(MOST_LOOKED_AT)
            .map(iri -> describer.thing(NodeFactory.createURI(iri)))
            .toList();
    return things.stream()
        .filter(thing -> !thing.elsewhere().isEmpty() && passage(thing).isPresent())
        .findFirst()
        .or(() -> things.stream().findFirst())
        .map(thing -> new Example(thing.iri(), thing.label(), thing.elsewhere(), passage(thing)));
  }

  private static Optional<Evidence> passage(ThingDescription thing) {
    return Stream.of(thing.facts(), thing.statements(), thing.mentioned())
        .flatMap(List::stream)
        .flatMap(property -> property.values().stream())
        .flatMap(value -> value.evidence().stream())
        .findFirst();
  }
}
