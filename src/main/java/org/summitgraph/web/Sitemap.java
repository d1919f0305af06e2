package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.query.CannedQuery;

/**
 * {@code /sitemap.xml}: the <a href="https://www.sitemaps.org/protocol.html">sitemap</a> of the
 * pages; an index of {@code ?page=N} where they are more than one file may have.
 */
final class Sitemap extends Resource {

  private static final long serialVersionUID = 1L;

  /** As many addresses as the protocol lets one file have. */
  private static final int LARGEST = 50_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final transient Site site;
  private final transient List<CannedQuery> queries;

  Sitemap(Site site, List<CannedQuery> queries) {
    this.site = site;
    this.queries = List.copyOf(queries);
  }

  @Override
  Answer answer(HttpServletRequest request) {
    Optional<Catalogue> catalogue = site.census().catalogue();
    if (catalogue.isEmpty()) {
      return Answer.text(
              HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The data are still being counted.")
          .with("Retry-After", "10");
    }
    List<String> addresses = addresses(catalogue.get(), site.base(request));
    int pages = (addresses.size() + LARGEST - 1) / LARGEST;
    String asked = Optional.ofNullable(request.getParameter("page")).orElse("0");
    if (!asked.matches("[0-9]{1,4}") || Integer.parseInt(asked) > pages) {
      return NotFoundPage.answer(request);
    }
    int page = Integer.parseInt(asked);
    if (page == 0 && pages > 1) {
      return xml("sitemapindex", "sitemap", index(pages, site.base(request)));
    }
    int first = Math.max(page - 1, 0) * LARGEST;
    return xml("urlset", "url", addresses.stream().skip(first).limit(LARGEST));
  }

  private List<String> addresses(Catalogue catalogue, String base) {
    return Stream.of(
            Stream.of("", "ontology", DatasetAccount.QUERIES, DatasetAccount.DUMPS),
            queries.stream().map(query -> DatasetAccount.QUERIES + query.name()),
            catalogue.all().stream()
                .flatMap(entry -> site.addresses().plainDocument(entry.iri()).stream())
                .distinct()
                .sorted())
        .flatMap(paths -> paths)
        .map(path -> base + path)
        .toList();
  }

  private static Stream<String> index(int pages, String base) {
    return IntStream.rangeClosed(1, pages).mapToObj(page -> base + "sitemap.xml?page=" + page);
  }

  private static Answer xml(String root, String element, Stream<String> addresses) {
    String body =
        addresses
            .map(address -> "  <%1$s><loc>%2$s</loc></%1$s>\n".formatted(element, escaped(address)))
            .collect(
                Collectors.joining(
                    "",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">\n"
                        .formatted(root, NAMESPACE),
                    "</" + root + ">\n"));
    return new Answer(
        HttpServletResponse.SC_OK,
        "application/xml;charset=utf-8",
        body.getBytes(StandardCharsets.UTF_8),
        Map.of(),
        Optional.empty());
  }

  private static String escaped(String address) {
    return address
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
