package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkingPageTest {

  private static final Pattern TURTLE =
      Pattern.compile("<pre><code>(.*?)</code></pre>", Pattern.DOTALL);

  @TempDir static Path directory;

  private static LiveServer village() {
    return ShippedServer.of(
            Path.of("examples/village"), directory, Optional.empty(), Optional.empty())
        .live();
  }

  @Test
  void showsLinksInTurtleToThingsThatThereAre() {
    try (LiveServer server = village()) {
      String page = server.get("/linking").body();
      List<Triple> links = new ArrayList<>();
      Matcher examples = TURTLE.matcher(page);
      while (examples.find()) {
        String turtle = examples.group(1).replace("&lt;", "<").replace("&gt;", ">");
        RDFParser.fromString(turtle, Lang.TURTLE).toGraph().find().forEachRemaining(links::add);
      }
      assertThat(links)
          .extracting(link -> link.getPredicate().getLocalName())
          .contains("sameAs", "exactMatch", "closeMatch", "references");
      for (Triple link : links) {
        String path =
            link.getObject()
                .getURI()
                .replace("https://w3id.org/summitgraph/examples/village", "")
                .replaceFirst("#.*", "");
        assertThat(server.get(path).statusCode()).as(path).isEqualTo(303);
      }
      assertThat(page).contains(server.at("/reconcile").toString());
    }
  }

  @Test
  void theWayToItIsOnTheFrontPageAndInTheDescriptionOfTheDataSet() {
    try (LiveServer server = LiveServer.over(directory.resolve("fixture"))) {
      assertThat(server.get("/").body()).contains("href=\"linking\"");
      Model description =
          RDFParser.fromString(server.get("/.well-known/void.ttl").body(), Lang.TURTLE).toModel();
      assertThat(
              description.listObjectsOfProperty(
                  ResourceFactory.createProperty("http://purl.org/vocab/vann/usageNote")))
          .toIterable()
          .singleElement()
          .hasToString(server.at("/linking").toString());
      assertThat(description.listObjectsOfProperty(DCAT.endpointURL))
          .toIterable()
          .extracting(Object::toString)
          .containsExactlyInAnyOrder(
              server.at("/summits/sparql").toString(), server.at("/reconcile").toString());
      assertThat(
              description.contains(
                  null,
                  RDFS.seeAlso,
                  ResourceFactory.createResource(server.at("/limits.json").toString())))
          .isTrue();
    }
  }
}
