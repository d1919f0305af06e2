package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.jena.graph.Node;
import org.summitgraph.describe.ThingDescriber;

/**
 * {@code /id/…}: things, which no server can send; it leads to the document that describes them.
 */
final class Identifiers extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient ThingDescriber describer;

  Identifiers(Site site, ThingDescriber describer) {
    this.site = site;
    this.describer = describer;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (!path.startsWith("/" + Addresses.THINGS)) {
      return NotFoundPage.answer(request);
    }
    String rest = path.substring(Addresses.THINGS.length() + 1);
    List<Node> things = site.addresses().things(rest);
    return things.stream()
        .filter(describer::knows)
        .findFirst()
        .flatMap(thing -> site.addresses().plainDocument(thing.getURI()))
        .map(document -> forScriptsOfAnyPage(Answer.seeOther(site.absolute(request, document))))
        .orElseGet(() -> Documents.unknown(rest, request, site));
  }
}
