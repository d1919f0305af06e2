package org.summitgraph.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.summitgraph.describe.Citation;
import org.summitgraph.describe.DatasetAddresses;
import org.summitgraph.describe.DatasetDescriber;
import org.summitgraph.describe.DatasetSurvey;
import org.summitgraph.describe.Dump;
import org.summitgraph.describe.DumpFile;
import org.summitgraph.describe.DumpFormat;
import org.summitgraph.describe.DumpSum;
import org.summitgraph.describe.Publication;
import org.summitgraph.describe.ResearchCrate;
import org.summitgraph.describe.ResearchCrate.Part;
import org.summitgraph.describe.SortedTurtle;
import org.summitgraph.model.Text;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.QueryCatalog;
import org.summitgraph.web.OntologyDocument;

/**
 * The files of a release. The same data, ontology and queries give the same bytes: nothing in them
 * tells when, where or by whom they were written. Used once.
 */
final class Release {

  private static final String TURTLE = "text/turtle";
  private static final String DESCRIPTION = "void.ttl";
  private static final String ONTOLOGY = "ontology.ttl";
  private static final String QUERIES = "queries.ttl";
  private static final String SUMS = "SHA256SUMS";

  private final Project project;
  private final OpenStore store;
  private final CannedQueries queries;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder sums = new StringBuilder();
  private Path folder;

  Release(Project project, OpenStore store, CannedQueries queries) {
    this.project = project;
    this.store = store;
    this.queries = queries;
  }

  /**
   * Writes everything into a folder that is there and empty.
   *
   * @return what was released
   */
  Publication writeTo(Path empty) throws IOException {
    folder = empty;
    OntologyDocument ontology = project.ontologyDocument();
    Publication publication = project.publication(ontology);
    Map<String, String> prefixes = project.prefixes();
    List<DumpSum> dumps =
        writeDumps(new Dump(store.asserted(), store.dataset(), prefixes, publication.preamble()));
    write(ONTOLOGY, "the ontology", TURTLE, ontology.turtle());
    for (CannedQuery query : queries.all()) {
      write(
          "queries/" + query.name() + ".rq",
          query.summary(),
          "application/sparql-query",
          query.text());
    }
    write(
        QUERIES,
        "the canned queries as SPARQL examples",
        TURTLE,
        turtle(QueryCatalog.of(queries.all(), "queries/", ""), QueryCatalog.PREFIXES));
    write(
        DESCRIPTION,
        "description of the data set in VoID and DCAT",
        TURTLE,
        description(publication, dumps, prefixes));
    write(Citation.FILE, "how to cite the data", "text/yaml", Citation.cff(publication));
    write(
        ResearchCrate.FILE,
        "description of this folder",
        "application/ld+json",
        ResearchCrate.metadata(publication, parts));
    Files.writeString(folder.resolve(SUMS), sums);
    return publication;
  }

  private List<DumpSum> writeDumps(Dump dump) throws IOException {
    List<DumpSum> written = new ArrayList<>();
    for (DumpFormat format : DumpFormat.values()) {
      DumpFile file = new DumpFile(format, true);
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(file.name())))) {
        DumpSum sum = DumpSum.writing(dump, file, out);
        written.add(sum);
        add(new Part(file.name(), format.what(), file.mediaType(), sum.bytes(), sum.sha256()));
      }
    }
    return written;
  }

  private String description(
      Publication publication, List<DumpSum> dumps, Map<String, String> prefixes) {
    DatasetAddresses addresses =
        new DatasetAddresses(DESCRIPTION, "", ONTOLOGY, QUERIES, Optional.empty());
    Model model =
        DatasetDescriber.describe(publication, DatasetSurvey.of(store.dataset()), addresses, dumps);
    Map<String, String> all = new HashMap<>(prefixes);
    all.putAll(DatasetDescriber.PREFIXES);
    return turtle(model, all);
  }

  private static String turtle(Model model, Map<String, String> prefixes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SortedTurtle.write(model.getGraph().find().toList(), prefixes, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void write(String name, String what, String mediaType, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), bytes);
    String sha256 = HexFormat.of().formatHex(Text.digest().digest(bytes));
    add(new Part(name, what, mediaType, bytes.length, sha256));
  }

  private void add(Part part) {
    parts.add(part);
    sums.append(part.sha256()).append("  ").append(part.name()).append('\n');
  }
}
